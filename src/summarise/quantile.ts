/**
 * Quantile of sorted values, type 7 of Hyndman and Fan 1996 (linear between order statistics, the rule of R and NumPy
 * by default). Null for no values.
 */
export const quantileSorted = (sorted: Float64Array, p: number): number | null => {
  if (sorted.length === 0) return null
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  const part = at - below
  return part === 0 ? sorted[below] : sorted[below] + part * (sorted[above] - sorted[below])
}
