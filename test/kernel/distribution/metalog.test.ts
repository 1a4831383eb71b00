import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cdf, mean, problem, quantile, variance } from '../../../src/kernel/distribution/index.ts'
import { metalogLimit } from '../../../src/kernel/distribution/metalog-line.ts'
import { medianRange, metalogFromQuantiles } from '../../../src/kernel/distribution/metalog-quantiles.ts'
import type { Law } from '../../../src/kernel/law.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
const law = (p10: number, p50: number, p90: number, bounds?: Law['bounds']): Law => {
  const made = metalogFromQuantiles(p10, p50, p90, bounds)
  if ('problem' in made) throw new Error(made.problem)
  return made
}
const metalog = (params: number[], bounds?: Law['bounds']): Law => ({
  kind: 'metalog',
  params,
  ...(bounds && { bounds }),
})

// mpmath 1.3, 40 digits: 2 / s for the root of s tanh(s) = 1; Keelin (2016) prints 1.66711.
test('the limit of a3 / a2', () => expect(metalogLimit).toBe(1.6671131192019295))

// Second oracle: the density's sign, from differences of the quantile function written out as in the paper.
test.each([
  [0.999999, 1],
  [1.000001, -1],
])('%s times the limit: the least slope has the sign %s', (times, sign) => {
  const slope = (u: number) =>
    1 / (u * (1 - u)) + times * metalogLimit * ((u - 0.5) / (u * (1 - u)) + Math.log(u / (1 - u)))
  const least = Math.min(...Array.from({ length: 99_999 }, (_, i) => slope((i + 1) / 100_000)))
  expect(Math.sign(least)).toBe(sign)
  expect(problem(metalog([0, 1, -times * metalogLimit])) === undefined).toBe(sign > 0)
})

describe('from three quantiles', () => {
  const fractions = between(0.17, 0.83)
  test.each<[string, Law['bounds'], fc.Arbitrary<readonly [number, number]>]>([
    ['unbounded', undefined, fc.tuple(between(-1e6, 1e6), between(1e-3, 1e6)).map(([x, w]) => [x, x + w])],
    ['above 0', { low: 0 }, fc.tuple(between(1e-6, 1e6), between(1.01, 1e3)).map(([x, r]) => [x, x * r])],
    [
      'shares',
      { low: 0, high: 1 },
      fc.tuple(between(1e-4, 0.9), between(0.01, 0.999)).map(([x, r]) => [x, x + (1 - x) * r]),
    ],
  ])('%s: they are got back', (_, bounds, ends) => {
    fc.assert(
      fc.property(ends, fractions, ([p10, p90], f) => {
        const [least, most] = medianRange(p10, p90, bounds)
        const p50 = least + (most - least) * ((f - 0.16) / 0.68)
        const found = law(p10, p50, p90, bounds)
        expect(problem(found)).toBeUndefined()
        for (const [u, x] of [
          [0.1, p10],
          [0.5, p50],
          [0.9, p90],
        ] as const) {
          const scale = bounds === undefined ? Math.max(Math.abs(x), p90 - p10) : x
          expect(Math.abs(quantile(found, u) - x)).toBeLessThanOrEqual(1e-12 * scale)
        }
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('the median may lie up to the limit and not beyond', () => {
    for (const bounds of [undefined, { low: 0 }, { low: 0, high: 1 }]) {
      const [least, most] = medianRange(0.1, 0.7, bounds)
      const at = (x: number) => 'problem' in metalogFromQuantiles(0.1, x, 0.7, bounds)
      expect([at(least - 1e-9), at(least + 1e-9), at(most - 1e-9), at(most + 1e-9)]).toEqual([true, false, false, true])
    }
    // the unbounded case by hand: the middle 0.4 and a third of the distance, 0.2 times the limit
    expect(medianRange(0.1, 0.7)[0]).toBeCloseTo(0.4 - 0.6 * 0.2 * 1.6671131192019295, 14)
  })

  test.each([
    [[5, 3, 2], undefined, 'p10 < p50 < p90 must hold but they are 5, 3, 2'],
    [[0, 3, 9], { low: 0 }, 'p10 must be > 0 but is 0'],
    [[0.2, 0.5, 1], { low: 0, high: 1 }, 'p90 must be < 1 but is 1'],
    [
      [0, 1, 10],
      undefined,
      expect.stringMatching(
        /^p50 must lie between 1\.66577376159614\d* and 8\.334226238403\d* for this p10 and p90 but is 1$/,
      ),
    ],
    [[Number.NaN, 1, 2], undefined, 'quantiles must be finite numbers but one is NaN'],
  ] as const)('%j within %j cannot be', ([a, b, c], bounds, text) => {
    expect(metalogFromQuantiles(a, b, c, bounds)).toEqual({ problem: text })
  })
})

// Published: a2 = 1, a3 = 0 is the logistic law, whose variance is pi^2 / 3; SciPy 1.17 for its distribution function.
test('without skew it is the logistic law', () => {
  expect(variance(metalog([3, 1, 0]))).toBeCloseTo(Math.PI ** 2 / 3, 14)
  expect(cdf(metalog([3, 1, 0]), 5)).toBeCloseTo(0.8807970779778824, 15)
})

// The log-logistic law of shape b = 1 / a2 has the mean (pi / b) / sin(pi / b), infinite from a2 = 1 on.
test.each([0.05, 0.3, 0.49, 0.51, 0.9, 0.99, 0.9999])(
  'log-metalog with a2 = %s has the mean of the log-logistic law',
  a2 => {
    const at = Math.PI * a2
    const found = metalog([0, a2, 0], { low: 0 })
    expect(Math.abs((mean(found) * Math.sin(at)) / at - 1)).toBeLessThan(1e-11)
    const second = (2 * at) / Math.sin(2 * at)
    const expected = a2 < 0.5 ? second - (at / Math.sin(at)) ** 2 : Number.POSITIVE_INFINITY
    if (a2 < 0.5) expect(Math.abs(variance(found) / expected - 1)).toBeLessThan(1e-10)
    else expect(variance(found)).toBe(expected)
  },
)

test('a log-metalog with too much weight far out has no mean, and its truncation has', () => {
  const heavy = metalog([0, 1, 0.1], { low: 0 })
  expect([mean(heavy), variance(heavy)]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
  expect(mean({ ...heavy, truncate: { max: 10 } })).toBeLessThan(10)
})

test.each<[number[], Law['bounds'], string]>([
  [[0, 0, 0], undefined, 'a2 must be > 0 but is 0'],
  [[0, 1, 2], undefined, 'a3 must lie between -1.6671131192019295 and 1.6671131192019295 times a2 but is 2 times'],
  [[0, 1, 0], { low: 3, high: 3 }, 'metalog needs low < high but has 3, 3'],
  [[0, 1, 0], { low: Number.NaN }, 'low must be a finite number but is NaN'],
  [[0, 25, 0], { low: 0 }, 'metalog reaches beyond 1e304'],
])('a metalog of %j within %j has a problem', (params, bounds, text) => {
  expect(problem(metalog(params, bounds))).toBe(text)
})
