import { describe, expect, test } from 'vitest'
import { cdf, mean, problem, quantile, support, variance } from '../../../src/kernel/distribution/index.ts'
import type { Law } from '../../../src/kernel/law.ts'
import { normalCdf, normalDensity, normalUpper } from '../../../src/kernel/normal.ts'

const standard = (min: number, max: number): Law => ({ kind: 'normal', params: [0, 1], truncate: { min, max } })

// Closed form: (phi(a) - phi(b)) / P, and 1 + (a phi(a) - b phi(b)) / P - mean^2. The code integrates over u instead.
test.each([
  [-1, 2],
  [0, 9],
  [-9, -3],
  [2, 2.5],
  [6, 7],
  [-7, -6],
])('the standard normal law on [%s, %s] has its known moments', (a, b) => {
  const inside = a > 0 ? normalUpper(a) - normalUpper(b) : normalCdf(b) - normalCdf(a)
  const expected = (normalDensity(a) - normalDensity(b)) / inside
  const spread = 1 + (a * normalDensity(a) - b * normalDensity(b)) / inside - expected * expected
  expect(Math.abs(mean(standard(a, b)) / expected - 1)).toBeLessThan(1e-13)
  expect(Math.abs(variance(standard(a, b)) / spread - 1)).toBeLessThan(3e-12 * (1 + (a * a) / spread / 100))
})

// SciPy 1.17. Fails when the window is drawn by rejection or inverted from the wrong tail.
test('the far window [6, 7]', () => {
  expect(Math.abs(mean(standard(6, 7)) / 6.15721090337828 - 1)).toBeLessThan(1e-14)
})

test('both tails keep their digits', () => {
  for (const p of [1e-9, 0.1, 0.5, 0.9, 1 - 1e-9]) {
    expect(quantile(standard(20, 22), p)).toBeCloseTo(-quantile(standard(-22, -20), 1 - p), 13)
    expect(cdf(standard(20, 22), quantile(standard(20, 22), p))).toBeCloseTo(p, 11)
    expect(cdf(standard(-22, -20), quantile(standard(-22, -20), p))).toBeCloseTo(p, 11)
  }
})

// An exponential law forgets: the part above m is the law itself, m further on.
test('an exponential law above m is the same law from m on', () => {
  const law: Law = { kind: 'exponential', params: [3] }
  for (const m of [1, 30, 900]) {
    const above: Law = { ...law, truncate: { min: m } }
    expect(mean(above)).toBeCloseTo(m + 3, 10)
    expect(variance(above)).toBeCloseTo(9, 9)
    for (const u of [0.01, 0.5, 0.999]) expect(quantile(above, u)).toBeCloseTo(m + quantile(law, u), 9)
  }
})

test('a window wider than the support changes nothing', () => {
  const law: Law = { kind: 'pert', params: [0, 3, 10] }
  const wide: Law = { ...law, truncate: { min: -5, max: 50 } }
  expect(support(wide)).toEqual([0, 10])
  for (const u of [1e-6, 0.2, 0.5, 0.8, 0.999]) expect(quantile(wide, u)).toBeCloseTo(quantile(law, u), 13)
  expect(mean(wide)).toBeCloseTo(11 / 3, 13)
})

describe('whole numbers', () => {
  // Sum of k e^-m m^k / k! over the window, in logarithms.
  test.each([
    [2, 40, 60],
    [2, 0, 1],
    [400, 500, 520],
    [400, 300, 310],
    [30, 29, 31],
  ])('the poisson law of mean %s on [%s, %s]', (m, min, max) => {
    const law: Law = { kind: 'poisson', params: [m], truncate: { min, max } }
    expect(problem(law)).toBeUndefined()
    let weight = 1
    const weights = [1]
    for (let k = min + 1; k <= max; k++) {
      weight *= m / k
      weights.push(weight)
    }
    const total = weights.reduce((a, b) => a + b)
    const expected = weights.reduce((sum, w, i) => sum + (w / total) * (min + i), 0)
    expect(Math.abs(mean(law) / expected - 1)).toBeLessThan(1e-11)
    let below = 0
    weights.forEach((w, i) => {
      below += w / total
      expect(Math.abs(cdf(law, min + i) - below)).toBeLessThan(1e-10)
      expect(quantile(law, below - 0.5 * (w / total))).toBe(
        w / total > 1e-9 ? min + i : quantile(law, below - 0.5 * (w / total)),
      )
    })
  })
})

test('finitely many values: those outside are left out', () => {
  const law: Law = { kind: 'empirical', params: [], values: [1, 2, 3, 4, 100], truncate: { min: 2, max: 4 } }
  expect([mean(law), variance(law), support(law)]).toEqual([3, 2 / 3, [2, 4]])
  expect([0.2, 0.5, 0.9].map(u => quantile(law, u))).toEqual([2, 3, 4])
})
