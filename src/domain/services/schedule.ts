import { exp, log1p } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { services } from '../columns.ts'
import { servicesFields } from './fields.ts'
import { bookedIn } from './life.ts'
import { perIs } from './multiplier-fields.ts'

/** How many whole steps a lag has; none where it is shorter than half a step. */
export const lagSteps = (lag: number, months: number): number => (2 * lag < months ? 0 : stepsIn(lag, months))

/**
 * What a component brings per software dollar, whichever dollar the multiplier counts against: one-time work in all, per
 * $1 of a deal's first year; work that goes on a year, per $1 of software a year. Against all software of the same year,
 * one-time work is that of the deals in work, which are earlier and smaller than today's in a market that grows; work
 * with a start lag is of earlier deals still.
 */
export const schedule = mechanism({
  name: 'services/schedule',
  about: ['services.multiplier'],
  over: ['component', 'segment'],
  params: {
    per: servicesFields.per,
    growth: servicesFields.growth,
    share: servicesFields.share,
    attach: servicesFields.attach,
    lasts: servicesFields.lasts,
    lag: servicesFields.lag,
    ongoing: servicesFields.ongoing,
  },
  reads: { stated: now(services.stated), life: now(services.life), steady: now(services.steady) },
  state: { growthWas: 'trial', inWork: 'trial', late: 'trial' },
  writes: { perDollar: services.perDollar },
  step({ trials, t, months, params, reads: { stated, life, steady }, state, writes: { perDollar } }) {
    const { growth, share, attach } = params
    const { growthWas, inWork, late } = state
    const per = params.per.data[0]
    const goesOn = params.ongoing.data[0] >= 0
    const steps = stepsIn(params.lasts.data[0], months)
    const lag = lagSteps(params.lag.data[0], months)
    const isSameYear = per === perIs.sameYear
    for (let i = 0; i < trials; i++) {
      const value = stated[i] * share.data[i & share.mask] * attach.data[i & attach.mask]
      if (!isSameYear) {
        perDollar[i] =
          per === perIs.year && !goesOn
            ? (value * life[i]) / 12
            : per === perIs.lifetime && goesOn
              ? (value / life[i]) * 12
              : value
        continue
      }
      const grows = growth.data[i & growth.mask]
      if (t === 0 || grows !== growthWas[i]) {
        growthWas[i] = grows
        inWork[i] = goesOn ? 1 : bookedIn(steps, grows) / steps
        late[i] = lag > 0 ? exp(lag * log1p(grows)) : 1
      }
      perDollar[i] = goesOn ? value * late[i] : (value * steady[i] * late[i]) / inWork[i]
    }
  },
})
