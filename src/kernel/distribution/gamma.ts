import { gammaP, gammaQ, gammaQuantile, gammaUpperQuantile } from '../gamma.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

export const gamma: Distribution<readonly [shape: number, scale: number]> = {
  kind: 'gamma',
  parameters: ['shape', 'scale'],
  values: 'line',
  problem: law =>
    parameterProblem(
      law,
      gamma.parameters,
      (shape, scale) => mustBePositive('shape', shape) ?? mustBePositive('scale', scale),
    ),
  quantile: (u, shape, scale) => scale * gammaQuantile(u, shape),
  upperQuantile: (q, shape, scale) => scale * gammaUpperQuantile(q, shape),
  cdf: (x, shape, scale) => gammaP(shape, x / scale),
  upper: (x, shape, scale) => gammaQ(shape, x / scale),
  mean: (shape, scale) => shape * scale,
  variance: (shape, scale) => shape * scale * scale,
  support: () => [0, Number.POSITIVE_INFINITY],
}
