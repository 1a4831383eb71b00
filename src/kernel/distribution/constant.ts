import type { Distribution } from './distribution.ts'
import { parameterProblem } from './problem.ts'

/** Always the same value. */
export const constant: Distribution<readonly [value: number]> = {
  kind: 'constant',
  parameters: ['value'],
  values: 'points',
  problem: law => parameterProblem(law, constant.parameters, () => undefined),
  quantile: (_, value) => value,
  upperQuantile: (_, value) => value,
  cdf: (x, value) => (x >= value ? 1 : 0),
  upper: (x, value) => (x < value ? 1 : 0),
  mean: value => value,
  variance: () => 0,
  support: value => [value, value],
}
