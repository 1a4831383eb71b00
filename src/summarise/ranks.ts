/** Ranks from 1, in the order of the values; ties share the mean of theirs. The values must not be NaN. */
export const ranksOf = (values: Float64Array): Float64Array => {
  const sorted = values.slice().sort()
  const middle = new Float64Array(sorted.length)
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to + 1 < sorted.length && sorted[to + 1] === sorted[from]) to++
    for (let i = from; i <= to; i++) middle[i] = 1 + (from + to) / 2
    from = to + 1
  }
  return values.map(x => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const half = (low + high) >> 1
      if (sorted[half] < x) low = half + 1
      else high = half
    }
    return middle[low]
  })
}

/**
 * Ranks less their mean, scaled to length 1, so that the product of two such columns is Spearman's rank correlation.
 * Null for a column that is constant.
 */
export const rankScores = (values: Float64Array): Float64Array | null => {
  const scores = ranksOf(values)
  const mean = (values.length + 1) / 2
  let squares = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] -= mean
    squares += scores[i] * scores[i]
  }
  if (squares === 0) return null
  const length = Math.sqrt(squares)
  for (let i = 0; i < scores.length; i++) scores[i] /= length
  return scores
}

export const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
