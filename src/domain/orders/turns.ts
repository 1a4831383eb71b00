import { atAmount } from './rows.ts'

/** The orders of a trial with the largest first; of two that are alike the one that was opened first. */
export const largestFirst = (
  turn: Float64Array,
  row: Float64Array,
  places: Float64Array,
  base: number,
  count: number,
): void => {
  for (let n = base; n < base + count; n++) {
    const at = places[n]
    let to = n
    while (to > base && row[turn[to - 1] + atAmount] < row[at + atAmount]) {
      turn[to] = turn[to - 1]
      to--
    }
    turn[to] = at
  }
}
