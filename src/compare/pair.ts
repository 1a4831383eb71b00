import { addMade, type ColumnState, type MergeColumns, madeState, mergeColumns } from '../summarise/column-state.ts'

/**
 * Differences of one metric between two strategies in the same trials, with how often one is ahead. Exact differences are
 * not kept: they are made again from both columns. Plain data.
 */
export type PairState = { readonly difference: ColumnState; readonly greater: number; readonly equal: number }

/** b - a, trial by trial; a trial in which either has no value has no difference. `into`: where they go, as long as a. */
export const differencesOf = (
  a: Float64Array,
  b: Float64Array,
  into: Float64Array = new Float64Array(a.length),
): Float64Array => {
  for (let i = 0; i < a.length; i++) into[i] = b[i] - a[i]
  return into
}

/** In how many trials b is greater than a, and in how many they are equal. */
const counted = (a: Float64Array, b: Float64Array): Pick<PairState, 'greater' | 'equal'> => {
  let greater = 0
  let equal = 0
  for (let i = 0; i < a.length; i++) {
    if (b[i] > a[i]) greater++
    else if (b[i] === a[i]) equal++
  }
  return { greater, equal }
}

/** The differences of a stretch of trials whose first has that number. */
export const pairState = (a: Float64Array, b: Float64Array, first: number, exact: boolean): PairState => ({
  difference: madeState(differencesOf(a, b), first, exact),
  ...counted(a, b),
})

/** Both with a block's trials more; the sum is used up. `room`: for one number a trial. */
export const addToPair = (
  sum: PairState,
  a: Float64Array,
  b: Float64Array,
  first: number,
  room: Float64Array,
): PairState => {
  const { greater, equal } = counted(a, b)
  return {
    difference: addMade(sum.difference, differencesOf(a, b, room), first),
    greater: sum.greater + greater,
    equal: sum.equal + equal,
  }
}

export const mergePairs = (a: PairState, b: PairState, merge: MergeColumns = mergeColumns): PairState => ({
  difference: merge(a.difference, b.difference),
  greater: a.greater + b.greater,
  equal: a.equal + b.equal,
})
