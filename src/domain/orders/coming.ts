import { type Carried, happens } from '../../kernel/chance.ts'
import type { Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { atAmount, atBorn, atIncremental, atOrdinal, atReady, atSegment, atSource, ordinalOf } from './rows.ts'

type Column = Float64Array
type Columns = readonly Column[]

export type Coming = {
  readonly first: number
  readonly trials: number
  readonly t: number
  readonly months: number
  readonly segments: number
  readonly row: Column
  readonly params: { readonly cycle: readonly Sampler[] }
  readonly reads: Readonly<Record<'incremental' | 'steeredAmount' | 'steeredKey' | 'steeredIncremental', Columns>>
  readonly draws: Readonly<Record<'cycle' | 'anyway', readonly Stream[]>>
  readonly carried: Readonly<Record<'anyway', readonly Carried[]>>
  readonly writes: Readonly<Record<'opened', Columns>>
}

/** Writes into its row what an order is: the k-th opportunity of a step, source and segment, which is won. */
export const writeWon = (coming: Coming, at: number, i: number, from: number, k: number, size: number): void => {
  const { first, t, months, segments, row, params, reads, draws, carried } = coming
  const s = from % segments
  const origin = (from - s) / segments
  const trial = first + i
  const share = reads.incremental[origin][i]
  row[at + atSource] = origin
  row[at + atSegment] = s
  row[at + atBorn] = t
  row[at + atOrdinal] = k
  row[at + atReady] = t + Math.floor(params.cycle[s](i, uniformAt(draws.cycle[from], trial, t, k)) / months + 0.5)
  row[at + atAmount] = size
  row[at + atIncremental] = happens(uniformAt(draws.anyway[from], trial, t, k), share, carried.anyway[from], i) ? 1 : 0
}

/** The same of the k-th deal of a segment that the vendor hands to the partner: its order is there at once. */
export const writeSteered = (coming: Coming, at: number, i: number, origin: number, s: number, k: number): void => {
  const { t, trials, row, reads, writes } = coming
  const listedAt = k * trials + i
  const amount = reads.steeredAmount[s][listedAt]
  row[at + atSource] = origin
  row[at + atSegment] = s
  row[at + atBorn] = t
  row[at + atOrdinal] = ordinalOf(reads.steeredKey[s][listedAt], t)
  row[at + atReady] = t
  row[at + atAmount] = amount
  row[at + atIncremental] = reads.steeredIncremental[s][listedAt]
  writes.opened[origin][i] += amount
}
