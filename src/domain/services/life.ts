import { exp, expm1, log1p } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { failure } from '../../kernel/failure.ts'
import { mechanism } from '../../kernel/mechanism.ts'
import { services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { servicesFields } from './fields.ts'
import { perIs } from './multiplier-fields.ts'

/** What is lost of a software dollar at the end of a term of so many steps: customers who leave, and contraction. */
export const lossOfTerm = (churn: number, contraction: number, steps: number): number => {
  const gone = churn < 1 ? -expm1(steps * log1p(-churn)) : 1
  return gone + (1 - gone) * contraction
}

/** 1 + 1/q + ... + 1/q^(steps - 1), q = 1 + growth: what was booked in the last so many steps, per $1 of the last. */
export const bookedIn = (steps: number, growth: number): number =>
  growth > 0 ? (-expm1(-steps * log1p(growth)) * (1 + growth)) / growth : steps

/**
 * Software a year that stands in a steady market, per $1 booked in a step. With q = 1 + growth a step and a loss at the
 * end of each term of n steps, sum over k of (1 - loss)^k q^(-nk) times what was booked in n steps.
 */
export const standing = (loss: number, steps: number, growth: number): number => {
  const before = steps * log1p(growth)
  return bookedIn(steps, growth) / (-expm1(-before) + loss * exp(-before))
}

/**
 * For how many years a software dollar is paid, and the software that stands in the market in which a same-year
 * multiplier was measured. Contracts end with their terms. Throws a failure where the multiplier needs a life that
 * ends, or a market that is steady, and nothing is ever lost.
 */
export const life = mechanism({
  name: 'services/life',
  about: ['services.multiplier'],
  over: ['segment'],
  params: {
    per: servicesFields.per,
    growth: servicesFields.growth,
    churn: marketFields.churn,
    contraction: marketFields.contraction,
    term: marketFields.term,
  },
  state: { churnWas: 'trial', contractionWas: 'trial', growthWas: 'trial', life: 'trial', steady: 'trial' },
  writes: { life: services.life, steady: services.steady },
  step({ trials, t, months, years, params, state, writes }) {
    const { growth, churn, contraction } = params
    const per = params.per.data[0]
    const steps = stepsIn(params.term.data[0], months)
    for (let i = 0; i < trials; i++) {
      const isNew =
        t === 0 ||
        state.churnWas[i] !== churn.data[i & churn.mask] ||
        state.contractionWas[i] !== contraction.data[i & contraction.mask] ||
        state.growthWas[i] !== growth.data[i & growth.mask]
      if (isNew) {
        state.churnWas[i] = churn.data[i & churn.mask]
        state.contractionWas[i] = contraction.data[i & contraction.mask]
        state.growthWas[i] = growth.data[i & growth.mask]
        const loss = lossOfTerm(state.churnWas[i], state.contractionWas[i], steps)
        if ((per === perIs.year || per === perIs.lifetime) && !(loss > 0))
          throw failure(
            'a multiplier per year or lifetime needs customers who leave: churn and contraction are both 0, and a life without an end has no average',
            { site: { paths: ['services.multiplier.per'] } },
          )
        if (per === perIs.sameYear && !(loss + state.growthWas[i] > 0))
          throw failure(
            'a sameYear multiplier needs a market that grows or loses customers: growth, churn and contraction are all 0',
            { site: { paths: ['services.multiplier.per'] } },
          )
        state.life[i] = loss > 0 ? (steps * months) / loss : 0
        state.steady[i] = loss + state.growthWas[i] > 0 ? standing(loss, steps, state.growthWas[i]) * years : 0
      }
      writes.life[i] = state.life[i]
      writes.steady[i] = state.steady[i]
    }
  },
})
