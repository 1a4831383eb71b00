/**
 * The slots of a trial's orders in the order in which they are looked at: as they stand, or the largest first (the one
 * that stands first of two that are alike).
 */
export const fillTurns = (
  turn: Float64Array,
  amount: Float64Array,
  base: number,
  count: number,
  isLargestFirst: boolean,
): void => {
  for (let n = 0; n < count; n++) {
    const at = base + n
    let to = at
    while (isLargestFirst && to > base && amount[turn[to - 1]] < amount[at]) {
      turn[to] = turn[to - 1]
      to--
    }
    turn[to] = at
  }
}
