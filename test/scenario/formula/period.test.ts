import { describe, expect, it, test } from 'vitest'
import { calendarOf, stepsIn, stepsUntil, stretchOf } from '../../../src/scenario/formula/period.ts'
import type { Scenario } from '../../../src/scenario/scenario.ts'

// From a wall calendar. The fiscal year of a firm has the number of the year in which it ends: Microsoft's 2025 ran from
// July 2024 to June 2025, Oracle's from June 2024 to May 2025, Salesforce's from February 2024 to January 2025.
test.each<[string, number | undefined, string, string]>([
  ['2028', undefined, '2028-01-01', '2028-12-31'],
  ['2028-Q1', undefined, '2028-01-01', '2028-03-31'],
  ['2028-Q4', undefined, '2028-10-01', '2028-12-31'],
  ['2028-02', undefined, '2028-02-01', '2028-02-29'],
  ['2027-02', undefined, '2027-02-01', '2027-02-28'],
  ['2028-02-29', undefined, '2028-02-29', '2028-02-29'],
  ['FY2028', 1, '2028-01-01', '2028-12-31'],
  ['FY2025', 7, '2024-07-01', '2025-06-30'],
  ['FY2025', 6, '2024-06-01', '2025-05-31'],
  ['FY2025', 2, '2024-02-01', '2025-01-31'],
  ['FY2028', 12, '2027-12-01', '2028-11-30'],
])('%s, with years from month %s, is %s to %s', (text, from, first, last) => {
  expect(stretchOf(text, from)).toEqual({ first, last })
})

test.each(['2028-13', '2028-00', '2027-02-29', '2028-04-31', '2028-Q5', '28', '3028', 'FY2028-Q1', 'FY2028', ''])(
  '"%s" is no time',
  text => {
    expect(stretchOf(text)).toBeUndefined()
  },
)

const time = (over: Partial<Scenario['time']>): Scenario['time'] => ({
  start: '2026-01-01',
  step: 'month',
  steps: 36,
  vendorYear: 1,
  partnerYear: 1,
  ...over,
})

// By hand: a step belongs to the period that holds its last day.
describe('the steps of a period', () => {
  const looked = (over: Partial<Scenario['time']>, text: string, fiscal?: number) => {
    const stretch = stretchOf(text, fiscal)
    return stretch && stepsIn(calendarOf(time(over)), stretch)
  }

  it.each<[string, Partial<Scenario['time']>, string, number | undefined, readonly [number, number] | undefined]>([
    ['months of the first year', {}, '2026', undefined, [0, 11]],
    ['months of the last year', {}, '2028', undefined, [24, 35]],
    ['the year after', {}, '2029', undefined, undefined],
    ['the year before', {}, '2025', undefined, undefined],
    ['a year that the horizon has half of', { start: '2026-07-01' }, '2026', undefined, undefined],
    ['a quarter by the quarter', { step: 'quarter', steps: 8 }, '2027-Q2', undefined, [5, 5]],
    ['a month in quarters: nothing ends in it', { step: 'quarter', steps: 8 }, '2027-05', undefined, undefined],
    ['a month in quarters in which one ends', { step: 'quarter', steps: 8 }, '2027-06', undefined, undefined],
    [
      'a quarter in quarters that begin in November',
      { step: 'quarter', steps: 8, start: '2025-11-01' },
      '2026-Q1',
      undefined,
      undefined,
    ],
    [
      'a year that ends after the last quarter does',
      { step: 'quarter', steps: 8, start: '2025-11-01' },
      '2027',
      undefined,
      undefined,
    ],
    [
      'a fiscal year in quarters that begin in November',
      { step: 'quarter', steps: 8, start: '2025-11-01' },
      'FY2026',
      11,
      [0, 3],
    ],
    ['a fiscal year from July', {}, 'FY2027', 7, [6, 17]],
    ['a fiscal year that began before the start', {}, 'FY2026', 7, undefined],
    // 2026-01-01 is a Thursday: weeks end on Wednesdays, the first on 7 January, the 52nd on 30 December, and the 53rd,
    // with the last day of 2026 in it, on 6 January 2027.
    ['weeks', { step: 'week', steps: 60 }, '2026', undefined, [0, 51]],
    ['weeks, the horizon ending in the week that straddles', { step: 'week', steps: 52 }, '2026', undefined, [0, 51]],
    ['weeks, one of them missing', { step: 'week', steps: 51 }, '2026', undefined, undefined],
    ['weeks of the next year, with the one that straddles', { step: 'week', steps: 105 }, '2027', undefined, [52, 103]],
    ['days', { step: 'day', steps: 59 }, '2026-02', undefined, [31, 58]],
  ])('%s', (_name, over, text, fiscal, expected) => {
    expect(looked(over, text, fiscal)).toEqual(expected && { from: expected[0], to: expected[1] })
  })

  it('together are the whole horizon, each step once', () => {
    for (const step of ['day', 'week', 'month', 'quarter'] as const) {
      const steps = { day: 730, week: 104, month: 24, quarter: 8 }[step]
      const found = ['2026', '2027'].map(year => looked({ step, steps }, year))
      expect(found[0]?.from).toBe(0)
      expect(found[1]?.from).toBe((found[0]?.to ?? 0) + 1)
      expect(found[1]?.to).toBe(steps - 1)
    }
  })
})

test.each<[string, number | undefined]>([
  ['2026-01-30', undefined],
  ['2026-01-31', 0],
  ['2026-12-31', 11],
  ['2028-12-31', 35],
  ['2029-12-31', undefined],
])('by %s is up to step %s', (day, to) => {
  expect(stepsUntil(calendarOf(time({})), day)).toEqual(to === undefined ? undefined : { from: 0, to })
})
