import { stepsIn } from '../../kernel/calendar.ts'
import { eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, services } from '../columns.ts'
import { lastYearFields } from '../last-year.ts'
import { marketFields } from '../market.ts'
import { servicesFields } from './fields.ts'
import { lagSteps } from './schedule.ts'

/**
 * The work that the firm had in its book at the start, by last year's books. Services that go on run off as the
 * customers who were there leave, or by churn if nothing is known of them. One-time services were a steady flow: their
 * deals are of all ages, so that without new ones it goes on for the start lag and then falls in a straight line to
 * nothing. Each kind of work is split by the shares of its components.
 */
export const opening = mechanism({
  name: 'services/opening',
  about: ['partner.lastYear'],
  params: {
    project: lastYearFields.project,
    managed: lastYearFields.managed,
    support: lastYearFields.support,
    share: eachOf(servicesFields.share),
    lasts: eachOf(servicesFields.lasts),
    lag: eachOf(servicesFields.lag),
    ongoing: eachOf(servicesFields.ongoing),
    delivered: eachOf(servicesFields.delivered),
    churn: eachOf(marketFields.churn),
    rate: servicesFields.rate,
  },
  reads: {
    software: now(base.openingSoftware),
    served: last(base.openingServed),
    stopped: last(books.stopped),
  },
  state: { atStart: 'trial', kept: 'trial' },
  writes: { opening: eachWrite(services.opening), hours: eachWrite(services.openingHours) },
  step({ trials, t, months, years, params, reads, state: { atStart, kept }, writes }) {
    const { project, managed, support, share, lasts, lag, ongoing, delivered, churn, rate } = params
    if (t === 0) {
      atStart.set(reads.served)
      kept.fill(1)
    }
    for (let i = 0; i < trials; i++) {
      let oneTime = 0
      let onBench = 0
      let others = 0
      for (let c = 0; c < share.length; c++) {
        const part = share[c].data[i & share[c].mask]
        if (ongoing[c].data[0] < 0) oneTime += part
        else if (delivered[c].data[0] >= 0) onBench += part
        else others += part
      }
      const before = kept[i]
      let lost = 0
      for (let s = 0; s < churn.length; s++) lost += churn[s].data[i & churn[s].mask]
      kept[i] = before * (1 - (churn.length > 0 ? lost / churn.length : 0))
      const stays = atStart[i] > 0 ? reads.software[i] / atStart[i] : ((before + kept[i]) / 2) * years
      const price = rate.data[i & rate.mask]
      for (let c = 0; c < share.length; c++) {
        const part = share[c].data[i & share[c].mask]
        const isBench = delivered[c].data[0] >= 0
        let amount = 0
        if (part > 0 && !(reads.stopped[i] > 0)) {
          if (ongoing[c].data[0] < 0) {
            const steps = stepsIn(lasts[c].data[0], months)
            const late = lagSteps(lag[c].data[0], months)
            amount =
              (project.data[0] * part * years * (leftOf(t - late, steps) + leftOf(t + 1 - late, steps))) / oneTime / 2
          } else
            amount = isBench ? (managed.data[0] * part * stays) / onBench : (support.data[0] * part * stays) / others
        }
        writes.opening[c][i] = amount
        writes.hours[c][i] = isBench ? amount / price : 0
      }
    }
  },
})

/** What is left after so many steps of work in hand that ends evenly over `steps`. */
const leftOf = (after: number, steps: number): number => Math.min(1, Math.max(0, 1 - after / steps))
