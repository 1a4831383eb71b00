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
  step({ trials, t, months, params, reads, state, writes }) {
    const { growth, share, attach } = params
    const per = params.per.data[0]
    const goesOn = params.ongoing.data[0] >= 0
    const steps = stepsIn(params.lasts.data[0], months)
    const lag = lagSteps(params.lag.data[0], months)
    for (let i = 0; i < trials; i++) {
      let value = reads.stated[i] * share.data[i & share.mask] * attach.data[i & attach.mask]
      if (per === perIs.year && !goesOn) value *= reads.life[i] / 12
      else if (per === perIs.lifetime && goesOn) value /= reads.life[i] / 12
      else if (per === perIs.sameYear) {
        const grows = growth.data[i & growth.mask]
        if (t === 0 || grows !== state.growthWas[i]) {
          state.growthWas[i] = grows
          state.inWork[i] = bookedIn(steps, grows) / steps
          state.late[i] = lag > 0 ? exp(lag * log1p(grows)) : 1
        }
        value *= goesOn ? state.late[i] : (reads.steady[i] * state.late[i]) / state.inWork[i]
      }
      writes.perDollar[i] = value
    }
  },
})
