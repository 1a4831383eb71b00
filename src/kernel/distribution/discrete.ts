import type { Distribution } from './distribution.ts'

type Discrete = readonly [values: readonly number[], weights: readonly number[]]

/** Values with positive weight in ascending order, and how much weight each has up to and including it. */
const ladder = (values: readonly number[], weights: readonly number[]) => {
  const order = values.map((_, i) => i).filter(i => weights[i] > 0)
  order.sort((i, j) => values[i] - values[j])
  let total = 0
  const rungs = order.map(i => {
    total += weights[i]
    return total
  })
  return { steps: order.map(i => values[i]), rungs, total }
}

const sampler = (values: readonly number[], weights: readonly number[]): ((u: number) => number) => {
  const { steps, rungs, total } = ladder(values, weights)
  return u => {
    const wanted = u * total
    let low = 0
    let high = rungs.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (rungs[middle] >= wanted) high = middle
      else low = middle + 1
    }
    return steps[low]
  }
}

/** The share of the weight whose value is accepted. */
const shareOf = (values: readonly number[], weights: readonly number[], accepts: (x: number) => boolean): number => {
  let part = 0
  let whole = 0
  values.forEach((x, i) => {
    whole += weights[i]
    if (accepts(x)) part += weights[i]
  })
  return part / whole
}

const expectation = (values: readonly number[], weights: readonly number[], f: (x: number) => number): number => {
  let part = 0
  let whole = 0
  values.forEach((x, i) => {
    whole += weights[i]
    part += weights[i] * f(x)
  })
  return part / whole
}

/** A list of values with weights, which need not add up to 1. */
export const discrete: Distribution<Discrete> = {
  kind: 'discrete',
  parameters: ['values', 'weights'],
  values: 'points',
  problem: ({ values = [], weights = [] }) => {
    if (values.length === 0) return 'discrete needs at least one value'
    if (values.length !== weights.length) {
      return `discrete needs one weight per value but has ${values.length} values and ${weights.length} weights`
    }
    const bad = values.find(x => !Number.isFinite(x))
    if (bad !== undefined) return `value must be a finite number but is ${bad}`
    const wrong = weights.find(w => !(w >= 0 && w < Number.POSITIVE_INFINITY))
    if (wrong !== undefined) return `weight must be >= 0 but is ${wrong}`
    return weights.some(w => w > 0) ? undefined : 'weights must not all be 0'
  },
  quantile: (u, values, weights) => sampler(values, weights)(u),
  upperQuantile: (q, values, weights) => sampler(values, weights)(1 - q),
  cdf: (x, values, weights) => shareOf(values, weights, value => value <= x),
  upper: (x, values, weights) => shareOf(values, weights, value => value > x),
  mean: (values, weights) => expectation(values, weights, x => x),
  variance: (values, weights) => {
    const mean = expectation(values, weights, x => x)
    return expectation(values, weights, x => (x - mean) * (x - mean))
  },
  support: (values, weights) => {
    const { steps } = ladder(values, weights)
    return [steps[0], steps[steps.length - 1]]
  },
  sampler,
}
