import { expect, test } from 'vitest'
import { periodsOf, periodWord } from '../../src/chart/periods.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome } from './outcome-fixture.ts'

const labels = (outcome: Outcome, most = 20) => periodsOf(outcome, most).all.map(({ label }) => label)

// Fake outcomes begin in January 2026 and have a step a month.
test('quarters of the calendar year, with the months in them', () => {
  const { all, length } = periodsOf(fakeOutcome({ months: 14, trials: 5 }), 20)
  expect(length).toBe('quarter')
  expect(all).toEqual([
    { label: 'Q1 26', from: 0, to: 2 },
    { label: 'Q2 26', from: 3, to: 5 },
    { label: 'Q3 26', from: 6, to: 8 },
    { label: 'Q4 26', from: 9, to: 11 },
    { label: 'Q1 27', from: 12, to: 13 },
  ])
})

test('quarters of a fiscal year, which is named by the year in which it ends', () => {
  // January 2026 is the last month of the second quarter of a year that begins in August
  const outcome = { ...fakeOutcome({ months: 14, trials: 5 }), vendorYear: 8 }
  expect(labels(outcome)).toEqual(['Q2 FY26', 'Q3 FY26', 'Q4 FY26', 'Q1 FY27', 'Q2 FY27', 'Q3 FY27'])
  expect(periodsOf(outcome, 20).all.map(({ to }) => to)).toEqual([0, 3, 6, 9, 12, 13])
  expect(periodWord(outcome, { length: 'quarter', all: [] })).toBe('fiscal quarter of the vendor')
})

test('years where there are more quarters than fit', () => {
  const outcome = fakeOutcome({ months: 60, trials: 5 })
  expect(labels(outcome, 20)).toHaveLength(20)
  expect(labels(outcome, 19)).toEqual(['2026', '2027', '2028', '2029', '2030'])
  expect(labels({ ...outcome, vendorYear: 7 }, 19)).toEqual(['FY26', 'FY27', 'FY28', 'FY29', 'FY30', 'FY31'])
  expect(periodWord(outcome, periodsOf(outcome, 19))).toBe('year')
})
