import type { Distribution } from './distribution.ts'
import { parameterProblem } from './problem.ts'

const share = (part: number, whole: number): number => Math.max(0, Math.min(1, part / whole))

/** Every value from min to max equally likely. */
export const uniform: Distribution<readonly [min: number, max: number]> = {
  kind: 'uniform',
  parameters: ['min', 'max'],
  values: 'line',
  problem: law =>
    parameterProblem(law, uniform.parameters, (min, max) =>
      min < max ? undefined : `uniform needs low < high but has ${min}, ${max}`,
    ),
  quantile: (u, min, max) => Math.min(max, min + u * (max - min)),
  upperQuantile: (q, min, max) => Math.max(min, max - q * (max - min)),
  cdf: (x, min, max) => share(x - min, max - min),
  upper: (x, min, max) => share(max - x, max - min),
  mean: (min, max) => min + (max - min) / 2,
  variance: (min, max) => ((max - min) * (max - min)) / 12,
  support: (min, max) => [min, max],
}
