import { betaCdf, betaQuantile, betaSampler, betaUpper, betaUpperQuantile } from '../beta.ts'
import type { Distribution } from './distribution.ts'
import { mustAscend, parameterProblem } from './problem.ts'

type Pert = readonly [min: number, mode: number, max: number]

/**
 * The shapes of the beta law on [min, max] whose mode is `mode` and whose mean is (min + 4 mode + max) / 6
 * (D. G. Malcolm and others, Operations Research 7, 1959). They add up to 6.
 */
export const pertShapes = (min: number, mode: number, max: number): readonly [a: number, b: number] => [
  1 + (4 * (mode - min)) / (max - min),
  1 + (4 * (max - mode)) / (max - min),
]

/** Smallest x with P(X <= x) >= u; no check of the parameters. */
export const pertQuantile = (u: number, min: number, mode: number, max: number): number => {
  const width = max - min
  const x = betaQuantile(u, 1 + (4 * (mode - min)) / width, 1 + (4 * (max - mode)) / width)
  return Math.min(max, min + width * x)
}

/** A beta law on [min, max], named by its ends and its most likely value. */
export const pert: Distribution<Pert> = {
  kind: 'pert',
  parameters: ['min', 'mode', 'max'],
  values: 'line',
  problem: law => parameterProblem(law, pert.parameters, (min, mode, max) => mustAscend('pert', min, mode, max)),
  quantile: pertQuantile,
  upperQuantile: (q, min, mode, max) =>
    Math.min(max, min + (max - min) * betaUpperQuantile(q, ...pertShapes(min, mode, max))),
  cdf: (x, min, mode, max) => betaCdf((x - min) / (max - min), ...pertShapes(min, mode, max)),
  upper: (x, min, mode, max) => betaUpper((x - min) / (max - min), ...pertShapes(min, mode, max)),
  mean: (min, mode, max) => (min + 4 * mode + max) / 6,
  variance: (min, mode, max) => {
    const mean = pert.mean(min, mode, max)
    return ((mean - min) * (max - mean)) / 7
  },
  support: (min, _, max) => [min, max],
  sampler: (min, mode, max) => {
    const width = max - min
    const beta = betaSampler(...pertShapes(min, mode, max))
    return u => Math.min(max, min + width * beta(u))
  },
}
