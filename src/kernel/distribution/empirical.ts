import { discrete } from './discrete.ts'
import type { Distribution } from './distribution.ts'

const sampler = (values: readonly number[]): ((u: number) => number) => {
  const sorted = Float64Array.from(values).sort()
  const last = sorted.length - 1
  return u => sorted[Math.max(0, Math.min(last, Math.ceil(u * sorted.length) - 1))]
}

const even = (values: readonly number[]): readonly number[] => values.map(() => 1)

/** Observed values, each equally likely; nothing between them. The variance is that of the list, divided by its length. */
export const empirical: Distribution<readonly [values: readonly number[]]> = {
  kind: 'empirical',
  parameters: ['values'],
  values: 'points',
  problem: ({ values = [] }) => {
    if (values.length === 0) return 'empirical needs at least one value'
    const bad = values.find(x => !Number.isFinite(x))
    return bad === undefined ? undefined : `value must be a finite number but is ${bad}`
  },
  quantile: (u, values) => sampler(values)(u),
  upperQuantile: (q, values) => sampler(values)(1 - q),
  cdf: (x, values) => discrete.cdf(x, values, even(values)),
  upper: (x, values) => discrete.upper(x, values, even(values)),
  mean: values => discrete.mean(values, even(values)),
  variance: values => discrete.variance(values, even(values)),
  support: values => discrete.support(values, even(values)),
  sampler,
}
