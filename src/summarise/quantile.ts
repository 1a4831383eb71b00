/**
 * Quantile of so many values, type 7 of Hyndman and Fan 1996 (linear between order statistics, the rule of R and NumPy
 * by default); `at` gives the value of a rank from 0. Null for no values.
 */
export const quantileOf = (count: number, at: (rank: number) => number, p: number): number | null => {
  if (count === 0) return null
  const place = p * (count - 1)
  const rank = Math.floor(place)
  const part = place - rank
  const below = at(rank)
  return part === 0 ? below : below + part * (at(Math.min(rank + 1, count - 1)) - below)
}

/** The same of sorted values. */
export const quantileSorted = (sorted: Float64Array, p: number): number | null =>
  quantileOf(sorted.length, rank => sorted[rank], p)
