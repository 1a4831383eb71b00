import { gammaP, gammaQ, gammaQuantile, gammaUpperQuantile } from '../gamma.ts'
import type { Distribution } from './distribution.ts'
import { mustBeAtMost, mustBePositive, parameterProblem } from './problem.ts'

/** The time of a draw grows with the root of the shape: here it is a third of a millisecond. */
export const mostGammaShape = 1e9

export const gamma: Distribution<readonly [shape: number, scale: number]> = {
  kind: 'gamma',
  parameters: ['shape', 'scale'],
  values: 'line',
  problem: law =>
    parameterProblem(
      law,
      gamma.parameters,
      (shape, scale) =>
        mustBePositive('shape', shape) ??
        mustBeAtMost('shape', mostGammaShape, shape) ??
        mustBePositive('scale', scale),
    ),
  quantile: (u, shape, scale) => scale * gammaQuantile(u, shape),
  upperQuantile: (q, shape, scale) => scale * gammaUpperQuantile(q, shape),
  cdf: (x, shape, scale) => gammaP(shape, x / scale),
  upper: (x, shape, scale) => gammaQ(shape, x / scale),
  mean: (shape, scale) => shape * scale,
  variance: (shape, scale) => shape * scale * scale,
  support: () => [0, Number.POSITIVE_INFINITY],
}
