import { type Carried, happens } from '../../kernel/chance.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { inTrial } from '../gate.ts'
import { type Coming, writeSteered, writeWon } from './coming.ts'
import { lucks, newFacts } from './facts.ts'
import { drawOf, type Keeper } from './gate-keeper.ts'
import { join, type Queue, roomFor } from './queue.ts'
import { atAmount, atBorn, atIncremental, atOrdinal, atReady, atSegment, atSource, ordinals } from './rows.ts'

type Column = Float64Array

/** The table as orders come into it. */
export type Entry = {
  readonly first: number
  readonly trials: number
  readonly months: number
  readonly segments: number
  readonly row: Column
  readonly queue: Queue
  readonly keeper: Keeper
  readonly coming: Coming
  readonly params: Readonly<{
    hours: readonly Sampler[]
    amount: readonly Param[]
    customerOrder: readonly Param[]
    late: readonly Sampler[]
    dealChance: readonly Param[]
    dealHours: readonly Param[]
    incrementality: readonly Param[]
    dealMix: readonly Param[]
  }>
  readonly draws: Readonly<Record<'fate' | 'late' | 'comes' | 'alone', readonly Stream[]>>
  readonly carried: Readonly<Record<'comes' | 'alone', readonly Carried[]>>
  readonly writes: { readonly opened: readonly Column[] }
}

/** Fills in what is not known of a new order yet, lets the gates draw, and counts it in. */
const settle = ({ row, keeper, queue }: Entry, at: number, i: number, hours: number): void => {
  newFacts(row, at, hours)
  drawOf(keeper, at, i)
  join(queue, i, row[at + atReady], row[at + atSegment])
}

const hoursOf = ({ params, draws, first, row, segments }: Entry, at: number, i: number): number => {
  const s = row[at + atSegment]
  const from = row[at + atSource] * segments + s
  const luck = uniformAt(draws.fate[from], first + i, row[at + atBorn], row[at + atOrdinal] + ordinals * lucks.hours)
  return params.hours[s](i, luck)
}

/** The k-th opportunity of a step is won; false where the table is full. */
export const enterWon = (entry: Entry, i: number, from: number, k: number, size: number): boolean => {
  const at = roomFor(entry.queue, i)
  if (at < 0) return false
  writeWon(entry.coming, at, i, from, k, size)
  settle(entry, at, i, hoursOf(entry, at, i))
  return true
}

/** The segment of a deal: the one with the largest part of it, the first where all are alike. */
const segmentOf = (mix: readonly Param[], deal: number, segments: number): number => {
  let best = 0
  for (let s = 1; s < segments; s++)
    if (mix[deal * segments + s].data[0] > mix[deal * segments + best].data[0]) best = s
  return best
}

/** A deal that has a name is opened, and its customer's order comes or not; false where the table is full. */
const enterNamed = (entry: Entry, i: number, deal: number, origin: number): boolean => {
  const { first, months, segments, row, params, draws, carried, writes } = entry
  const at = roomFor(entry.queue, i)
  if (at < 0) return false
  const trial = first + i
  const amount = inTrial(params.amount[deal], i)
  writes.opened[origin][i] += amount
  const chance = inTrial(params.dealChance[deal], i)
  if (!happens(uniformAt(draws.comes[deal], trial, 0, 0), chance, carried.comes[0], i)) return true
  const address = draws.late[deal].k0 >>> 0
  const late = params.late[deal](i, uniformAt(draws.late[deal], trial, 0, 0))
  row[at + atSource] = origin
  row[at + atSegment] = segmentOf(params.dealMix, deal, segments)
  row[at + atBorn] = address >>> 16
  row[at + atOrdinal] = address & 0xffff
  // a day that is reached but for rounding is reached
  row[at + atReady] = Math.floor((inTrial(params.customerOrder[deal], i) + late) / months + 1e-9)
  row[at + atAmount] = amount
  const share = inTrial(params.incrementality[deal], i)
  row[at + atIncremental] = happens(uniformAt(draws.alone[deal], trial, 0, 0), share, carried.alone[0], i) ? 1 : 0
  settle(entry, at, i, inTrial(params.dealHours[deal], i))
  return true
}

/**
 * The deals that have names. Their address is their name's, whatever else there is. Without chance as many of all of them
 * come as are expected, in their order. False where a table is full.
 */
export const enterAllNamed = (entry: Entry, origin: number): boolean => {
  const deals = entry.params.amount.length
  for (let i = 0; i < entry.trials; i++)
    for (let deal = 0; deal < deals; deal++) if (!enterNamed(entry, i, deal, origin)) return false
  return true
}

/** Direct deals that the vendor hands to the partner; false where the table is full. */
export const enterSteered = (entry: Entry, i: number, origin: number): boolean => {
  for (let s = 0; s < entry.segments; s++)
    for (let k = 0; k < entry.coming.steered[s][i]; k++) {
      const at = roomFor(entry.queue, i)
      if (at < 0) return false
      writeSteered(entry.coming, at, i, origin, s, k)
      settle(entry, at, i, hoursOf(entry, at, i))
    }
  return true
}
