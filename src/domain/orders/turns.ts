import { atAmount } from './rows.ts'

/** The orders of a trial by where they stand in the list of places, the largest first; of two that are alike the one that was opened first. */
export const largestFirst = (
  turn: Float64Array,
  row: Float64Array,
  places: Float64Array,
  base: number,
  count: number,
): void => {
  for (let n = base; n < base + count; n++) {
    const amount = row[places[n] + atAmount]
    let to = n
    while (to > base && row[places[turn[to - 1]] + atAmount] < amount) {
      turn[to] = turn[to - 1]
      to--
    }
    turn[to] = n
  }
}
