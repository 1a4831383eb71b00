import { countOf, happens } from '../../kernel/chance.ts'
import { eachNow, eachWrite, mechanism, now } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { deals, direct, holding, marketing, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'
import { directFields } from './fields.ts'

/** An address of a deal in its segment: its step and its number in that step; lost ones stand above the won. */
const ordinals = 65_536
const lostFrom = 32_768

/**
 * Relationships steer deals of the vendor's direct team to the partner's paper, where the partner resells. Beside the
 * deals that the team would win stand those that it would lose, at its win rate w; of a share s of that pipeline with
 * incrementality phi, deals that would be won are steered with chance s (1 - phi) / w and others with s phi / (1 - w),
 * each at most 1. So a value S is steered of which (1 - phi) S comes out of direct wins and phi S out of direct losses,
 * and no deal is won twice. Several activities divide the chance among them. Every steered deal is the partner's.
 */
export const steering = mechanism({
  name: 'direct/steering',
  about: ['mdf.activities'],
  over: ['segment'],
  params: {
    wonDeals: directFields.wonDeals,
    mix: directFields.mix,
    winRate: directFields.winRate,
    dealSize: marketFields.dealSize,
  },
  reads: {
    ofWon: eachNow(marketing.steersWon),
    ofLost: eachNow(marketing.steersLost),
    resells: now(pipeline.resells),
    pace: now(holding.pace),
  },
  draws: {
    // the same deals as the team's own, so that a deal is what it is whether or not it is steered
    wins: { scope: 'vendor', of: 'direct/team.wins' },
    size: { scope: 'world', of: 'direct/team.size' },
    lost: 'vendor',
    lostSize: 'world',
    steersWon: 'partner',
    steersLost: 'partner',
  },
  state: { luckOfWins: 'trial', luckOfLost: 'trial' },
  writes: {
    pipeline: direct.pipeline,
    lost: direct.lost,
    steered: pipeline.steered,
    steeredWon: direct.steeredWon,
    from: direct.steeredFrom,
    deals: eachWrite(direct.steeredDeals),
    value: eachWrite(direct.steeredValue),
    fresh: eachWrite(direct.steeredNew),
    amount: deals.steeredAmount,
    key: deals.steeredKey,
    incremental: deals.steeredIncremental,
  },
  step({ trials, first, t, listed, params, reads, draws, uniforms, carried, state, writes, listOverflow }) {
    const { wonDeals, mix, winRate, dealSize } = params
    const { ofWon, ofLost, resells, pace } = reads
    const { luckOfWins, luckOfLost } = state
    uniforms(draws.wins, first, t, 0, luckOfWins)
    uniforms(draws.lost, first, t, 0, luckOfLost)
    for (const flow of [...writes.deals, ...writes.value, ...writes.fresh]) flow.fill(0)
    for (let i = 0; i < trials; i++) {
      const trial = first + i
      // as many as the team has: more of them are decided where a quarter is about to end
      const mean = wonDeals.data[i & wonDeals.mask] * mix.data[i & mix.mask] * (1 + pace[i])
      const rate = winRate.data[i & winRate.mask]
      const wins = countOf(luckOfWins[i], mean, carried.wins, i)
      const losses = countOf(luckOfLost[i], (mean * (1 - rate)) / rate, carried.lost, i)
      const won = totalOf(ofWon, i)
      const lost = totalOf(ofLost, i)
      const ofWins = Math.min(1, won / rate)
      const ofLosses = rate < 1 ? Math.min(1, lost / (1 - rate)) : 0
      let count = 0
      if (resells[i] > 0 && ofWins > 0) {
        if (wins > listed) return listOverflow()
        for (let k = 0; k < wins; k++) {
          const luck = uniformAt(draws.steersWon, trial, t, k)
          const isSteered = happens(luck, ofWins, carried.steersWon, i)
          writes.from[k * trials + i] = isSteered ? 1 : 0
          if (!isSteered) continue
          const a = dividing(luck / ofWins, ofWon, won, i)
          const size = dealSize(i, uniformAt(draws.size, trial, t, k))
          writes.deals[a][i] += 1
          writes.value[a][i] += size
          writes.amount[count * trials + i] = size
          writes.key[count * trials + i] = t * ordinals + k
          writes.incremental[count * trials + i] = 1
          count++
        }
      }
      writes.steeredWon[i] = count
      if (resells[i] > 0 && ofLosses > 0)
        for (let k = 0; k < losses; k++) {
          const luck = uniformAt(draws.steersLost, trial, t, k)
          if (!happens(luck, ofLosses, carried.steersLost, i)) continue
          if (count === listed) return listOverflow()
          const a = dividing(luck / ofLosses, ofLost, lost, i)
          const size = dealSize(i, uniformAt(draws.lostSize, trial, t, k))
          writes.deals[a][i] += 1
          writes.value[a][i] += size
          writes.fresh[a][i] += size
          writes.amount[count * trials + i] = size
          writes.key[count * trials + i] = t * ordinals + lostFrom + k
          writes.incremental[count * trials + i] = 1
          count++
        }
      writes.pipeline[i] = wins + losses
      writes.steered[i] = count
      writes.lost[i] = losses - (count - writes.steeredWon[i])
    }
  },
})

const totalOf = (shares: readonly Float64Array[], i: number): number => {
  let total = 0
  for (let a = 0; a < shares.length; a++) total += shares[a][i]
  return total
}

/** The activity whose part of the whole a number from 0 to 1 falls in; the last one with a part, from 1 on. */
const dividing = (at: number, shares: readonly Float64Array[], total: number, i: number): number => {
  let found = 0
  let sum = 0
  for (let a = 0; a < shares.length; a++) {
    if (shares[a][i] === 0) continue
    found = a
    sum += shares[a][i]
    if (at * total < sum) return a
  }
  return found
}
