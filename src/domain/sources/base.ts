import { countOf } from '../../kernel/chance.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, pipeline, program, services } from '../columns.ts'
import { chanceToWin, marketFields } from '../market.ts'
import { sourceFields } from './fields.ts'

/** Opportunities that the partner's customers bring, in the segment that they are in: a Poisson number a step. */
export const installedBase = mechanism({
  name: 'sources/base',
  about: ['partner.base'],
  over: ['segment'],
  params: {
    opportunities: sourceFields.baseOpportunities,
    winRate: sourceFields.baseWinRate,
    lift: marketFields.winLift,
  },
  reads: {
    resold: last(slice(base.customers, { paper: 'partner' })),
    referred: last(base.referredCustomers),
    resells: now(pipeline.resells),
    solution: last(services.solutionLift),
    level: last(program.levelWinLift),
  },
  draws: { opportunities: 'partner' },
  state: { luck: 'trial' },
  writes: {
    opportunities: slice(pipeline.opportunities, { source: 'base' }),
    chance: slice(pipeline.winChance, { source: 'base' }),
  },
  step({ trials, first, t, params, reads, draws, uniforms, carried, state: { luck }, writes }) {
    const { opportunities, winRate, lift } = params
    uniforms(draws.opportunities, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const customers = reads.resells[i] > 0 ? reads.resold[i] + reads.referred[i] : 0
      const mean = customers * opportunities.data[i & opportunities.mask]
      const rate = winRate.data[i & winRate.mask]
      writes.opportunities[i] = countOf(luck[i], mean, carried.opportunities, i)
      writes.chance[i] = chanceToWin(rate, lift.data[i & lift.mask], reads.solution[i], reads.level[i])
    }
  },
})

/** Of what they bring and the partner wins, the share that the vendor would not have won directly. */
export const installedBaseIncrement = mechanism({
  name: 'sources/base-incrementality',
  about: ['partner.base'],
  params: { incrementality: sourceFields.baseIncrementality },
  writes: { share: slice(pipeline.incremental, { source: 'base' }) },
  step({ trials, params: { incrementality }, writes: { share } }) {
    for (let i = 0; i < trials; i++) share[i] = incrementality.data[i & incrementality.mask]
  },
})
