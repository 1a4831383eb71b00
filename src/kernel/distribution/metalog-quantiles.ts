import { exp, log } from '../arithmetic.ts'
import type { Law } from '../law.ts'
import type { Converted } from './convert.ts'
import { metalogLimit } from './metalog-line.ts'

/** The logit of 0.9. */
const logit90 = 2.1972245773362196

const transformed = (x: number, bounds: Law['bounds']): number => {
  if (bounds === undefined) return x
  return bounds.high === undefined ? log(x - bounds.low) : log(x - bounds.low) - log(bounds.high - x)
}

const back = (m: number, bounds: Law['bounds']): number => {
  if (bounds === undefined) return m
  const { low, high } = bounds
  if (high === undefined) return low + exp(m)
  return m < 0 ? low + (high - low) / (1 + exp(-m)) : high - (high - low) / (1 + exp(m))
}

/**
 * How far from the middle of p10 and p90 the median may lie, as a share of their distance: a fifth of the metalog's
 * limit, because there |a3| / a2 = 5 |p50 - middle| / (p90 - p10).
 */
const reach = metalogLimit / 5

/** The two values that the median has to lie between for a metalog with this p10 and p90; p10 < p90 inside the bounds. */
export const medianRange = (p10: number, p90: number, bounds?: Law['bounds']): readonly [number, number] => {
  const [low, high] = [transformed(p10, bounds), transformed(p90, bounds)]
  const middle = low + (high - low) / 2
  return [back(middle - reach * (high - low), bounds), back(middle + reach * (high - low), bounds)]
}

/** The metalog law with these 10 %, 50 % and 90 % quantiles; rising, and inside the bounds. */
export const metalogFromQuantiles = (p10: number, p50: number, p90: number, bounds?: Law['bounds']): Converted => {
  const quantiles = [p10, p50, p90]
  const bad = quantiles.find(x => !Number.isFinite(x))
  if (bad !== undefined) return { problem: `quantiles must be finite numbers but one is ${bad}` }
  if (!(p10 < p50 && p50 < p90)) return { problem: `p10 < p50 < p90 must hold but they are ${quantiles.join(', ')}` }
  if (bounds !== undefined && p10 <= bounds.low) return { problem: `p10 must be > ${bounds.low} but is ${p10}` }
  if (bounds?.high !== undefined && p90 >= bounds.high) return { problem: `p90 must be < ${bounds.high} but is ${p90}` }
  const [low, middle, high] = quantiles.map(x => transformed(x, bounds))
  const a2 = (high - low) / (2 * logit90)
  const a3 = (high - middle - (middle - low)) / (0.8 * logit90)
  if (Math.abs(a3) < metalogLimit * a2)
    return { kind: 'metalog', params: [middle, a2, a3], ...(bounds === undefined ? {} : { bounds }) }
  const [least, most] = medianRange(p10, p90, bounds)
  return { problem: `p50 must lie between ${least} and ${most} for this p10 and p90 but is ${p50}` }
}
