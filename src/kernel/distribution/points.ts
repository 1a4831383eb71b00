import type { Law } from '../law.ts'

/** Finitely many values and the weight of each. */
type Points = { readonly points: readonly number[]; readonly weights: readonly number[] }

/** The values of a law that has finitely many, and the weight of each; in the law's own order, truncation aside. */
export const pointsOf = ({ kind, params, values = params, weights }: Law): Points =>
  kind === 'bernoulli'
    ? { points: [0, 1], weights: [1 - params[0], params[0]] }
    : { points: values, weights: weights ?? values.map(() => 1) }

/** How many of the values, which ascend, are at most x. */
export const countTo = (values: readonly number[] | Float64Array, x: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle] <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** The first index from 0 to `last` where `holds`, for a condition that stays true once it is; `last` when it never is. */
const firstIndex = (last: number, holds: (i: number) => boolean): number => {
  let low = 0
  let high = last
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The values between two ends in ascending order, with the functions of a law of these alone, made for many calls. */
export const stepped = ({ points, weights }: Points, [low, high]: readonly [number, number]) => {
  const order = points.map((_, i) => i).filter(i => weights[i] > 0 && points[i] >= low && points[i] <= high)
  order.sort((i, j) => points[i] - points[j])
  const steps = order.map(i => points[i])
  const below = new Float64Array(steps.length + 1)
  const above = new Float64Array(steps.length + 1)
  order.forEach((one, i) => {
    below[i + 1] = below[i] + weights[one]
  })
  for (let i = order.length - 1; i >= 0; i--) above[i] = above[i + 1] + weights[order[i]]
  const total = below[order.length]
  const last = steps.length - 1
  return {
    steps,
    quantile: (u: number): number => steps[firstIndex(last, i => below[i + 1] >= u * total)],
    upperQuantile: (q: number): number => steps[firstIndex(last, i => above[i + 1] <= q * above[0])],
    cdf: (x: number): number => below[countTo(steps, x)] / total,
    upper: (x: number): number => above[countTo(steps, x)] / above[0],
  }
}
