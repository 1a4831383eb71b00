import { exp, expm1, log, log1p } from '../arithmetic.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

export const exponential: Distribution<readonly [mean: number]> = {
  kind: 'exponential',
  parameters: ['mean'],
  values: 'line',
  problem: law => parameterProblem(law, exponential.parameters, mean => mustBePositive('mean', mean)),
  quantile: (u, mean) => -mean * log1p(-u),
  upperQuantile: (q, mean) => -mean * log(q),
  cdf: (x, mean) => (x > 0 ? -expm1(-x / mean) : 0),
  upper: (x, mean) => (x > 0 ? exp(-x / mean) : 1),
  mean: mean => mean,
  variance: mean => mean * mean,
  support: () => [0, Number.POSITIVE_INFINITY],
}
