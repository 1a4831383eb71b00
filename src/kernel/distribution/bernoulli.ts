import type { Distribution } from './distribution.ts'
import { mustBeShare, parameterProblem } from './problem.ts'

/** 1 with chance p, else 0. */
export const bernoulli: Distribution<readonly [p: number]> = {
  kind: 'bernoulli',
  parameters: ['p'],
  values: 'points',
  problem: law => parameterProblem(law, bernoulli.parameters, p => mustBeShare('p', p)),
  quantile: (u, p) => (u <= 1 - p ? 0 : 1),
  upperQuantile: (q, p) => (q < p ? 1 : 0),
  cdf: (x, p) => (x < 0 ? 0 : x < 1 ? 1 - p : 1),
  upper: (x, p) => (x < 0 ? 1 : x < 1 ? p : 0),
  mean: p => p,
  variance: p => p * (1 - p),
  support: p => [p === 1 ? 1 : 0, p === 0 ? 0 : 1],
}
