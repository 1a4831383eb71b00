import { normalCdf, normalQuantile, normalUpper } from '../normal.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

export const normal: Distribution<readonly [mean: number, sd: number]> = {
  kind: 'normal',
  parameters: ['mean', 'sd'],
  values: 'line',
  problem: law => parameterProblem(law, normal.parameters, (_, sd) => mustBePositive('sd', sd)),
  quantile: (u, mean, sd) => mean + sd * normalQuantile(u),
  upperQuantile: (q, mean, sd) => mean - sd * normalQuantile(q),
  cdf: (x, mean, sd) => normalCdf((x - mean) / sd),
  upper: (x, mean, sd) => normalUpper((x - mean) / sd),
  mean: mean => mean,
  variance: (_, sd) => sd * sd,
  support: () => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
}
