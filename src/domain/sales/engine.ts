import { slice } from '../../kernel/column.ts'
import { poissonQuantile } from '../../kernel/distribution/poisson.ts'
import { eachOf, last, mechanism, now } from '../../kernel/mechanism.ts'
import { fillUniforms } from '../../kernel/philox.ts'
import { books, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'
import { salesFields } from './fields.ts'

/**
 * Reps as they learn: those who were hired come up to full strength in a straight line over the ramp. A partner that
 * resells nowhere has no reps; where it resells in some segments, they work those.
 */
export const rampedReps = mechanism({
  name: 'sales/ramp',
  about: ['partner.sales'],
  params: {
    reps: salesFields.reps,
    ramp: salesFields.ramp,
    cost: salesFields.cost,
    mix: eachOf(salesFields.mix),
    motion: eachOf(marketFields.motion),
  },
  reads: { before: last(pipeline.reps) },
  state: { wanted: 'trial', pace: 'trial' },
  writes: {
    reps: pipeline.reps,
    strength: pipeline.strength,
    resoldMix: pipeline.resoldMix,
    cost: books.salesCost,
  },
  step({ trials, months, params, reads: { before }, state: { wanted, pace }, writes }) {
    const { reps, ramp, cost, mix, motion } = params
    for (let i = 0; i < trials; i++) {
      let resold = 0
      for (let s = 0; s < mix.length; s++)
        if (motion[s].data[i & motion[s].mask] === 1) resold += mix[s].data[i & mix[s].mask]
      const team = resold > 0 ? reps.data[i & reps.mask] : 0
      if (team !== wanted[i]) {
        wanted[i] = team
        pace[i] = ramp.data[i & ramp.mask] > 0 ? Math.max(0, team - before[i]) / ramp.data[i & ramp.mask] : Infinity
      }
      const from = Math.min(before[i], team)
      const learning = Math.min(months, pace[i] > 0 ? (team - from) / pace[i] : 0)
      const gained = learning > 0 ? pace[i] * learning : team - from
      writes.resoldMix[i] = resold
      writes.reps[i] = from + gained
      writes.strength[i] = from + gained * (1 - learning / (2 * months))
      writes.cost[i] = team * cost.data[i & cost.mask]
    }
  },
})

/**
 * Opportunities of the partner's own engine: a Poisson number a step, at the reps' mean strength in it, only where the
 * partner resells.
 */
export const engine = mechanism({
  name: 'sales/engine',
  about: ['partner.sales'],
  over: ['segment'],
  params: { opportunities: salesFields.opportunities, mix: salesFields.mix, motion: marketFields.motion },
  reads: { strength: now(pipeline.strength), resoldMix: now(pipeline.resoldMix) },
  draws: { opportunities: 'partner' },
  state: { luck: 'trial' },
  writes: { opportunities: slice(pipeline.opportunities, { source: 'engine' }) },
  step({ trials, first, t, params, reads, draws, state: { luck }, writes }) {
    const { opportunities, mix, motion } = params
    fillUniforms(draws.opportunities, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      if (motion.data[i & motion.mask] === 0 || !(reads.resoldMix[i] > 0)) {
        writes.opportunities[i] = 0
        continue
      }
      const part = mix.data[i & mix.mask] / reads.resoldMix[i]
      const mean = reads.strength[i] * opportunities.data[i & opportunities.mask] * part
      writes.opportunities[i] = poissonQuantile(luck[i], mean)
    }
  },
})
