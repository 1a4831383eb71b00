import { expect, test } from 'vitest'
import { normalCdf, normalDensity, normalQuantile, normalUpper } from '../../src/kernel/normal.ts'

const relative = (got: number, want: number): number => Math.abs(got / want - 1)

// SciPy 1.17, spot-checked with mpmath at 30 digits.
test.each([
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514726],
  [0.975, 1.9599639845400543],
  [0.99, 2.326347874040841],
  [0.999, 3.0902323061678136],
  [1e-10, -6.361340902404057],
])('the %s quantile', (p, z) => {
  expect(relative(normalQuantile(p), z)).toBeLessThan(1e-15)
  expect(relative(normalCdf(z), p)).toBeLessThan(1e-14)
})

// mpmath 1.3, ncdf at 30 digits.
test.each([
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-1, 0.15865525393145705],
  [-0.5, 0.3085375387259869],
  [0, 0.5],
  [1.96, 0.9750021048517795],
])('the probability below %s', (x, p) => {
  expect(relative(normalCdf(x), p)).toBeLessThan(2e-15)
  expect(normalUpper(-x)).toBe(normalCdf(x))
  expect(normalCdf(x) + normalUpper(x)).toBeCloseTo(1, 15)
})

test('quantile and probability undo each other in both tails', () => {
  for (let e = -300; e < 0; e += 0.25) {
    const p = 0.5 * 10 ** e
    expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12)
    expect(relative(normalUpper(-normalQuantile(p)), p)).toBeLessThan(1e-12)
  }
})

// Independent of the rational approximations: the density is the slope of the probability.
test('the probability grows by the integral of the density', () => {
  for (let x = -9; x < 9; x += 0.125) {
    const h = 1 / 64 // Simpson's rule over 2h
    const area = (h / 3) * (normalDensity(x) + 4 * normalDensity(x + h) + normalDensity(x + 2 * h))
    const grown = x < 0 ? normalCdf(x + 2 * h) - normalCdf(x) : normalUpper(x) - normalUpper(x + 2 * h)
    expect(relative(grown, area)).toBeLessThan(2e-5)
  }
})

test('never infinite inside (0, 1), and rising', () => {
  let last = Number.NEGATIVE_INFINITY
  for (const p of [5e-324, 1e-310, 1e-300, 1e-17, 2 ** -53, 0.0749999, 0.075, 0.0750001, 0.5, 0.925, 1 - 2 ** -53]) {
    const z = normalQuantile(p)
    expect(Number.isFinite(z)).toBe(true)
    expect(z).toBeGreaterThan(last)
    last = z
  }
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(Number.NaN)]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ])
  expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1])
})
