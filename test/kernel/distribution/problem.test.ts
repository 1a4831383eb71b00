import { expect, test } from 'vitest'
import { problem } from '../../../src/kernel/distribution/index.ts'
import type { Law, LawKind } from '../../../src/kernel/law.ts'

const { NaN: nan, POSITIVE_INFINITY: inf } = Number

test.each<[LawKind, number[], string]>([
  ['normal', [0, -2], 'sd must be > 0 but is -2'],
  ['normal', [0, 0], 'sd must be > 0 but is 0'],
  ['normal', [nan, 1], 'mean must be a finite number but is NaN'],
  ['normal', [0, inf], 'sd must be a finite number but is Infinity'],
  ['normal', [0], 'normal needs 2 numbers (mean, sd) but has 1'],
  ['exponential', [1, 2], 'exponential needs 1 number (mean) but has 2'],
  ['constant', [nan], 'value must be a finite number but is NaN'],
  ['uniform', [5, 2], 'uniform needs low < high but has 5, 2'],
  ['triangular', [0, 20, 10], 'triangular needs low <= typical <= high with low < high but has 0, 20, 10'],
  ['pert', [3, 3, 3], 'pert needs low <= typical <= high with low < high but has 3, 3, 3'],
  ['lognormal', [0, -1], 'sigma must be > 0 but is -1'],
  ['logitNormal', [0, 0], 'sigma must be > 0 but is 0'],
  ['beta', [2, 0], 'b must be > 0 but is 0'],
  ['gamma', [-1, 1], 'shape must be > 0 but is -1'],
  // a draw of these takes minutes, or never ends
  ['beta', [1e300, 1], 'a must be <= 1000000000000000 but is 1e+300'],
  ['beta', [1, 2e15], 'b must be <= 1000000000000000 but is 2000000000000000'],
  ['gamma', [1e30, 1], 'shape must be <= 1000000000 but is 1e+30'],
  ['poisson', [1e17], 'mean must be <= 1000000000 but is 100000000000000000'],
  ['exponential', [0], 'mean must be > 0 but is 0'],
  ['poisson', [-0.5], 'mean must be >= 0 but is -0.5'],
  ['binomial', [2.5, 0.5], 'n must be a whole number >= 0 but is 2.5'],
  ['binomial', [20, 60], 'p must be 0 to 1 but is 60'],
  ['bernoulli', [1.5], 'p must be 0 to 1 but is 1.5'],
])('%s of %j', (kind, params, text) => {
  expect(problem({ kind, params })).toBe(text)
})

test.each<[Pick<Law, 'values' | 'weights'>, string]>([
  [{}, 'discrete needs at least one value'],
  [{ values: [1, 2], weights: [1] }, 'discrete needs one weight per value but has 2 values and 1 weights'],
  [{ values: [1, nan], weights: [1, 1] }, 'value must be a finite number but is NaN'],
  [{ values: [1, 2], weights: [1, -3] }, 'weight must be >= 0 but is -3'],
  [{ values: [1, 2], weights: [0, 0] }, 'weights must not all be 0'],
])('discrete of %j', (lists, text) => {
  expect(problem({ kind: 'discrete', params: [], ...lists })).toBe(text)
})

test('empirical without values', () => {
  expect(problem({ kind: 'empirical', params: [] })).toBe('empirical needs at least one value')
  expect(problem({ kind: 'empirical', params: [], values: [inf] })).toBe(
    'value must be a finite number but is Infinity',
  )
})

test.each<[LawKind, number[], Law['truncate'], string | undefined]>([
  ['normal', [0, 1], { min: 7, max: 6 }, 'truncation needs min < max but has 7, 6'],
  ['normal', [0, 1], { min: 6, max: 6 }, 'truncation needs min < max but has 6, 6'],
  ['normal', [0, 1], { min: nan }, 'truncation must be to numbers but is to NaN, Infinity'],
  ['normal', [0, 1], { min: 50 }, 'truncation to at least 50 leaves almost none of the normal law'],
  ['uniform', [0, 1], { min: 2, max: 3 }, 'truncation to 2 to 3 leaves almost none of the uniform law'],
  ['lognormal', [0, 1], { max: 0 }, 'truncation to at most 0 leaves almost none of the lognormal law'],
  ['poisson', [3], { min: 2.2, max: 2.8 }, 'truncation to 2.2 to 2.8 leaves almost none of the poisson law'],
  ['bernoulli', [0], { min: 1 }, 'truncation to at least 1 leaves almost none of the bernoulli law'],
  ['normal', [0, 1], { min: 36 }, undefined],
  ['poisson', [3], { min: 2, max: 2 }, undefined],
  ['normal', [0, -1], { min: 7, max: 6 }, 'sd must be > 0 but is -1'],
])('%s of %j truncated to %j', (kind, params, truncate, text) => {
  expect(problem({ kind, params, ...(truncate && { truncate }) })).toBe(text)
})
