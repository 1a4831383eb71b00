import { happens } from '../../kernel/chance.ts'
import { lucksOf } from '../../kernel/lucks.ts'
import { eachNow, eachOf, mechanism } from '../../kernel/mechanism.ts'
import { oncePerTrial, uniformAt } from '../../kernel/philox.ts'
import { books, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'
import { salesFields } from './fields.ts'

/** Months of tenure that make anyone an old hand. */
const always = 1e6

/** What a rep sells at a tenure, of a full rep, from 0 to 1 in a straight line over the ramp, summed up to there. */
const sold = (tenure: number, ramp: number): number =>
  tenure < ramp ? (tenure * tenure) / (2 * ramp) : tenure - ramp / 2

/**
 * Reps, seat by seat. A new seat is filled at once and its rep comes up to full strength in a straight line over the
 * ramp. Reps leave with the step's chance, at its end; the seat stands empty for the vacancy, and whoever then comes
 * begins anew. A firm's first hire may be one that never sells: it is paid until that is seen, and replaced like a
 * leaver. A part of a seat (2.5 reps) is a part of a rep. A partner that resells nowhere has no reps; where it resells
 * in some segments, they work those.
 */
export const reps = mechanism({
  name: 'sales/reps',
  about: ['partner.sales'],
  params: {
    reps: salesFields.reps,
    experienced: salesFields.experienced,
    onVendor: salesFields.onVendor,
    ramp: salesFields.ramp,
    attrition: salesFields.attrition,
    vacancy: salesFields.vacancy,
    fails: salesFields.firstFails,
    found: salesFields.firstFound,
    cost: salesFields.cost,
    engineers: salesFields.engineers,
    engineerCost: salesFields.engineerCost,
    mix: eachOf(marketFields.mix),
  },
  reads: { resells: eachNow(pipeline.resells) },
  draws: { leaves: 'partner', fails: 'partner' },
  /** Of each seat: the months of its rep when the step begins (or minus those until it is filled), and whether it fails. */
  state: { seats: 'trial', hiredEver: 'trial', seat: 2, plan: 'trial', luck: 'trial' },
  writes: {
    heads: pipeline.heads,
    reps: pipeline.reps,
    strength: pipeline.strength,
    left: pipeline.repsLeft,
    resoldMix: pipeline.resoldMix,
    cost: books.salesCost,
  },
  step({ trials, first, t, months, slots, params, reads, draws, uniforms, carried, state, writes, overflow }) {
    const { mix, onVendor, ramp, attrition, vacancy, found, cost, engineers, engineerCost } = params
    const { seats, hiredEver, seat, plan, luck } = state
    const { heads, reps: atEnd, strength, left } = writes
    for (let i = 0; i < trials; i++) {
      let resold = 0
      for (let s = 0; s < mix.length; s++) if (reads.resells[s][i] > 0) resold += mix[s].data[i & mix[s].mask]
      plan[i] = resold > 0 ? params.reps.data[i & params.reps.mask] : 0
      const wanted = Math.ceil(plan[i])
      if (wanted > slots) return overflow()
      const base = i * slots * 2
      for (let k = seats[i]; k < wanted; k++) {
        const isOld = t === 0 && k < params.experienced.data[i & params.experienced.mask]
        const at = base + 2 * k
        seat[at] = isOld ? always : 0
        const fails = params.fails.data[i & params.fails.mask]
        const isFirst = hiredEver[i] === 0 && !isOld && fails > 0
        seat[at + 1] =
          isFirst && happens(uniformAt(draws.fails, first + i, oncePerTrial, 0), fails, carried.fails, i) ? 1 : 0
        hiredEver[i] = 1
      }
      seats[i] = wanted
      writes.resoldMix[i] = resold
    }
    for (const sum of [heads, atEnd, strength, left]) sum.fill(0)
    for (let k = 0; lucksOf(uniforms, draws.leaves, first, t, k, seats, luck) > 0; k++)
      for (let i = 0; i < trials; i++) {
        if (k >= seats[i]) continue
        const at = (i * slots + k) * 2
        const weight = Math.min(1, plan[i] - k)
        // a seat that is filled during the step has its rep for the rest of it
        const from = Math.max(0, seat[at])
        const to = seat[at] + months
        seat[at] = to
        if (to <= 0) continue
        heads[i] += weight * ((to - from) / months)
        if (seat[at + 1] === 0) {
          const learning = ramp.data[i & ramp.mask]
          strength[i] += (weight * (sold(to, learning) - sold(from, learning))) / months
          atEnd[i] += weight * (to < learning ? to / learning : 1)
        }
        const leaving = attrition.data[i & attrition.mask]
        const isSeen = seat[at + 1] === 1 && to >= found.data[i & found.mask]
        if (!isSeen && !(leaving > 0 && happens(luck[i], leaving, carried.leaves, i))) continue
        left[i] += weight
        seat[at + 1] = 0
        seat[at] = -vacancy.data[i & vacancy.mask]
      }
    for (let i = 0; i < trials; i++) {
      const time = onVendor.data[i & onVendor.mask]
      const ofEngineers = engineers.data[i & engineers.mask] * engineerCost.data[i & engineerCost.mask]
      writes.cost[i] = heads[i] * time * (cost.data[i & cost.mask] + ofEngineers)
      atEnd[i] *= time
      strength[i] *= time
    }
  },
})
