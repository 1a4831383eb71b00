import { describe, expect, test } from 'vitest'
import { binomialQuantile } from '../../../src/kernel/distribution/binomial.ts'
import { quantile } from '../../../src/kernel/distribution/index.ts'
import { poissonQuantile } from '../../../src/kernel/distribution/poisson.ts'
import { logGamma } from '../../../src/kernel/gamma.ts'

/** Steps of a distribution function, summed from both ends so that each tail has its digits. */
const ladder = (logMass: (k: number) => number, last: number) => {
  const mass = Array.from({ length: last + 1 }, (_, k) => Math.exp(logMass(k)))
  const total = mass.reduce((a, b) => a + b)
  let sum = 0
  return mass.map(m => (sum += m / total))
}

/** Every k is met by a u in the middle of its step, unless the step is too small to have one. */
const meetsEvery = (steps: readonly number[], draw: (u: number) => number): void => {
  steps.forEach((top, k) => {
    const bottom = k === 0 ? 0 : steps[k - 1]
    if (top - bottom > 1e-9) expect([k, draw((top + bottom) / 2)]).toEqual([k, k])
  })
}

// Oracle: the sum of e^(k ln m - m - ln k!) over all k, which shares only ln Gamma with the code.
test.each([0.001, 0.4, 2, 29.9, 30.1, 75, 1000])('poissonQuantile of mean %s meets every count', mean => {
  const last = Math.ceil(mean + 12 * Math.sqrt(mean) + 20)
  meetsEvery(
    ladder(k => k * Math.log(mean) - mean - logGamma(k + 1), last),
    u => poissonQuantile(u, mean),
  )
})

// Oracle: the sum of e^(ln C(n, k) + k ln p + (n-k) ln(1-p)) over all k.
test.each([
  [1, 0.3],
  [20, 0.02],
  [20, 0.98],
  [64, 0.5],
  [65, 0.4],
  [100, 0.9],
  [1000, 0.029],
  [1000, 0.5],
  [1000, 0.99],
])('binomialQuantile of %s trials at %s meets every count', (n, p) => {
  const logChoose = (k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
  meetsEvery(
    ladder(k => logChoose(k) + k * Math.log(p) + (n - k) * Math.log1p(-p), n),
    u => binomialQuantile(u, n, p),
  )
})

// SciPy 1.17, poisson.ppf and binom.ppf.
describe('large laws', () => {
  const ps = [1e-10, 0.05, 0.5, 0.95, 1 - 1e-10]
  test.each([
    ['poisson', [50_000], [48584, 49632, 50000, 50368, 51429]],
    ['poisson', [1_000_000], [993645, 998355, 1000000, 1001645, 1006368]],
    ['binomial', [1_000_000, 0.3], [297088, 299246, 300000, 300754, 302918]],
  ] as const)('%s %j', (kind, params, counts) => {
    expect(ps.map(p => quantile({ kind, params }, p))).toEqual(counts)
  })
})

test('never falls as u rises, across the places where the method changes', () => {
  for (const draw of [
    (u: number) => poissonQuantile(u, 5),
    (u: number) => poissonQuantile(u, 60),
    (u: number) => binomialQuantile(u, 50, 0.1),
    (u: number) => binomialQuantile(u, 50, 0.9),
    (u: number) => binomialQuantile(u, 500, 0.3),
  ]) {
    for (const centre of [1e-9, 0.5, 0.999999999]) {
      let last = -1
      for (let i = -2000; i <= 2000; i++) {
        const k = draw(centre * (1 + i * 2e-13))
        expect(k).toBeGreaterThanOrEqual(last)
        last = k
      }
    }
  }
})

test('laws without chance', () => {
  for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) {
    expect([poissonQuantile(u, 0), binomialQuantile(u, 0, 0.5), binomialQuantile(u, 9, 0)]).toEqual([0, 0, 0])
    expect(binomialQuantile(u, 9, 1)).toBe(9)
    expect(poissonQuantile(u, 1e-300)).toBe(0)
    expect(binomialQuantile(u, 7, 1e-300)).toBe(0)
    expect(binomialQuantile(u, 1e6, 1e-300)).toBe(0)
  }
})
