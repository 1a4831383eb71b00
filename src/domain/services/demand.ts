import { expm1, log1p } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { failure } from '../../kernel/failure.ts'
import { agoBy, mechanism, now } from '../../kernel/mechanism.ts'
import { base, services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { servicesFields } from './fields.ts'

/**
 * One-time work per first-year software dollar, so that a multiplier stated against all software of the same year
 * holds in a market that grows by `growth` a step and loses `churn` of it. With q = 1 + growth, software there stands
 * at bookings x q / (q - (1 - churn)) a year, and the deals in work over the last n `steps`, being of earlier and
 * smaller bookings, at bookings x q / (q - 1) x (1 - q^-n); both are taken as the mean of a step's start and end, which
 * cancels. Throws a failure where nothing grows and nothing is lost: there is no steady state to state it against.
 */
export const oneTimePerDollar = (
  perYear: number,
  churn: number,
  growth: number,
  years: number,
  steps: number,
): number => {
  if (!(growth + churn > 0))
    throw failure('a sameYear multiplier needs a market that grows or loses customers: growth and churn are both 0')
  const software = (1 + growth) / (growth + churn)
  const inWork = growth > 0 ? (-expm1(-steps * log1p(growth)) * (1 + growth)) / (growth * steps) : 1
  return (perYear * years * software) / inWork
}

/**
 * What the deals and customers that the partner serves ask for, by component. Work that lasts so many months is
 * spread evenly over them from the middle of the deal's step on; work that goes on while the customer stays follows the software that is
 * used.
 */
export const demand = mechanism({
  name: 'services/demand',
  about: ['services.multiplier'],
  over: ['component', 'segment'],
  params: {
    multiplier: servicesFields.multiplier,
    per: servicesFields.per,
    growth: servicesFields.growth,
    share: servicesFields.share,
    lasts: servicesFields.lasts,
    ongoing: servicesFields.ongoing,
    churn: marketFields.churn,
  },
  reads: {
    booked: now(base.servedBookings),
    ended: agoBy(base.servedBookings, 'lasts'),
    software: now(base.servedSoftware),
  },
  state: { inWork: 'trial' },
  writes: { demand: services.demand },
  step({ trials, months, years, params, reads: { booked, ended, software }, state: { inWork }, writes }) {
    const { multiplier, per, growth, share, lasts, ongoing, churn } = params
    for (let i = 0; i < trials; i++) {
      const perYear = multiplier.data[i & multiplier.mask] * share.data[i & share.mask]
      if (ongoing.data[i & ongoing.mask] >= 0) {
        writes.demand[i] = perYear * software[i]
        continue
      }
      const steps = stepsIn(lasts.data[i & lasts.mask], months)
      const sameYear = per.data[i & per.mask] === 1
      const perDollar = sameYear
        ? oneTimePerDollar(perYear, churn.data[i & churn.mask], growth.data[i & growth.mask], years, steps)
        : perYear
      const before = inWork[i]
      inWork[i] = Math.max(0, before + booked[i] - ended[i])
      writes.demand[i] = (perDollar * (before + inWork[i])) / (2 * steps)
    }
  },
})
