import { countOf, partOf } from '../../kernel/chance.ts'
import { slice } from '../../kernel/column.ts'
import { lucksOf } from '../../kernel/lucks.ts'
import { eachNow, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { direct, marketing, pipeline, program, services } from '../columns.ts'
import { chanceToWin, marketFields } from '../market.ts'
import { marketingFields } from './fields.ts'

/** An activity is a source by its own name. */
const itsSource = { source: { along: 'activity' } } as const

const perSegment = { scope: 'partner', each: ['segment'] } as const

/**
 * Leads of an activity: a Poisson number a step in each segment, of which some become opportunities where the partner
 * resells. They fall in segments by the activity's own mix, or the partner's where it has none, or evenly.
 */
export const leads = mechanism({
  name: 'marketing/leads',
  about: ['mdf.activities'],
  over: ['activity'],
  params: {
    mix: eachOf(marketingFields.mix),
    partnerMix: eachOf(marketFields.mix),
    converts: marketingFields.converts,
    winRate: marketingFields.winRate,
    lift: eachOf(marketFields.winLift),
  },
  reads: {
    expected: now(marketing.expected),
    resells: eachNow(pipeline.resells),
    solution: last(services.solutionLift),
    level: last(program.levelWinLift),
  },
  draws: { leads: perSegment, converts: perSegment },
  state: { mean: 'trial', luck: 'trial' },
  writes: {
    leads: eachWrite(slice(pipeline.leads, itsSource)),
    opportunities: eachWrite(slice(pipeline.opportunities, itsSource)),
    chance: eachWrite(slice(pipeline.winChance, itsSource)),
  },
  step({ trials, first, t, params, reads, draws, uniforms, carried, state: { mean, luck }, writes }) {
    const { mix, partnerMix, converts, winRate, lift } = params
    for (let s = 0; s < mix.length; s++) {
      const leads = writes.leads[s]
      const opportunities = writes.opportunities[s]
      const chance = writes.chance[s]
      const resells = reads.resells[s]
      meansOf(mean, reads.expected, s, mix, partnerMix)
      lucksOf(uniforms, draws.leads[s], first, t, 0, mean, luck)
      for (let i = 0; i < trials; i++) {
        const rate = winRate.data[i & winRate.mask]
        chance[i] = chanceToWin(rate, lift[s].data[i & lift[s].mask], reads.solution[i], reads.level[i])
        leads[i] = mean[i] > 0 ? countOf(luck[i], mean[i], carried.leads[s], i) : 0
        opportunities[i] = 0
      }
      if (lucksOf(uniforms, draws.converts[s], first, t, 0, leads, luck) === 0) continue
      for (let i = 0; i < trials; i++)
        if (leads[i] > 0 && resells[i] > 0)
          opportunities[i] = partOf(luck[i], leads[i], converts.data[i & converts.mask], carried.converts[s], i)
    }
  },
})

/** Of the leads to be expected, those that fall in segment s. */
const meansOf = (
  mean: Float64Array,
  expected: Float64Array,
  s: number,
  mix: readonly Param[],
  partnerMix: readonly Param[],
): void => {
  for (let i = 0; i < mean.length; i++) {
    const own = totalOf(mix, i)
    const partners = totalOf(partnerMix, i)
    const whose = own > 0 ? mix : partnerMix
    mean[i] = expected[i] * (own + partners > 0 ? whose[s].data[i & whose[s].mask] : 1 / mix.length)
  }
}

const totalOf = (shares: readonly Param[], i: number): number => {
  let total = 0
  for (let s = 0; s < shares.length; s++) total += shares[s].data[i & shares[s].mask]
  return total
}

/** Of what an activity brings, the share that the vendor would not have won directly. */
export const leadsIncrement = mechanism({
  name: 'marketing/incrementality',
  about: ['mdf.activities'],
  over: ['activity'],
  params: { incrementality: marketingFields.incrementality },
  writes: { share: slice(pipeline.incremental, itsSource) },
  step({ trials, params: { incrementality }, writes: { share } }) {
    for (let i = 0; i < trials; i++) share[i] = incrementality.data[i & incrementality.mask]
  },
})

/** What an activity has brought: orders from its leads, and deals that it steered; and what of it is new to the vendor. */
export const brought = mechanism({
  name: 'marketing/brought',
  about: ['mdf.activities'],
  over: ['activity'],
  params: { incrementality: marketingFields.incrementality },
  reads: {
    sourced: now(slice(pipeline.sourced, itsSource)),
    steered: now(direct.steeredValue),
    steeredNew: now(direct.steeredNew),
    steeredDeals: now(direct.steeredDeals),
    opened: eachNow(slice(pipeline.opportunities, itsSource)),
    chance: eachNow(slice(pipeline.winChance, itsSource)),
  },
  writes: { bookings: marketing.bookings, incremental: marketing.incremental, wins: marketing.wins },
  step({ trials, params: { incrementality }, reads, writes }) {
    const { sourced, steered, steeredNew, steeredDeals, opened, chance } = reads
    for (let i = 0; i < trials; i++) {
      writes.bookings[i] = sourced[i] + steered[i]
      writes.incremental[i] = sourced[i] * incrementality.data[i & incrementality.mask] + steeredNew[i]
      let wins = steeredDeals[i]
      for (let s = 0; s < opened.length; s++) wins += opened[s][i] * chance[s][i]
      writes.wins[i] = wins
    }
  },
})
