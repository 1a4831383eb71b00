import { type ColumnState, madeState, mergeColumns } from '../summarise/column-state.ts'
import type { MergeSketches } from '../summarise/sketch.ts'

/**
 * Differences of one metric between two strategies in the same trials, with how often one is ahead. Exact differences are
 * not kept: they are made again from both columns. Plain data.
 */
export type PairState = { readonly difference: ColumnState; readonly greater: number; readonly equal: number }

/** b - a, trial by trial; a trial in which either has no value has no difference. */
export const differencesOf = (a: Float64Array, b: Float64Array): Float64Array => {
  const values = new Float64Array(a.length)
  for (let i = 0; i < values.length; i++) values[i] = b[i] - a[i]
  return values
}

/** The differences of a stretch of trials whose first has that number. */
export const pairState = (a: Float64Array, b: Float64Array, first: number, exact: boolean): PairState => {
  const values = differencesOf(a, b)
  let greater = 0
  let equal = 0
  for (let i = 0; i < a.length; i++) {
    if (b[i] > a[i]) greater++
    else if (b[i] === a[i]) equal++
  }
  return { difference: madeState(values, first, exact), greater, equal }
}

export const mergePairs = (a: PairState, b: PairState, sketches?: MergeSketches): PairState => ({
  difference: mergeColumns(a.difference, b.difference, sketches),
  greater: a.greater + b.greater,
  equal: a.equal + b.equal,
})
