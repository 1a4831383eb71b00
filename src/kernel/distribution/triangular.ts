import type { Distribution } from './distribution.ts'
import { mustAscend, parameterProblem } from './problem.ts'

/** Smallest x with P(X <= x) >= u, for v = 1 - u given apart; written so that nothing cancels beside min and mode. */
const invert = (u: number, v: number, min: number, mode: number, max: number): number => {
  const width = max - min
  const left = mode - min
  if (u * width <= left) return Math.min(mode, min + Math.sqrt(u * width * left))
  const right = max - mode
  const toEnd = Math.sqrt(v * width * right)
  return v < 0.25 ? Math.max(mode, max - toEnd) : mode + (right * (u * width - left)) / (right + toEnd)
}

/** Density rising straight from min to mode and falling straight to max. */
export const triangular: Distribution<readonly [min: number, mode: number, max: number]> = {
  kind: 'triangular',
  parameters: ['min', 'mode', 'max'],
  values: 'line',
  problem: law =>
    parameterProblem(law, triangular.parameters, (min, mode, max) => mustAscend('triangular', min, mode, max)),
  quantile: (u, min, mode, max) => invert(u, 1 - u, min, mode, max),
  upperQuantile: (q, min, mode, max) => invert(1 - q, q, min, mode, max),
  cdf: (x, min, mode, max) => {
    if (x <= min) return 0
    if (x >= max) return 1
    const width = max - min
    if (x <= mode) return ((x - min) / width) * ((x - min) / (mode - min))
    const past = x - mode
    const right = max - mode
    return Math.min(1, (mode - min + (past * (right + (max - x))) / right) / width)
  },
  upper: (x, min, mode, max) => triangular.cdf(-x, -max, -mode, -min),
  mean: (min, mode, max) => (min + mode + max) / 3,
  variance: (min, mode, max) => {
    const width = max - min
    const left = mode - min
    return (width * width - left * (max - mode)) / 18
  },
  support: (min, _, max) => [min, max],
  corner: (_, mode) => mode,
}
