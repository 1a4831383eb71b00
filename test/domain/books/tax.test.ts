import { expect, test } from 'vitest'
import { books } from '../../../src/domain/columns.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

// By hand: 10 % margin on $120,000 a year is $1,000 a month. A first year of -$1,000 a month (overhead $2,000), a second
// of +$500, a third of +$1,000: the loss of $12,000 is used up by the $6,000 of the second year and half of the third.
test('losses are carried forward', () => {
  const scenario = buildScenario({
    steps: 36,
    set: {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': 120_000,
      'program.margin': 0.1,
      'partner.tax': 0.25,
    },
  })
  const change = scheduled({
    'partner.overhead': [
      [0, 2000],
      [12, 500],
      [24, 0],
    ],
  })
  const seen = watch(scenario, [books.tax, books.ebitda], { trials: 1, change }).get('only') ?? expect.unreachable()
  const tax = seen(books.tax).map(([x]) => x)
  expect([0, 12, 24].map(t => Math.round(seen(books.ebitda)[t][0]))).toEqual([-1000, 500, 1000])
  expect(tax[11]).toBe(0)
  expect(tax[23]).toBe(0)
  expect(tax[35]).toBeCloseTo(0.25 * 6000, 6)
  expect(tax.filter(x => x > 0)).toHaveLength(1)
})

// By hand: $10k of EBITDA a month, $1k of depreciation, and 1 % a month on what is drawn: capex of $34k in month 1 is paid
// and not taken off, so that $24k is drawn and paid back in months 2 to 4 from what comes in.
test('tax is on profit after depreciation and interest, not after investment', () => {
  const scenario = buildScenario({
    steps: 12,
    set: {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': 120_000,
      'program.margin': 1,
      'partner.terms.customers': 0,
      'partner.depreciation': { value: 1_000, per: 'month' },
      'partner.funding.revolver': 1e6,
      'partner.funding.rate': { value: 0.12, per: 'year' },
      'partner.tax': 0.25,
    },
  })
  const change = scheduled({
    'partner.capex': [
      [0, 34_000],
      [1, 0],
    ],
  })
  const seen = watch(scenario, [books.tax, books.interest, books.debt, books.ebitda], { trials: 1, change }).get('only')
  const path = (column: typeof books.tax): number[] => (seen?.(column) ?? []).map(([x]) => x)
  const owed = [24_000, 24_000 * 1.01 - 10_000, (24_000 * 1.01 - 10_000) * 1.01 - 10_000]
  expect(path(books.debt)[0]).toBeCloseTo(owed[0], 6)
  expect(path(books.debt)[1]).toBeCloseTo(owed[1], 6)
  expect(path(books.debt)[2]).toBeCloseTo(owed[2], 6)
  expect(path(books.debt)[3]).toBe(0)
  const interest = owed.reduce((sum, x) => sum + 0.01 * x, 0)
  expect(path(books.ebitda)[0]).toBeCloseTo(10_000, 6)
  expect(path(books.tax)[11]).toBeCloseTo(0.25 * (12 * 9_000 - interest), 6)
})
