import { describe, expect, test } from 'vitest'
import {
  countText,
  figureText,
  moneyText,
  of100Text,
  plainText,
  rangeText,
  shareText,
} from '../../src/report/number-text.ts'

describe('moneyText', () => {
  test.each([
    [0, '$0'],
    [0.004, '$0'],
    [0.35, '$0.35'],
    [145, '$145'],
    [950, '$950'],
    [999.4, '$999'],
    [999.6, '$1.0k'],
    [3_400, '$3.4k'],
    [9_960, '$10k'],
    [34_000, '$34k'],
    [340_000, '$340k'],
    [999_400, '$999k'],
    [999_600, '$1.0M'],
    [1_240_000, '$1.2M'],
    [12_340_000, '$12.3M'],
    [123_400_000, '$123M'],
    [5e9, '$5.0B'],
    [7.2e12, '$7.2T'],
    [1e300, '$1.0e288T'],
    [-340_000, '−$340k'],
    [-0.001, '$0'],
    [null, '–'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('%s is %s', (value, text) => expect(moneyText(value)).toBe(text))

  test('a sign goes before a change', () => {
    expect(moneyText(590_000, true)).toBe('+$590k')
    expect(moneyText(-590_000, true)).toBe('−$590k')
    expect(moneyText(0, true)).toBe('$0')
  })

  test('rounding never moves more than half of the last digit shown', () => {
    const factor: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 }
    for (let size = 1; size < 1e14; size *= 1.0137) {
      const [, digits, letter] = /^\$([\d.,]+)([kMBT]?)$/.exec(moneyText(size))!
      const read = Number(digits.replace(/,/g, '')) * factor[letter]
      expect(Math.abs(read - size) / size).toBeLessThanOrEqual(0.0501)
    }
  })
})

describe('shareText', () => {
  test.each([
    [0, '0\u00a0%'],
    [0.0001, '<1\u00a0%'],
    [0.004, '<1\u00a0%'],
    [0.62, '62\u00a0%'],
    [0.9999, '>99\u00a0%'],
    [1, '100\u00a0%'],
    [-0.05, '−5\u00a0%'],
    [12.5, '1,250\u00a0%'],
    [null, '–'],
  ])('%s is %s', (value, text) => expect(shareText(value)).toBe(text))
})

test('plain ratios have three leading digits', () => {
  expect([1.7249, 0, 12.36, 1240.4, -0.5].map(value => plainText(value))).toEqual([
    '1.72',
    '0.00',
    '12.4',
    '1,240',
    '−0.50',
  ])
})

test('counts are whole unless a median lies between two', () => {
  expect([0, 12, 12.5, 99.9, 1240, 1_000_000].map(value => countText(value))).toEqual([
    '0',
    '12',
    '12.5',
    '99.9',
    '1,240',
    '1,000,000',
  ])
})

test('a unit follows its number', () => {
  expect(figureText(14, 'months')).toBe('14\u00a0months')
  expect(figureText(1, 'months')).toBe('1\u00a0month')
  expect(figureText(120, 'hours')).toBe('120\u00a0h')
  expect(figureText(1.72, 'USD/USD')).toBe('1.72')
  expect(figureText(null, 'months')).toBe('–')
})

describe('rangeText', () => {
  test.each([
    [400_000, 2_600_000, 'USD', '$400k–2.6M'],
    [1_100_000, 2_600_000, 'USD', '$1.1–2.6M'],
    [22_700_000, 44_100_000, 'USD', '$23–44M'],
    [0, 31_400_000, 'USD', '$0–31M'],
    [120, 950, 'USD', '$120–950'],
    [-120_000, 340_000, 'USD', '−$120k to $340k'],
    [5, 5, 'USD', '$5'],
    [0.12, 0.34, '1', '12–34\u00a0%'],
    [3, 14, 'months', '3–14\u00a0months'],
    [3, 14, 'count', '3–14'],
    [null, null, 'USD', '–'],
    [null, 3, 'USD', '– to $3'],
  ] as const)('%s to %s %s', (low, high, unit, text) => expect(rangeText(low, high, unit)).toBe(text))
})

test('of 100 futures, none and all are said only when it is so', () => {
  expect([0, 0.001, 0.004, 0.73, 0.999, 1].map(of100Text)).toEqual([
    '0',
    'fewer than 1',
    'fewer than 1',
    '73',
    'more than 99',
    '100',
  ])
})
