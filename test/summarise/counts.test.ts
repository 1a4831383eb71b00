import { describe, expect, it, test } from 'vitest'
import { countsOf, mergeCounts, shareOf, wilson } from '../../src/summarise/counts.ts'

// Published: Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3 (score).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i: %f to %f', (yes, n, low, high) => {
  const found = wilson({ yes, no: n - yes, missing: 3 })
  expect(found?.[0]).toBeCloseTo(low, 4)
  expect(found?.[1]).toBeCloseTo(high, 4)
  // what is false is as uncertain as what is true
  const other = wilson({ yes: n - yes, no: yes, missing: 0 })
  expect(other?.[0]).toBeCloseTo(1 - (found?.[1] as number), 12)
  expect(other?.[1]).toBeCloseTo(1 - (found?.[0] as number), 12)
})

test('nothing is known of no trials', () => {
  expect(wilson({ yes: 0, no: 0, missing: 9 })).toBeNull()
  expect(shareOf({ yes: 0, no: 0, missing: 9 })).toBeNull()
})

// By hand.
describe('counts', () => {
  const values = Float64Array.of(1, 0, Number.NaN, 1, 1, Number.NaN, 0)

  it('are of what is true, false and without a value', () => {
    expect(countsOf(values)).toEqual({ yes: 3, no: 2, missing: 2 })
    expect(shareOf(countsOf(values))).toBe(0.6)
  })

  it('merge to the same, wherever they are cut', () => {
    for (let cut = 0; cut <= values.length; cut++)
      expect(mergeCounts(countsOf(values.slice(0, cut)), countsOf(values.slice(cut)))).toEqual(countsOf(values))
  })
})
