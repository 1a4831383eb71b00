import { slice } from '../../kernel/column.ts'
import { eachNow, last, mechanism, now } from '../../kernel/mechanism.ts'
import { deals, holding, incentives, pipeline } from '../columns.ts'
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

/**
 * The same part of deals that close as many times faster in the last month, and in the other two so much slower that the
 * mean is the same. A step that is all in that month, or all before it, has one pace.
 */
const pacedPartAtEnd = (left: number, window: number, months: number, more: number): number => {
  const fast = partAtEnd(left, 1, months)
  if (more === 1 || fast === 0 || fast === 1) return partAtEnd(left, window, months)
  const slow = (3 - more) / 2
  const late = partAtEnd(left, Math.min(window, 1), months)
  const early = partAtEnd(left, window, months) - late
  return (late * more + early * slow) / (fast * more + (1 - fast) * slow)
}

/**
 * Discounts on what closes in the last days of the vendor's quarter, on all routes. Direct deals, and those that are steered
 * to the partner, close at the pace of the quarter, whatever the length of a step; partner orders that the vendor books
 * have none.
 */
export const periodEnd = mechanism({
  name: 'rhythm/period-end',
  about: ['vendor.periodEnd'],
  params: { discount: rhythmFields.discount, window: rhythmFields.window, multiplier: rhythmFields.multiplier },
  reads: {
    bookings: now(pipeline.bookings),
    direct: now(slice(pipeline.bookings, { paper: 'vendor' })),
    steered: now(slice(pipeline.sourced, { source: 'steered' })),
    moved: eachNow(pipeline.moved),
    movedAmount: eachNow(deals.movedAmount),
  },
  writes: { discount: incentives.periodEndDiscount },
  step({ trials, months, clocks: { vendorQuarter }, params, reads, writes }) {
    const { bookings, direct, steered, moved, movedAmount } = reads
    const { discount, window, multiplier } = params
    const { left } = vendorQuarter
    for (let i = 0; i < trials; i++) {
      const last = window.data[i & window.mask]
      const part = partAtEnd(left, last, months)
      const more = pacedPartAtEnd(left, last, months, multiplier.data[i & multiplier.mask]) - part
      let paced = direct[i] + steered[i]
      if (more !== 0)
        for (let s = 0; s < moved.length; s++)
          for (let k = 0; k < moved[s][i]; k++) paced -= movedAmount[s][k * trials + i]
      const closed = bookings[i] * part + paced * more
      writes.discount[i] = closed * discount.data[i & discount.mask]
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
