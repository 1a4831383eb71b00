import { type Carried, happens } from '../../kernel/chance.ts'
import type { Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { atAmount, atBorn, atIncremental, atOrdinal, atReady, atSegment, atSource, ordinalOf } from './rows.ts'

type Column = Float64Array
type Columns = readonly Column[]

/** What is needed to write down the orders that come into a table. */
export type Coming = {
  readonly first: number
  readonly trials: number
  readonly t: number
  readonly months: number
  readonly segments: number
  readonly row: Column
  readonly cycle: readonly Sampler[]
  readonly incremental: Columns
  readonly cycleDraws: readonly Stream[]
  readonly anywayDraws: readonly Stream[]
  readonly anyway: readonly Carried[]
  readonly steered: Columns
  readonly steeredAmount: Columns
  readonly steeredKey: Columns
  readonly steeredIncremental: Columns
}

/** The context of a table, as far as something comes into it. */
type Seen = Pick<Coming, 'first' | 'trials' | 't' | 'months'> & {
  readonly params: Pick<Coming, 'cycle'>
  readonly reads: Pick<Coming, 'incremental' | 'steered' | 'steeredAmount' | 'steeredKey' | 'steeredIncremental'>
  readonly draws: Readonly<Record<'cycle' | 'anyway', readonly Stream[]>>
  readonly carried: Pick<Coming, 'anyway'>
  readonly state: Pick<Coming, 'row'>
  readonly writes: { readonly won: Columns }
}

export const comingOf = ({ first, trials, t, months, params, reads, draws, carried, state, writes }: Seen): Coming => ({
  first,
  trials,
  t,
  months,
  segments: writes.won.length,
  row: state.row,
  cycle: params.cycle,
  incremental: reads.incremental,
  cycleDraws: draws.cycle,
  anywayDraws: draws.anyway,
  anyway: carried.anyway,
  steered: reads.steered,
  steeredAmount: reads.steeredAmount,
  steeredKey: reads.steeredKey,
  steeredIncremental: reads.steeredIncremental,
})

/** Writes into its row what an order is: the k-th opportunity of a step, source and segment, which is won. */
export const writeWon = (coming: Coming, at: number, i: number, from: number, k: number, size: number): void => {
  const { first, t, months, segments, row, cycle, cycleDraws, anywayDraws, anyway } = coming
  const s = from % segments
  const origin = (from - s) / segments
  const trial = first + i
  const share = coming.incremental[origin][i]
  row[at + atSource] = origin
  row[at + atSegment] = s
  row[at + atBorn] = t
  row[at + atOrdinal] = k
  row[at + atReady] = t + Math.floor(cycle[s](i, uniformAt(cycleDraws[from], trial, t, k)) / months + 0.5)
  row[at + atAmount] = size
  row[at + atIncremental] = happens(uniformAt(anywayDraws[from], trial, t, k), share, anyway[from], i) ? 1 : 0
}

/** The same of the k-th deal of a segment that the vendor hands to the partner, which opened it: its order is there at once. */
export const writeSteered = (coming: Coming, at: number, i: number, origin: number, s: number, k: number): void => {
  const { t, trials, row } = coming
  const listedAt = k * trials + i
  row[at + atSource] = origin
  row[at + atSegment] = s
  row[at + atBorn] = t
  row[at + atOrdinal] = ordinalOf(coming.steeredKey[s][listedAt], t)
  row[at + atReady] = t
  row[at + atAmount] = coming.steeredAmount[s][listedAt]
  row[at + atIncremental] = coming.steeredIncremental[s][listedAt]
}
