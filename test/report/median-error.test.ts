import { describe, expect, test } from 'vitest'
import { errorText, largestMedianError, medianError, medianRanks } from '../../src/report/median-error.ts'
import { lifelikeOutcome } from './outcome-fixture.ts'

/** Probability that a median lies between the ranked values: exact, from the binomial distribution with p = 1/2. */
const coverage = (size: number): number => {
  const ranks = medianRanks(size)
  if (ranks === null) return Number.NaN
  let log = -size * Math.LN2
  let inside = 0
  for (let k = 0; k <= size; k++) {
    if (k > ranks[0] && k <= ranks[1]) inside += Math.exp(log)
    log += Math.log((size - k) / (k + 1))
  }
  return inside
}

describe('medianRanks', () => {
  test('hold the median in at least 95 of 100 samples of any size', () => {
    for (let size = 8; size <= 600; size++) expect(coverage(size)).toBeGreaterThanOrEqual(0.95)
    for (const size of [1_000, 5_000, 20_000]) expect(coverage(size)).toBeGreaterThanOrEqual(0.95)
  })
  test('are not much wider than they need be', () => {
    for (const size of [1_000, 10_000]) expect(coverage(size)).toBeLessThan(0.96)
  })
  test('do not exist for a handful of trials', () => expect(medianRanks(5)).toBeNull())
})

describe('medianError', () => {
  test('is half the interval as a share of the median', () => {
    // 1 to 101: median 51; floor(50.5 - 0.98 x sqrt 101) = 40, so the interval is 40 to 62
    expect(medianError(Float64Array.from({ length: 101 }, (_, i) => 101 - i))).toBeCloseTo(11 / 51, 12)
  })
  test('does not count trials without a value', () => {
    const values = Float64Array.from({ length: 202 }, (_, i) => (i % 2 ? Number.NaN : 101 - i / 2))
    expect(medianError(values)).toBeCloseTo(11 / 51, 12)
  })
  test('is 0 when nothing varies, and none when the median is 0 and something does', () => {
    expect(medianError(new Float64Array(50))).toBe(0)
    expect(medianError(Float64Array.from({ length: 51 }, (_, i) => i - 25))).toBeNull()
  })
})

test('the largest over strategies and both seats is the one told', () => {
  const outcome = lifelikeOutcome()
  const all = outcome.result.strategies.flatMap(({ id }) =>
    ['partner.value', 'vendor.contribution'].map(metric => medianError(outcome.samples[id][metric])!),
  )
  expect(largestMedianError(outcome)).toBe(Math.max(...all))
  expect(largestMedianError({ ...outcome, samples: {} })).toBeNull()
})

test('errors are rounded up', () => {
  expect([0, 0.0002, 0.0131, 0.013, 0.0991, 0.1001, 2].map(errorText)).toEqual(
    ['0', '<0.1', '1.4', '1.3', '10.0', '11', '200'].map(text => `${text}\u00a0%`),
  )
})
