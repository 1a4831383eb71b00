import { exp } from '../arithmetic.ts'
import { gammaP, gammaQ } from '../gamma.ts'
import { normalQuantile } from '../normal.ts'
import type { Distribution } from './distribution.ts'
import { mustBeAtMost, parameterProblem } from './problem.ts'
import { smallestWhole } from './whole-search.ts'

/** Above this mean the sum from 0 upwards takes longer than a search with the exact distribution function. */
const fewMean = 30

/** The time of a draw grows with the root of the mean: here it is a third of a millisecond. */
export const mostPoissonMean = 1e9

/** P(X <= k) for a whole k. */
const cdf = (k: number, mean: number): number => (k < 0 ? 0 : mean === 0 ? 1 : gammaQ(k + 1, mean))

/** P(X > k) for a whole k. */
const upper = (k: number, mean: number): number => (k < 0 ? 1 : mean === 0 ? 0 : gammaP(k + 1, mean))

/** The expansion of Cornish and Fisher (1938) to the third order, at the normal quantile z. */
const guess = (z: number, mean: number): number => {
  const square = z * z
  const third = (z * (1 - square)) / (72 * Math.sqrt(mean))
  return Math.max(0, Math.floor(mean + z * Math.sqrt(mean) + (square - 1) / 6 + third + 0.5))
}

const fromBelow = (p: number, mean: number): number =>
  smallestWhole(guess(normalQuantile(p), mean), 0, Number.POSITIVE_INFINITY, k => cdf(k, mean) >= p)

const fromAbove = (q: number, mean: number): number =>
  smallestWhole(guess(-normalQuantile(q), mean), 0, Number.POSITIVE_INFINITY, k => upper(k, mean) <= q)

/**
 * Smallest k with P(X <= k) >= u, for mean >= 0 and u in (0, 1); no check of the parameters. Small means are summed
 * from 0; large means, and u within 1e-9 of 1 where the sum has too few digits, are searched from a guess with the
 * incomplete gamma function.
 */
export const poissonQuantile = (u: number, mean: number): number => {
  if (mean === 0) return 0
  if (u > 0.999999999) return fromAbove(1 - u, mean)
  if (mean > fewMean) return u > 0.5 ? fromAbove(1 - u, mean) : fromBelow(u, mean)
  let mass = exp(-mean)
  let total = mass
  let k = 0
  while (total < u) {
    k++
    mass *= mean / k
    total += mass
  }
  return k
}

/** Counts of independent rare events. */
export const poisson: Distribution<readonly [mean: number]> = {
  kind: 'poisson',
  parameters: ['mean'],
  values: 'whole',
  problem: law =>
    parameterProblem(law, poisson.parameters, mean =>
      mean >= 0 ? mustBeAtMost('mean', mostPoissonMean, mean) : `mean must be >= 0 but is ${mean}`,
    ),
  quantile: poissonQuantile,
  upperQuantile: (q, mean) => (mean === 0 ? 0 : q < 0.5 ? fromAbove(q, mean) : fromBelow(1 - q, mean)),
  cdf: (x, mean) => cdf(Math.floor(x), mean),
  upper: (x, mean) => upper(Math.floor(x), mean),
  mean: mean => mean,
  variance: mean => mean,
  support: mean => [0, mean === 0 ? 0 : Number.POSITIVE_INFINITY],
}
