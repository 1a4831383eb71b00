import { describe, expect, test } from 'vitest'
import {
  betaFromMeanSd,
  type Converted,
  logitNormalFromQuantiles,
  lognormalFromMeanSd,
  lognormalFromQuantiles,
  normalFromQuantiles,
} from '../../../src/kernel/distribution/convert.ts'
import { mean, quantile, variance } from '../../../src/kernel/distribution/index.ts'
import { pertShapes } from '../../../src/kernel/distribution/pert.ts'
import type { Law } from '../../../src/kernel/law.ts'

const law = (converted: Converted): Law => {
  if ('problem' in converted) throw new Error(converted.problem)
  return converted
}

const near = (got: number, want: number): void => expect(Math.abs(got / want - 1)).toBeLessThan(2e-15)

// SciPy 1.17.
test('lognormal with mean 100 and sd 50', () => {
  const found = law(lognormalFromMeanSd(100, 50))
  near(found.params[0], 4.4935984103309865)
  near(found.params[1], 0.47238072707743883)
  near(quantile(found, 0.5), 89.44271909999159)
  near(quantile(found, 0.95), 194.53178380092208)
  near(mean(found), 100)
  near(variance(found), 2500)
})

// SciPy 1.17.
test('lognormal with p10 50 and p90 200', () => {
  const found = law(lognormalFromQuantiles(50, 200))
  near(found.params[0], 4.605170185988092)
  near(found.params[1], 0.5408656188293053)
  near(mean(found), 115.75061368932343)
})

// Malcolm and others 1959, with 6 as the sum of the shapes.
test('PERT(0, 3, 10) has the shapes 2.2 and 3.8', () => {
  expect(pertShapes(0, 3, 10)).toEqual([2.2, 3.8])
})

test('the quantiles asked for are the quantiles got', () => {
  for (const [make, p10, p90] of [
    [normalFromQuantiles, -3, 8],
    [lognormalFromQuantiles, 0.02, 700],
    [logitNormalFromQuantiles, 0.01, 0.4],
    [logitNormalFromQuantiles, 0.9, 0.999],
  ] as const) {
    const found = law(make(p10, p90))
    expect(Math.abs(quantile(found, 0.1) / p10 - 1)).toBeLessThan(1e-14)
    expect(Math.abs(quantile(found, 0.9) / p90 - 1)).toBeLessThan(1e-14)
  }
})

test('the moments asked for are the moments got', () => {
  for (const [m, sd] of [
    [0.2, 0.1],
    [0.5, 0.49],
    [0.001, 0.0005],
  ]) {
    const found = law(betaFromMeanSd(m, sd))
    near(mean(found), m)
    expect(Math.abs(variance(found) / (sd * sd) - 1)).toBeLessThan(1e-13)
  }
})

describe('what cannot be', () => {
  test.each([
    [normalFromQuantiles(5, 2), 'p10 must be < p90 but they are 5 and 2'],
    [normalFromQuantiles(Number.NaN, 2), 'p10 must be a finite number but is NaN'],
    [lognormalFromQuantiles(-1, 2), 'p10 must be > 0 but is -1'],
    [logitNormalFromQuantiles(0.2, 60), 'p10 and p90 must lie between 0 and 1 but are 0.2 and 60'],
    [lognormalFromMeanSd(-5, 1), 'mean must be > 0 but is -5'],
    [lognormalFromMeanSd(5, 0), 'sd must be > 0 but is 0'],
    [betaFromMeanSd(2, 0.1), 'mean must lie between 0 and 1 but is 2'],
    [betaFromMeanSd(0.5, 0.5), 'sd must be < 0.5 for a share with mean 0.5 but is 0.5'],
  ])('%j', (converted, problem) => {
    expect(converted).toEqual({ problem })
  })
})
