import { stepsIn } from '../../kernel/calendar.ts'
import { agoBy, last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, services } from '../columns.ts'
import { booksSpeak, lastYearFields } from '../last-year.ts'
import { servicesFields } from './fields.ts'
import { lagSteps } from './schedule.ts'

/**
 * What the deals and customers that the partner serves ask for, by component, in dollars and in bench hours. Work that
 * lasts so many months is spread evenly over them from the middle of the deal's step on; work that goes on while the
 * customer stays follows the software that is used, and what is priced by the program follows its price list. Where
 * last year's books say what goes on already, only customers won since add to it. A start lag moves all of it.
 */
export const demand = mechanism({
  name: 'services/demand',
  about: ['services.multiplier', 'services.components'],
  over: ['component', 'segment'],
  params: {
    attach: servicesFields.attach,
    lasts: servicesFields.lasts,
    lag: servicesFields.lag,
    ongoing: servicesFields.ongoing,
    priced: servicesFields.priced,
    delivered: servicesFields.delivered,
    rate: servicesFields.rate,
    resaleBillings: lastYearFields.resaleBillings,
    project: lastYearFields.project,
    managed: lastYearFields.managed,
    support: lastYearFields.support,
  },
  reads: {
    perDollar: now(services.perDollar),
    charged: now(services.charged),
    chargedEnded: agoBy(services.charged, 'lasts'),
    effort: now(services.effort),
    effortEnded: agoBy(services.effort, 'lasts'),
    software: now(base.servedSoftware),
    openingSoftware: now(base.openingSoftware),
    fees: now(base.supportFees),
    soldBefore: agoBy(services.sold, 'lag'),
    soldHoursBefore: agoBy(services.soldHours, 'lag'),
    stopped: last(books.stopped),
  },
  state: { inWork: 'trial', effortInWork: 'trial' },
  writes: {
    sold: services.sold,
    soldHours: services.soldHours,
    demand: services.demand,
    demandHours: services.demandHours,
  },
  step({ trials, months, params, reads, state: { inWork, effortInWork }, writes }) {
    const { attach, rate } = params
    const goesOn = params.ongoing.data[0] >= 0
    const isPriced = params.priced.data[0] >= 0
    const onBench = params.delivered.data[0] >= 0
    const steps = stepsIn(params.lasts.data[0], months)
    const isLate = lagSteps(params.lag.data[0], months) > 0
    const isBooked = booksSpeak(params)
    for (let i = 0; i < trials; i++) {
      let sold = 0
      let atOnce = 0
      let work = 0 // the same, as the bench's hours count it
      if (isPriced) {
        sold = reads.fees[i] * attach.data[i & attach.mask]
        work = sold
      } else if (goesOn) {
        // to those who were there from the start it has begun already
        const from = isBooked || isLate ? reads.openingSoftware[i] : 0
        sold = reads.perDollar[i] * Math.max(0, reads.software[i] - from)
        atOnce = isBooked ? 0 : reads.perDollar[i] * from
        work = sold
      } else {
        const before = inWork[i]
        inWork[i] = Math.max(0, before + reads.charged[i] - reads.chargedEnded[i])
        sold = (reads.perDollar[i] * (before + inWork[i])) / (2 * steps)
        const effortBefore = effortInWork[i]
        effortInWork[i] = Math.max(0, effortBefore + reads.effort[i] - reads.effortEnded[i])
        work = (reads.perDollar[i] * (effortBefore + effortInWork[i])) / (2 * steps)
      }
      const price = rate.data[i & rate.mask]
      const works = reads.stopped[i] > 0 ? 0 : 1
      writes.sold[i] = sold
      writes.soldHours[i] = onBench ? work / price : 0
      writes.demand[i] = works * (atOnce + (isLate ? reads.soldBefore[i] : sold))
      writes.demandHours[i] = onBench
        ? works * (atOnce / price + (isLate ? reads.soldHoursBefore[i] : writes.soldHours[i]))
        : 0
    }
  },
})
