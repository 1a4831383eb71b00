/** Stretches this short are sorted rather than cut. */
const short = 48

/** Cuts of one search after which its stretch is sorted, so that no order of the values makes it long. */
const patience = 40

const middleOf = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b

/**
 * Gives the value of any rank from 0, without sorting them all: a stretch of the values that holds the rank is cut in two,
 * smaller ones first, until it is short (Hoare 1961, "Algorithm 65: Find"), and where it was cut is kept for the next rank.
 * Moves the values, of which none may be NaN; 0 and -0 stand in any order.
 */
export const ranked = (values: Float64Array): ((rank: number) => number) => {
  /** Places in rising order; no value before one is greater than any from it on. */
  const cuts = [0, values.length]
  return rank => {
    let after = 1
    while (cuts[after] <= rank) after++
    for (let n = 0; cuts[after] - cuts[after - 1] > 1; n++) {
      const [from, to] = [cuts[after - 1], cuts[after]]
      if (to - from <= short || n === patience) {
        values.subarray(from, to).sort()
        if (rank + 1 < to) cuts.splice(after, 0, rank + 1)
        if (from < rank) cuts.splice(after, 0, rank)
        break
      }
      const pivot = middleOf(values[from], values[(from + to) >> 1], values[to - 1])
      let i = from
      let k = to - 1
      while (i <= k) {
        while (values[i] < pivot) i++
        while (values[k] > pivot) k--
        if (i > k) break
        const other = values[i]
        values[i++] = values[k]
        values[k--] = other
      }
      // from..k are at most the pivot, i..to - 1 at least; what is between them is the pivot itself
      if (i < to) cuts.splice(after, 0, i)
      if (k + 1 > from && k + 1 < i) cuts.splice(after, 0, k + 1)
      while (cuts[after] <= rank) after++
    }
    return values[rank]
  }
}
