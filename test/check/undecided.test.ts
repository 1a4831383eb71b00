import { describe, expect, it } from 'vitest'
import { trialsToTell, undecidedOf } from '../../src/check/undecided.ts'
import type { CheckResult } from '../../src/study/result.ts'
import { wilson } from '../../src/summarise/counts.ts'

const isTold = (p: number, number: number, trials: number): boolean => {
  const [low, high] = wilson({ yes: p * trials, no: (1 - p) * trials, missing: 0 })!
  return number < low || number > high
}

describe('how many futures tell a chance from a number', () => {
  // z² = 3.8414588; 0.25 z² / 0.01² = 9603.6; 0.16 z² / 0.01² = 6146.3; 0.16 z² / 0.1² = 61.5
  it.each([
    [0.51, 0.5, 9_700],
    [0.79, 0.8, 6_200],
    [0.81, 0.8, 6_200],
    [0.7, 0.8, 62],
  ])('%d from %d: %d', (p, number, trials) => {
    expect(trialsToTell(p, number)).toBe(trials)
  })

  it.each([
    [0.81, 0.8],
    [0.02, 0.05],
    [0.999, 0.99],
    [0.3, 0.5],
  ])('the interval of %d then ends before %d, and with a tenth fewer it does not', (p, number) => {
    const trials = trialsToTell(p, number)!
    expect(isTold(p, number, trials)).toBe(true)
    expect(isTold(p, number, 0.9 * trials)).toBe(false)
  })

  it('no number of futures tells a chance from itself', () => {
    expect(trialsToTell(0.8, 0.8)).toBeNull()
    expect(trialsToTell(0.8, 0.8 + 1e-6)).toBeNull()
  })
})

describe('the checks that are too close to tell', () => {
  const check = (that: string, ...values: readonly (readonly [number | null, boolean])[]): CheckResult => ({
    that,
    severity: 'error',
    from: 'it.yaml:1',
    results: values.map(([value, close]) => ({ strategy: 's', value, ci95: null, holds: true, close })),
  })

  it.each<[string, CheckResult, number | null | undefined]>([
    ['a chance near its number', check('P(partner.value > $1M) >= 80%', [0.81, true]), 6_200],
    ['the strategy that needs most', check('P(a > 1) < 0.5', [null, false], [0.51, true], [0.4, true]), 9_700],
    ['a chance that is told', check('P(a > 1) >= 80%', [0.9, false]), undefined],
    ['a mean is no chance', check('mean(a) > 1', [1, true]), undefined],
    ['a number that is not plain', check('P(a > 1) > P(b > 1)', [0.5, true]), null],
    ['two chances, each with its number', check('P(a > 1) + P(b > 1) >= 80%', [0.81, true]), null],
    // between two numbers the nearer needs more: 0.16 z² / 0.01² = 6146.3; of 0.6, 0.24 z² / 0.19² = 25.5
    ['a chance inside its window', check('P(a > 1) between 60% and 80%', [0.79, true]), 6_200],
    ['one outside', check('P(a > 1) between .6 and 0.8', [0.81, true]), 6_200],
    // 0.24 z² / 0.01² = 9219.5
    ['near the lower end', check('P((a > 1) or (b > 1)) between 60 % and 80 %', [0.61, true]), 9_300],
    ['a window inside the statement is none of it', check('P(a between 1 and 2) >= 80%', [0.81, true]), 6_200],
    // 1 cannot be passed: 0.16 z² / 0.2² = 15.4; and 0.09 z² / 0.01² = 3457.3
    ['a window that ends at certainty', check('P(a > 1) between 80% and 100%', [1, true]), 16],
    ['or begins at none', check('P(a > 1) between 0 and 10%', [0.11, true]), 3_500],
    ['all that there is', check('P(a > 1) between 0% and 100%', [0.5, true]), null],
    ['a chance at an end', check('P(a > 1) between 60% and 80%', [0.8, true]), null],
    ['a window of another number', check('P(a > 1) between 60% and mean(b)', [0.79, true]), null],
    ['a chance that hits it', check('P(a > 1) >= 80%', [0.8, true]), null],
  ])('%s', (_name, one, trials) => {
    expect(undecidedOf([check('mean(a) > 1', [2, false]), one], 100)).toEqual(
      trials === undefined ? [] : [{ check: 1, trials }],
    )
  })

  // half the interval is 3 where the value is 1, and its width goes with one over the root of the futures: 9 times as many
  it.each([
    [1, [-2, 4], undefined, 900],
    [-1, [-4, 2], undefined, 900],
    [1, [-2, 4], 64, 580], // 9 x 64 = 576, in two digits
    [0, [-3, 3], undefined, null],
  ] as const)('a pair of an ordering, %d in %j', (value, ci95, trials, needed) => {
    const order: CheckResult = {
      that: 'mean(a): b > c',
      severity: 'error',
      from: 'it.yaml:1',
      ...(trials === undefined ? {} : { trials }),
      results: [{ strategy: 'b', over: 'c', value, ci95, holds: value > 0, close: true }],
    }
    expect(undecidedOf([order], 100)).toEqual([{ check: 0, trials: needed }])
  })

  it('two means, of which the difference is asked, however wide each by itself is', () => {
    const means: CheckResult = {
      that: 'mean(a of b) > mean(a of c)',
      severity: 'error',
      from: 'it.yaml:1',
      results: [
        { strategy: null, value: 50, ci95: [0, 100], apart: { value: 1, ci95: [-2, 4] }, holds: true, close: true },
      ],
    }
    expect(undecidedOf([means], 100)).toEqual([{ check: 0, trials: 900 }])
  })
})
