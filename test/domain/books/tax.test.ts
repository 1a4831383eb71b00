import { expect, test } from 'vitest'
import { books, worth } from '../../../src/domain/columns.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

/** A firm of one customer, 10 % of $120,000 a year, taxed at 25 %, whose overhead a month changes at these steps. */
const taxed = (
  steps: number,
  overhead: readonly (readonly [number, number])[],
  columns: Parameters<typeof watch>[1],
) => {
  const scenario = buildScenario({
    steps,
    set: {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': 120_000,
      'program.margin': 0.1,
      'partner.tax': 0.25,
    },
  })
  const change = scheduled({ 'partner.overhead': overhead })
  return watch(scenario, columns, { trials: 1, change }).get('only') ?? expect.unreachable()
}

// By hand: 10 % margin on $120,000 a year is $1,000 a month. A first year of -$1,000 a month (overhead $2,000), a second
// of +$500, a third of +$1,000: the loss of $12,000 is used up by the $6,000 of the second year and half of the third.
test('losses are carried forward', () => {
  const overhead = [
    [0, 2000],
    [12, 500],
    [24, 0],
  ] as const
  const seen = taxed(36, overhead, [books.tax, books.ebitda])
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

// By hand: $240k of margin a year in $20k a month, taxed at 25 %, bought at 5 x $240k. Invariant: whatever is taken out and
// whatever is in the till, the owner has two years of profit after tax and the price, whenever its fiscal year ends.
test.each([1, 2, 7, 12])(
  'tax of a fiscal year that the horizon cuts off is owed: partnerYear %i',
  async partnerYear => {
    const scenario = buildScenario({
      steps: 24,
      partnerYear,
      set: {
        'segments.only.churn': 0,
        'installed.resold.only.customers': 1,
        'installed.resold.only.value': 1.2e6,
        'program.margin': 0.2,
        'partner.terms.customers': 0,
        'partner.terms.vendor': 0,
        'partner.tax': 0.25,
        'partner.funding.peg': 0,
        'valuation.multiple': 5,
      },
    })
    const { samples } = await runStudy(scenario, { trials: 1 })
    const of = (id: string): number => samples['only'][id][0]
    const months = (12 + 1 - partnerYear) % 12
    expect(of('partner.value')).toBeCloseTo(1.2e6, 6)
    expect(of('bridge.debt')).toBeCloseTo(months === 0 ? 0 : -0.25 * 20e3 * months, 6)
    expect(of('partner.equity') + of('partner.distributed')).toBeCloseTo(1.2e6 + 0.75 * 480e3, 6)
  },
)

// By hand: $1k a month lost in year one and earned from then on: year two makes it good, and half of year three is owed for.
test('a loss that is carried forward is not owed for', () => {
  const overhead = [
    [0, 2000],
    [12, 0],
  ] as const
  const owed = taxed(30, overhead, [worth.taxOwed])(worth.taxOwed).map(([x]) => Math.round(x))
  expect(owed).toEqual([...new Array(24).fill(0), 250, 500, 750, 1000, 1250, 1500])
})
