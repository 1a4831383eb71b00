import { betaCdf, betaQuantile, betaSampler, betaUpper, betaUpperQuantile } from '../beta.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

export const beta: Distribution<readonly [a: number, b: number]> = {
  kind: 'beta',
  parameters: ['a', 'b'],
  values: 'line',
  problem: law => parameterProblem(law, beta.parameters, (a, b) => mustBePositive('a', a) ?? mustBePositive('b', b)),
  quantile: betaQuantile,
  upperQuantile: betaUpperQuantile,
  cdf: betaCdf,
  upper: betaUpper,
  mean: (a, b) => a / (a + b),
  variance: (a, b) => ((a / (a + b)) * (b / (a + b))) / (a + b + 1),
  support: () => [0, 1],
  sampler: betaSampler,
}
