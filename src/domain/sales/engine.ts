import { countOf } from '../../kernel/chance.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { pipeline, program, services } from '../columns.ts'
import { chanceToWin, marketFields } from '../market.ts'
import { salesFields } from './fields.ts'

/**
 * Opportunities of the partner's own engine: a Poisson number a step, at the reps' mean strength in it, only where the
 * partner resells; and how the engine converts them.
 */
export const engine = mechanism({
  name: 'sales/engine',
  about: ['partner.sales'],
  over: ['segment'],
  params: {
    opportunities: salesFields.opportunities,
    mix: marketFields.mix,
    winRate: salesFields.winRate,
    lift: marketFields.winLift,
  },
  reads: {
    resells: now(pipeline.resells),
    strength: now(pipeline.strength),
    resoldMix: now(pipeline.resoldMix),
    solution: last(services.solutionLift),
    level: last(program.levelWinLift),
    spif: now(program.spifLift),
  },
  draws: { opportunities: 'partner' },
  state: { luck: 'trial' },
  writes: {
    opportunities: slice(pipeline.opportunities, { source: 'engine' }),
    chance: slice(pipeline.winChance, { source: 'engine' }),
  },
  step({ trials, first, t, params, reads, draws, uniforms, carried, state: { luck }, writes }) {
    const { opportunities, mix, winRate, lift } = params
    uniforms(draws.opportunities, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const rate = winRate.data[i & winRate.mask] * (1 + reads.spif[i])
      writes.chance[i] = chanceToWin(rate, lift.data[i & lift.mask], reads.solution[i], reads.level[i])
      if (reads.resells[i] === 0) {
        writes.opportunities[i] = 0
        continue
      }
      const part = reads.resoldMix[i] > 0 ? mix.data[i & mix.mask] / reads.resoldMix[i] : 0
      const mean = reads.strength[i] * opportunities.data[i & opportunities.mask] * part
      writes.opportunities[i] = countOf(luck[i], mean, carried.opportunities, i)
    }
  },
})

/** Of what the engine wins, the share that the vendor would not have won directly. */
export const engineIncrement = mechanism({
  name: 'sales/incrementality',
  about: ['partner.sales'],
  params: { incrementality: salesFields.incrementality },
  writes: { share: slice(pipeline.incremental, { source: 'engine' }) },
  step({ trials, params: { incrementality }, writes: { share } }) {
    for (let i = 0; i < trials; i++) share[i] = incrementality.data[i & incrementality.mask]
  },
})
