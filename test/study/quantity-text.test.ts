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
  [12 / 365.25, 'months', '1 day'],
  [40, 'hours', '40 hours'],
  [1, 'hours', '1 hour'],
  [0.5, 'hours', '0.5 hours'],
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

// By hand: the values and their shares of the weights; quantiles of ten values; the window of a uniform law.
test('a law of few values reads by them, one of many by its quantiles', () => {
  const discrete = { kind: 'discrete', params: [], values: [1e4, 2e4], weights: [3, 1] } as const
  expect(lawText(discrete, 'USD')).toBe('$10k (75 %) or $20k (25 %)')
  const empirical = { kind: 'empirical', params: [], values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } as const
  expect(lawText(empirical, 'count')).toBe('10 values: P10 1, median 5, P90 9')
  expect(lawText({ kind: 'uniform', params: [0, 10] }, 'months')).toBe('0 months to 10 months, all alike')
  expect(lawText({ kind: 'uniform', params: [0, 10], truncate: { max: 5 } }, 'count')).toBe(
    'P10 0.5, median 2.5, P90 4.5',
  )
  const parts = [discrete, { kind: 'constant', params: [5e4] }] as const
  expect(lawText({ kind: 'mixture', params: [], parts, weights: [1, 1] }, 'USD')).toBe(
    'one of 2 laws: P10 $10k, median $20k, P90 $50k',
  )
})
