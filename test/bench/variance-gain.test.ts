import { expect, test } from 'vitest'
import { gainOf } from '../../bench/variance-gain.ts'

const of = (...values: readonly number[]): Float64Array => Float64Array.of(...values)

test('the gain of shared luck, worked by hand', () => {
  // first 1, 2, 3: variance 1. second less first 2, 2, 5: mean 3, variance 3. elsewhere 0, 4, 8: variance 16.
  const found = gainOf(of(1, 2, 3), of(3, 4, 8), of(0, 4, 8))
  expect(found.mean).toBe(3)
  expect(found.shared).toBe(3)
  expect(found.independent).toBe(17)
  expect(found.gain).toBeCloseTo(17 / 3, 12)
  // v / (0.01 m)^2, with 0.01 m = 0.03
  expect(found.sharedTrials).toBeCloseTo(3 / 0.0009, 6)
  expect(found.independentTrials).toBeCloseTo(17 / 0.0009, 6)
})

test('a trial without a value in one of them is left out of all', () => {
  const none = Number.NaN
  expect(gainOf(of(1, none, 2, 7, 9, 3), of(3, 9, 4, none, 5, 8), of(0, 5, 4, 6, none, 8))).toEqual(
    gainOf(of(1, 2, 3), of(3, 4, 8), of(0, 4, 8)),
  )
})

test('where no trial differs there is no ratio to speak of', () => {
  expect(gainOf(of(1, 2, 3), of(1, 2, 3), of(1, 2, 3)).gain).toBe(Number.POSITIVE_INFINITY)
  expect(gainOf(of(1, 1), of(1, 1), of(1, 1)).gain).toBeNaN()
})
