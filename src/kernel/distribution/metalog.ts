import { exp, log, log1p } from '../arithmetic.ts'
import type { Law } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { metalogAt, metalogLimit, metalogSlope } from './metalog-line.ts'
import { expectationOfMetalog, momentsOfLogMetalog } from './metalog-moments.ts'
import { parameterProblem } from './problem.ts'

type Bounds = Law['bounds']
type Metalog = readonly [a1: number, a2: number, a3: number, bounds: Bounds]

/** x for a value M of the line, and for its mirror -M apart so that both ends keep their digits. */
const bounded = (m: number, bounds: Bounds): number => {
  if (bounds === undefined) return m
  const { low, high } = bounds
  if (high === undefined) return low + exp(m)
  return m < 0 ? low + (high - low) / (1 + exp(-m)) : high - (high - low) / (1 + exp(m))
}

/** The value M of the line at x, infinite at and beyond a bound. */
const unbounded = (x: number, bounds: Bounds): number => {
  if (bounds === undefined) return x
  const { low, high } = bounds
  if (x <= low) return Number.NEGATIVE_INFINITY
  if (high === undefined) return log(x - low)
  return x >= high ? Number.POSITIVE_INFINITY : log(x - low) - log(high - x)
}

/**
 * The logit t of the probability below a value of the line: Newton's method between ends that hold it, because the
 * slope of the line over t lies between that of its straight part and the bent one.
 */
const logitOf = (m: number, a1: number, a2: number, a3: number): number => {
  if (!Number.isFinite(m)) return m
  const far = (m - a1) / (a2 - Math.abs(a3) / 2)
  let low = Math.min(far, 0)
  let high = Math.max(far, 0)
  let t = (m - a1) / a2
  for (let i = 0; i < 100; i++) {
    if (!(t > low && t < high)) t = low + (high - low) / 2
    const miss = metalogAt(t, a1, a2, a3) - m
    if (miss > 0) high = t
    else low = t
    const next = t - miss / metalogSlope(t, a2, a3)
    if (Math.abs(next - t) <= 1e-16 * Math.abs(t) || miss === 0) return next
    t = next
  }
  return t
}

const logit = (u: number): number => log(u) - log1p(-u)

/** Farther out than any uniform: the logit of 2^-54. */
const farthest = 38

/**
 * The three-term metalog (Keelin 2016): the quantile function is the line M(u) = a1 + a2 ln(u / (1 - u)) +
 * a3 (u - 1/2) ln(u / (1 - u)), or a bounded number whose logarithm (`low` alone) or logit (`low` and `high`) it is.
 */
export const metalog: Distribution<Metalog> = {
  kind: 'metalog',
  parameters: ['a1', 'a2', 'a3'],
  values: 'line',
  problem: law =>
    parameterProblem(law, metalog.parameters, (a1, a2, a3) => {
      if (!(a2 > 0)) return `a2 must be > 0 but is ${a2}`
      if (!(Math.abs(a3) < metalogLimit * a2))
        return `a3 must lie between ${-metalogLimit} and ${metalogLimit} times a2 but is ${a3 / a2} times`
      const { low, high } = law.bounds ?? { low: 0 }
      if (!Number.isFinite(low)) return `low must be a finite number but is ${low}`
      if (high !== undefined && !(high > low && high < Number.POSITIVE_INFINITY))
        return `metalog needs low < high but has ${low}, ${high}`
      const isLog = law.bounds !== undefined && high === undefined
      return isLog && !(metalogAt(farthest, a1, a2, a3) < 700) ? 'metalog reaches beyond 1e304' : undefined
    }),
  quantile: (u, a1, a2, a3, bounds) => bounded(metalogAt(logit(u), a1, a2, a3), bounds),
  upperQuantile: (q, a1, a2, a3, bounds) => bounded(metalogAt(-logit(q), a1, a2, a3), bounds),
  cdf: (x, a1, a2, a3, bounds) => 1 / (1 + exp(-logitOf(unbounded(x, bounds), a1, a2, a3))),
  upper: (x, a1, a2, a3, bounds) => 1 / (1 + exp(logitOf(unbounded(x, bounds), a1, a2, a3))),
  // The integrals over (0, 1) of L = ln(u / (1 - u)) and (u - 1/2) L are 0 and 1/2.
  mean: (a1, a2, a3, bounds) => {
    if (bounds === undefined) return a1 + a3 / 2
    const { low, high } = bounds
    if (high === undefined) return low + momentsOfLogMetalog(a1, a2, a3).mean
    return expectationOfMetalog(m => bounded(m, bounds), a1, a2, a3)
  },
  // Those of L^2 and ((u - 1/2) L)^2 are pi^2/3 and pi^2/36 + 1/3; L and (u - 1/2) L have no covariance.
  variance: (a1, a2, a3, bounds) => {
    if (bounds === undefined) return ((Math.PI * Math.PI) / 3) * (a2 * a2 + (a3 * a3) / 12) + (a3 * a3) / 12
    if (bounds.high === undefined) return momentsOfLogMetalog(a1, a2, a3).variance
    const mean = metalog.mean(a1, a2, a3, bounds)
    return expectationOfMetalog(m => (bounded(m, bounds) - mean) * (bounded(m, bounds) - mean), a1, a2, a3)
  },
  support: (_a1, _a2, _a3, bounds) => [
    bounds?.low ?? Number.NEGATIVE_INFINITY,
    bounds?.high ?? Number.POSITIVE_INFINITY,
  ],
}
