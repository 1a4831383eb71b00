import type { Distribution } from './distribution.ts'
import { mustAscend, parameterProblem } from './problem.ts'

/** Density rising straight from min to mode and falling straight to max. */
export const triangular: Distribution<readonly [min: number, mode: number, max: number]> = {
  kind: 'triangular',
  parameters: ['min', 'mode', 'max'],
  values: 'line',
  problem: law =>
    parameterProblem(law, triangular.parameters, (min, mode, max) => mustAscend('triangular', min, mode, max)),
  quantile: (u, min, mode, max) =>
    u * (max - min) <= mode - min
      ? Math.min(mode, min + Math.sqrt(u * (max - min) * (mode - min)))
      : Math.max(mode, max - Math.sqrt((1 - u) * (max - min) * (max - mode))),
  upperQuantile: (q, min, mode, max) =>
    q * (max - min) <= max - mode
      ? Math.max(mode, max - Math.sqrt(q * (max - min) * (max - mode)))
      : Math.min(mode, min + Math.sqrt((1 - q) * (max - min) * (mode - min))),
  cdf: (x, min, mode, max) => {
    if (x <= min) return 0
    if (x >= max) return 1
    return x <= mode
      ? ((x - min) / (max - min)) * ((x - min) / (mode - min))
      : 1 - ((max - x) / (max - min)) * ((max - x) / (max - mode))
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
