import { slice } from '../../kernel/column.ts'
import { poissonQuantile } from '../../kernel/distribution/poisson.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { fillUniforms } from '../../kernel/philox.ts'
import { books, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'
import { salesFields } from './fields.ts'

/** Reps as they learn: those who were hired come up to full strength in a straight line over the ramp. */
export const rampedReps = mechanism({
  name: 'sales/ramp',
  about: ['partner.sales'],
  params: { reps: salesFields.reps, ramp: salesFields.ramp, cost: salesFields.cost },
  reads: { before: last(pipeline.reps) },
  writes: { reps: pipeline.reps, cost: books.salesCost },
  step({ trials, months, params: { reps, ramp, cost }, reads: { before }, writes }) {
    for (let i = 0; i < trials; i++) {
      const wanted = reps.data[i & reps.mask]
      const learning = ramp.data[i & ramp.mask]
      const gained = learning <= months ? wanted : (wanted * months) / learning
      writes.reps[i] = Math.min(wanted, before[i] + gained)
      writes.cost[i] = wanted * cost.data[i & cost.mask]
    }
  },
})

/** Opportunities of the partner's own engine: a Poisson number a step, only where the partner resells. */
export const engine = mechanism({
  name: 'sales/engine',
  about: ['partner.sales'],
  over: ['segment'],
  params: { opportunities: salesFields.opportunities, mix: salesFields.mix, motion: marketFields.motion },
  reads: { reps: now(pipeline.reps) },
  draws: { opportunities: 'partner' },
  state: { luck: 'trial' },
  writes: { opportunities: slice(pipeline.opportunities, { source: 'engine' }) },
  step({ trials, first, t, params, reads: { reps }, draws, state: { luck }, writes }) {
    const { opportunities, mix, motion } = params
    fillUniforms(draws.opportunities, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const mean = reps[i] * opportunities.data[i & opportunities.mask] * mix.data[i & mix.mask]
      writes.opportunities[i] = motion.data[i & motion.mask] === 0 ? 0 : poissonQuantile(luck[i], mean)
    }
  },
})
