import { discrete } from './discrete.ts'
import type { Distribution } from './distribution.ts'
import { finder } from './mixture-search.ts'
import type { Resolved } from './resolved.ts'

/** A part of a mixture; of one with finitely many values, `steps` has them in ascending order. */
export type Part = Resolved & { readonly steps?: readonly number[] }

type Mixture = readonly [parts: readonly Part[], weights: readonly number[]]

/** The weighted mean of a figure of each part; parts without weight do not count. */
const average = (parts: readonly Part[], weights: readonly number[], figure: (part: Part) => number): number => {
  let sum = 0
  let total = 0
  parts.forEach((part, i) => {
    if (weights[i] === 0) return
    sum += weights[i] * figure(part)
    total += weights[i]
  })
  return sum / total
}

/** One of several laws, chosen with the weights, which need not add up to 1. Parts of it are no mixtures themselves. */
export const mixture: Distribution<Mixture> = {
  kind: 'mixture',
  parameters: ['parts', 'weights'],
  values: 'mixed',
  problem: ({ parts = [], weights = [] }) => {
    if (parts.length === 0) return 'mixture needs at least one part'
    if (parts.length !== weights.length)
      return `mixture needs one weight per part but has ${parts.length} parts and ${weights.length} weights`
    return discrete.problem({ kind: 'discrete', params: [], values: weights.map(() => 0), weights })
  },
  quantile: (u, parts, weights) => finder(parts, weights)(u, 1 - u),
  upperQuantile: (q, parts, weights) => finder(parts, weights)(1 - q, q),
  cdf: (x, parts, weights) => average(parts, weights, part => part.cdf(x)),
  upper: (x, parts, weights) => average(parts, weights, part => part.upper(x)),
  mean: (parts, weights) => average(parts, weights, part => part.mean()),
  variance: (parts, weights) => {
    const mean = mixture.mean(parts, weights)
    if (!Number.isFinite(mean)) return Number.POSITIVE_INFINITY
    return average(parts, weights, part => part.variance() + (part.mean() - mean) * (part.mean() - mean))
  },
  support: (parts, weights) => {
    const present = parts.filter((_, i) => weights[i] > 0)
    return [Math.min(...present.map(part => part.support[0])), Math.max(...present.map(part => part.support[1]))]
  },
  sampler: (parts, weights) => {
    const find = finder(parts, weights)
    return u => find(u, 1 - u)
  },
}
