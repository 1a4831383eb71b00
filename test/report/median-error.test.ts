import { describe, expect, test } from 'vitest'
import { errorText, medianRanks, medianSpread } from '../../src/report/median-error.ts'
import { precisionOf, precisionSentence, precisionText } from '../../src/report/precision.ts'
import { lifelikeOutcome, outcomeOf } from './outcome-fixture.ts'

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

describe('medianSpread', () => {
  // 1 to 101: median 51; floor(50.5 - 0.98 x sqrt 101) = 40, so the interval is 40 to 62
  const expected = { median: 51, half: 11 }
  test('is the median and half the interval', () => {
    expect(medianSpread(Float64Array.from({ length: 101 }, (_, i) => 101 - i))).toEqual(expected)
  })
  test('does not count trials without a value', () => {
    const values = Float64Array.from({ length: 202 }, (_, i) => (i % 2 ? Number.NaN : 101 - i / 2))
    expect(medianSpread(values)).toEqual(expected)
  })
  test('is 0 when nothing varies, and none for a handful', () => {
    expect(medianSpread(new Float64Array(50).fill(3))).toEqual({ median: 3, half: 0 })
    expect(medianSpread(new Float64Array(5))).toBeNull()
  })
})

test('the largest relative error over strategies and both seats is the one told', () => {
  const outcome = lifelikeOutcome()
  const all = outcome.result.strategies.flatMap(({ id }) =>
    ['partner.ownerValue', 'vendor.contribution'].map(metric => {
      const { median, half } = medianSpread(outcome.samples[id][metric])!
      return half / median
    }),
  )
  expect(precisionOf(outcome)).toEqual({ relative: Math.max(...all), near: [], isUnknown: false })
  expect(precisionText(outcome)).toBe(`error of a median at most ${errorText(Math.max(...all))}`)
  expect(precisionSentence(outcome)).toEqual([])
  expect(precisionText({ ...outcome, samples: {} })).toBe('')
})

describe('an error that is too great is said in a sentence', () => {
  const said = (trials: number, value: (i: number) => number) =>
    precisionSentence(
      outcomeOf({ a: { 'partner.ownerValue': Float64Array.from({ length: trials }, (_, i) => value(i)) } }, [
        { id: 'a', title: 'A' },
      ]),
    ).join(' ')
  test('as a share of the median', () =>
    expect(said(100, i => i * 1000)).toBe(
      'These figures rest on 100 futures: their medians are uncertain by up to 22\u00a0%; use --trials 10000 (or more).',
    ))
  test('in dollars where the median is near 0', () =>
    expect(said(101, i => (i - 49) * 1000)).toBe(
      'These figures rest on 101 futures: the median of the value to the owner under “A” ($1.0k) is uncertain by $11k; use --trials 10000 (or more).',
    ))
  test('as unknown for a handful', () =>
    expect(said(2, i => i)).toBe(
      'These figures rest on 2 futures, too few to say how uncertain their medians are; use --trials 10000 (or more).',
    ))
  test('not at all when nothing varies', () => expect(said(2, () => 7)).toBe(''))
  test('with more than were run', () => expect(said(20_000, i => i % 2)).toContain('use --trials 100000 (or more)'))
})

test('errors are rounded up', () => {
  expect([0, 0.0002, 0.0131, 0.013, 0.0991, 0.1001, 2].map(errorText)).toEqual(
    ['0', '<0.1', '1.4', '1.3', '10.0', '11', '200'].map(text => `${text}\u00a0%`),
  )
})
