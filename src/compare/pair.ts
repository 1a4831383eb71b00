import { type ColumnState, mergeColumns, metricState } from '../summarise/column-state.ts'

/** Differences of one metric between two strategies in the same trials, with how often one is ahead. Plain data. */
export type PairState = { readonly difference: ColumnState; readonly greater: number; readonly equal: number }

/** b - a, trial by trial; a trial in which either has no value has no difference. */
export const pairState = (a: Float64Array, b: Float64Array, first: number, exact: boolean): PairState => {
  const values = new Float64Array(a.length)
  let greater = 0
  let equal = 0
  for (let i = 0; i < a.length; i++) {
    values[i] = b[i] - a[i]
    if (b[i] > a[i]) greater++
    else if (b[i] === a[i]) equal++
  }
  return { difference: metricState(values, first, exact), greater, equal }
}

export const mergePairs = (a: PairState, b: PairState): PairState => ({
  difference: mergeColumns(a.difference, b.difference),
  greater: a.greater + b.greater,
  equal: a.equal + b.equal,
})
