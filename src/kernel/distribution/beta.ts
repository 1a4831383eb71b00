import { betaCdf, betaQuantile, betaSampler, betaUpper, betaUpperQuantile } from '../beta.ts'
import type { Distribution } from './distribution.ts'
import { mustBeAtMost, mustBePositive, parameterProblem } from './problem.ts'

/** Of larger shapes the spread is lost in rounding, and the continued fraction takes ever longer. */
export const mostBetaShape = 1e15

const shapeProblem = (name: string, x: number): string | undefined =>
  mustBePositive(name, x) ?? mustBeAtMost(name, mostBetaShape, x)

export const beta: Distribution<readonly [a: number, b: number]> = {
  kind: 'beta',
  parameters: ['a', 'b'],
  values: 'line',
  problem: law => parameterProblem(law, beta.parameters, (a, b) => shapeProblem('a', a) ?? shapeProblem('b', b)),
  quantile: betaQuantile,
  upperQuantile: betaUpperQuantile,
  cdf: betaCdf,
  upper: betaUpper,
  mean: (a, b) => a / (a + b),
  variance: (a, b) => ((a / (a + b)) * (b / (a + b))) / (a + b + 1),
  support: () => [0, 1],
  sampler: betaSampler,
}
