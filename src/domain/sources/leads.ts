import { countOf, partOf } from '../../kernel/chance.ts'
import { lucksOf } from '../../kernel/lucks.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, pipeline, program, services } from '../columns.ts'
import { chanceToWin, marketFields } from '../market.ts'
import { sourceFields } from './fields.ts'

/** The sources that are not a scenario's to name. */
const others = { source: ['base', 'engine', 'named', 'steered'] }

/**
 * Leads of a source that the scenario names: a Poisson number a step in each segment, of which some become
 * opportunities where the partner resells; a partner that only supports pays for them and does not follow them up.
 */
export const leads = mechanism({
  name: 'sources/leads',
  about: ['sources'],
  over: ['source', 'segment'],
  without: others,
  params: {
    leads: sourceFields.leads,
    mix: sourceFields.mix,
    cost: sourceFields.cost,
    converts: sourceFields.converts,
    winRate: sourceFields.winRate,
    lift: marketFields.winLift,
  },
  reads: {
    stopped: last(books.stopped),
    resells: now(pipeline.resells),
    solution: last(services.solutionLift),
    level: last(program.levelWinLift),
  },
  draws: { leads: 'partner', converts: 'partner' },
  state: { luck: 'trial' },
  writes: {
    leads: pipeline.leads,
    cost: books.sourceCost,
    opportunities: pipeline.opportunities,
    chance: pipeline.winChance,
  },
  step({ trials, first, t, params, reads, draws, uniforms, carried, state: { luck }, writes }) {
    const { leads: rate, mix, cost, converts, winRate, lift } = params
    uniforms(draws.leads, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const mean = reads.stopped[i] > 0 ? 0 : rate.data[i & rate.mask] * mix.data[i & mix.mask]
      const found = countOf(luck[i], mean, carried.leads, i)
      writes.leads[i] = found
      writes.cost[i] = found * cost.data[i & cost.mask]
      const own = winRate.data[i & winRate.mask]
      writes.chance[i] = chanceToWin(own, lift.data[i & lift.mask], reads.solution[i], reads.level[i])
      writes.opportunities[i] = 0
    }
    if (lucksOf(uniforms, draws.converts, first, t, 0, writes.leads, luck) === 0) return
    for (let i = 0; i < trials; i++) {
      const found = writes.leads[i]
      if (found === 0 || reads.resells[i] === 0) continue
      writes.opportunities[i] = partOf(luck[i], found, converts.data[i & converts.mask], carried.converts, i)
    }
  },
})

/** Of what a source wins, the share that the vendor would not have won directly. */
export const leadsIncrement = mechanism({
  name: 'sources/incrementality',
  about: ['sources'],
  over: ['source'],
  without: others,
  params: { incrementality: sourceFields.incrementality },
  writes: { share: pipeline.incremental },
  step({ trials, params: { incrementality }, writes: { share } }) {
    for (let i = 0; i < trials; i++) share[i] = incrementality.data[i & incrementality.mask]
  },
})
