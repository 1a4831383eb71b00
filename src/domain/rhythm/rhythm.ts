import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { holding, incentives, pipeline } from '../columns.ts'
import { rhythmFields } from './fields.ts'
import { rhythmPaths } from './metrics.ts'

/** The part of a step that lies in the last so many months of a period that ends `left` months after the step. */
export const partAtEnd = (left: number, window: number, months: number): number =>
  Math.min(1, Math.max(0, (window - left) / months))

/** Where the bookings of a period lie: the hockey stick. Steps longer than a month cannot tell the thirds of a quarter. */
export const rhythm = mechanism({
  name: 'rhythm/rhythm',
  about: rhythmPaths,
  reads: { bookings: now(pipeline.bookings) },
  writes: {
    lastThird: holding.lastThird,
    allThirds: holding.allThirds,
    lastQuarter: holding.lastQuarter,
    quarterBefore: holding.quarterBefore,
  },
  step({ trials, months, clocks: { vendorQuarter, vendorYear }, reads: { bookings }, writes }) {
    const isShort = months < 1.01
    const inThird = isShort ? partAtEnd(vendorQuarter.left, 1, months) : 0
    // how many quarters of its year follow on the one that the step is in
    const after = Math.floor((vendorYear.left - vendorQuarter.left) / 3 + 0.5)
    for (let i = 0; i < trials; i++) {
      writes.lastThird[i] = bookings[i] * inThird
      writes.allThirds[i] = isShort ? bookings[i] : 0
      writes.lastQuarter[i] = after === 0 ? bookings[i] : 0
      writes.quarterBefore[i] = after === 1 ? bookings[i] : 0
    }
  },
})

/** Direct deals close faster in the last month of the vendor's quarter and slower in the others, the same in the mean. */
export const pace = mechanism({
  name: 'rhythm/pace',
  about: ['vendor.periodEnd.multiplier'],
  params: { multiplier: rhythmFields.multiplier },
  writes: { pace: holding.pace },
  step({ trials, months, clocks: { vendorQuarter }, params: { multiplier }, writes }) {
    const atEnd = partAtEnd(vendorQuarter.left, 1, months)
    for (let i = 0; i < trials; i++) {
      const more = multiplier.data[i & multiplier.mask]
      writes.pace[i] = atEnd * more + (1 - atEnd) * ((3 - more) / 2) - 1
    }
  },
})

/** Discounts on what closes in the last days of the vendor's quarter, on all routes. */
export const periodEnd = mechanism({
  name: 'rhythm/period-end',
  about: ['vendor.periodEnd'],
  params: { discount: rhythmFields.discount, window: rhythmFields.window },
  reads: { bookings: now(pipeline.bookings) },
  writes: { discount: incentives.periodEndDiscount },
  step({ trials, months, clocks: { vendorQuarter }, params: { discount, window }, reads: { bookings }, writes }) {
    for (let i = 0; i < trials; i++) {
      const part = partAtEnd(vendorQuarter.left, window.data[i & window.mask], months)
      writes.discount[i] = bookings[i] * part * discount.data[i & discount.mask]
    }
  },
})

/** The vendor's fiscal year in which the scenario starts: what is booked of its quota until it ends. */
export const quota = mechanism({
  name: 'rhythm/quota',
  about: ['vendor.quota', 'vendor.club'],
  params: { quota: rhythmFields.quota, club: rhythmFields.club, before: rhythmFields.bookedSoFar },
  reads: { bookings: now(pipeline.bookings), booked: last(holding.quotaBooked) },
  state: { isOver: 'trial' },
  writes: {
    booked: holding.quotaBooked,
    target: holding.quotaTarget,
    club: holding.clubTarget,
    years: holding.quotaYears,
  },
  start({ trials, params: { before }, writes: { booked } }) {
    for (let i = 0; i < trials; i++) booked[i] = before.data[i & before.mask]
  },
  step({ trials, clocks: { vendorYear }, params, reads: { bookings, booked }, state: { isOver }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.booked[i] = booked[i] + (isOver[i] > 0 ? 0 : bookings[i])
      writes.target[i] = params.quota.data[i & params.quota.mask]
      writes.club[i] = params.club.data[i & params.club.mask]
      writes.years[i] = vendorYear.isEnd && isOver[i] === 0 ? 1 : 0
      if (vendorYear.isEnd) isOver[i] = 1
    }
  },
})

export const rhythmMechanisms = [rhythm, pace, periodEnd, quota]
