import { describe, expect, it } from 'vitest'
import { holm } from '../../src/check/holm.ts'

// By hand, after the rule: the k-th smallest of m is compared with alpha / (m - k + 1), and the first that is larger ends it.
describe('the step-down rule of Holm', () => {
  it.each<[string, number[], number, boolean[]]>([
    ['all of four: 0.0125, 0.0167, 0.025, 0.05', [0.01, 0.015, 0.02, 0.04], 0.05, [true, true, true, true]],
    [
      'the second ends it, though the third is small enough',
      [0.01, 0.024, 0.018, 0.03],
      0.05,
      [true, false, false, false],
    ],
    ['in any order', [0.03, 0.005, 0.04, 0.01], 0.05, [false, true, false, true]],
    ['a chance at its limit is rejected', [0.025, 0.05], 0.05, [true, true]],
    ['none', [0.2, 0.3], 0.05, [false, false]],
    ['what has no chance counts among them, and is never rejected', [0.03, Number.NaN], 0.05, [false, false]],
    ['no hypotheses', [], 0.05, []],
  ])('%s', (_name, chances, alpha, rejected) => {
    expect(holm(chances, alpha)).toEqual(rejected)
  })

  // The chances adjusted: 4 x 0.005 = 0.02, 3 x 0.01 = 0.03, 2 x 0.03 = 0.06, and 0.04, which is no less than the one before.
  it.each([
    [0.0199, [false, false, false, false]],
    [0.0201, [false, false, false, true]],
    [0.0301, [true, false, false, true]],
    [0.0601, [true, true, true, true]],
  ])('rejects at %d what the adjusted chances would', (alpha, rejected) => {
    expect(holm([0.01, 0.04, 0.03, 0.005], alpha)).toEqual(rejected)
  })
})
