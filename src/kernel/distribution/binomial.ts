import { exp, log1p } from '../arithmetic.ts'
import { betaCdf, betaUpper } from '../beta.ts'
import { normalQuantile } from '../normal.ts'
import type { Distribution } from './distribution.ts'
import { mustBeShare, parameterProblem } from './problem.ts'
import { smallestWhole } from './whole-search.ts'

/** Above this count of the rarer outcome, summing from 0 takes longer than a search with the exact function. */
const fewMean = 30

/** P(X <= k) for a whole k. */
const cdf = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n || p === 0 ? 1 : p === 1 ? 0 : betaUpper(p, k + 1, n - k)

/** P(X > k) for a whole k. */
const upper = (k: number, n: number, p: number): number =>
  k < 0 ? 1 : k >= n || p === 0 ? 0 : p === 1 ? 1 : betaCdf(p, k + 1, n - k)

/** The expansion of Cornish and Fisher (1938) to the third order, at the normal quantile z. */
const guess = (z: number, n: number, p: number): number => {
  const variance = n * p * (1 - p)
  const sd = Math.sqrt(variance)
  const square = z * z
  const skew = (1 - 2 * p) / sd
  const excess = (1 - 6 * p * (1 - p)) / variance
  const third = (z * (square - 3) * excess) / 24 - (z * (2 * square - 5) * skew * skew) / 36
  return Math.floor(n * p + sd * (z + (skew * (square - 1)) / 6 + third) + 0.5)
}

const fromBelow = (u: number, n: number, p: number): number =>
  smallestWhole(guess(normalQuantile(u), n, p), 0, n, k => cdf(k, n, p) >= u)

const fromAbove = (q: number, n: number, p: number): number =>
  smallestWhole(guess(-normalQuantile(q), n, p), 0, n, k => upper(k, n, p) <= q)

/** (1 - p)^n; by squaring for the small n that are most of the calls. */
const noneOf = (n: number, p: number): number => {
  if (n > 64) return exp(n * log1p(-p))
  let power = 1
  let square = 1 - p
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) power *= square
    square *= square
  }
  return power
}

/**
 * Smallest k with P(X <= k) >= u for n trials of chance p, n a whole number >= 0 and u in (0, 1); no check of the
 * parameters. While the rarer outcome is expected at most 30 times its counts are summed from 0; otherwise, and where
 * the sum has too few digits, k is searched from a guess with the incomplete beta function.
 */
export const binomialQuantile = (u: number, n: number, p: number): number => {
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  const isRare = p <= 0.5
  const rare = isRare ? p : 1 - p
  if (n * rare > fewMean || u > 0.999999999 || (!isRare && u < 1e-9)) {
    return u > 0.5 ? fromAbove(1 - u, n, p) : fromBelow(u, n, p)
  }
  const odds = rare / (1 - rare)
  let mass = noneOf(n, rare)
  let total = mass
  let k = 0
  if (isRare) {
    while (total < u && k < n) {
      mass *= ((n - k) / (k + 1)) * odds
      k++
      total += mass
    }
    return k
  }
  // counts of the other outcome: the largest with P(Y < count) <= 1 - u
  const most = 1 - u
  while (total <= most && k < n) {
    mass *= ((n - k) / (k + 1)) * odds
    k++
    total += mass
  }
  return n - k
}

/** How many of n independent trials succeed. */
export const binomial: Distribution<readonly [n: number, p: number]> = {
  kind: 'binomial',
  parameters: ['n', 'p'],
  values: 'whole',
  problem: law =>
    parameterProblem(law, binomial.parameters, (n, p) =>
      Number.isInteger(n) && n >= 0 ? mustBeShare('p', p) : `n must be a whole number >= 0 but is ${n}`,
    ),
  quantile: binomialQuantile,
  upperQuantile: (q, n, p) =>
    n === 0 || p === 0 ? 0 : p === 1 ? n : q < 0.5 ? fromAbove(q, n, p) : fromBelow(1 - q, n, p),
  cdf: (x, n, p) => cdf(Math.floor(x), n, p),
  upper: (x, n, p) => upper(Math.floor(x), n, p),
  mean: (n, p) => n * p,
  variance: (n, p) => n * p * (1 - p),
  support: (n, p) => [p === 1 ? n : 0, p === 0 ? 0 : n],
}
