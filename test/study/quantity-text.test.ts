import { expect, test } from 'vitest'
import { lawText, valueText } from '../../src/study/quantity-text.ts'

test.each([
  [1_200_000, 'USD', '$1.2M'],
  [999_600, 'USD', '$1M'],
  [3000, 'USD', '$3k'],
  [145, 'USD', '$145'],
  [-20_000, 'USD', '−$20k'],
  [0, 'USD', '$0'],
  [0.3, '1', '30 %'],
  [0.0725, '1', '7.25 %'],
  [1, 'months', '1 month'],
  [9, 'months', '9 months'],
  [2.9999999999, 'months', '3 months'],
  [(45 * 12) / 365.25, 'months', '45 days'],
  [5.48, 'months', '5.48 months'],
  [40, 'hours', '40 hours'],
  [1.5, 'USD/USD', '1.5'],
] as const)('%f %s reads "%s"', (x, unit, text) => {
  expect(valueText(x, unit)).toBe(text)
})

test('a law reads by its ends and its middle', () => {
  expect(lawText({ kind: 'pert', params: [0.05, 0.3, 0.6] }, '1')).toBe('5 % to 60 %, typically 30 %')
  // by hand: P10 50 and P90 200 are 100 times and by 2, and z = 1.2815515655446004 is the normal 90 % point
  expect(lawText({ kind: 'lognormal', params: [Math.log(100), Math.log(2) / 1.2815515655446004] }, 'count')).toBe(
    'P10 50, median 100, P90 200',
  )
  expect(lawText({ kind: 'constant', params: [0.2] }, '1')).toBe('20 %')
})
