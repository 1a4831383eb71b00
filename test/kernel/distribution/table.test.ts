import { describe, expect, test } from 'vitest'
import {
  cdf,
  distributions,
  mean,
  problem,
  quantile,
  sampler,
  support,
  variance,
} from '../../../src/kernel/distribution/index.ts'
import { cases } from './cases.ts'

const close = (got: number, want: number, relative: number): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.abs(want))
}

/** The doubles beside x. */
const beside = (x: number): [number, number] => [x - Math.abs(x) * 2 ** -52, x + Math.abs(x) * 2 ** -52]

test('every kind has a case', () => {
  expect(new Set(cases.map(({ law }) => law.kind))).toEqual(new Set(Object.keys(distributions)))
  for (const [name, { kind }] of Object.entries(distributions)) expect(kind).toBe(name)
})

describe.each(cases)('$name', ({ law, isDiscrete, ...known }) => {
  test('has no problem', () => expect(problem(law)).toBeUndefined())

  test('has the known quantiles', () => {
    const ps = [0.05, 0.5, 0.95]
    const draw = sampler(law)
    ps.forEach((p, i) => {
      close(quantile(law, p), known.quantiles[i], 1e-11)
      expect(draw(p)).toBe(quantile(law, p))
    })
  })

  test('has the known mean, variance and support', () => {
    close(mean(law), known.mean, 2e-14)
    close(variance(law), known.variance, 1e-12)
    expect(support(law)).toEqual(known.support)
  })

  // Second oracle for the moments: a midpoint sum over 4000 quantiles, which errs by far less than 5 %.
  test('has the moments of its quantiles', () => {
    const draws = Array.from({ length: 4000 }, (_, i) => quantile(law, (i + 0.5) / 4000))
    const average = draws.reduce((sum, x) => sum + x / 4000, 0)
    close(average, known.mean, 0.005)
    const spread = draws.reduce((sum, x) => sum + (x - average) ** 2 / 4000, 0)
    expect(Math.abs(spread - known.variance)).toBeLessThanOrEqual(0.05 * known.variance + 1e-20)
  })

  test.each([1e-10, 1e-3, 0.5, 1 - 1e-3, 1 - 1e-10])('gives back the probability %s', p => {
    const x = quantile(law, p)
    if (isDiscrete) {
      expect(cdf(law, x)).toBeGreaterThanOrEqual(p * (1 - 1e-14))
      expect(cdf(law, x - 1e-6)).toBeLessThan(p)
      return
    }
    // p lies between the probabilities at the doubles beside x: beside a bound they may be far apart
    const [below, above] = beside(x)
    const slack = 1e-12 * Math.min(p, 1 - p) + 2e-16
    expect(cdf(law, below)).toBeLessThanOrEqual(p + slack)
    expect(cdf(law, above)).toBeGreaterThanOrEqual(p - slack)
  })

  test('is finite and inside the support at the smallest and largest uniform', () => {
    const [low, high] = support(law)
    for (const u of [2 ** -53, 1 - 2 ** -53]) {
      const x = quantile(law, u)
      expect(Number.isFinite(x)).toBe(true)
      expect(x).toBeGreaterThanOrEqual(low)
      expect(x).toBeLessThanOrEqual(high)
    }
  })
})
