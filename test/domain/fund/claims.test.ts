import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { books, fund, incentives, program } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'

const columns = [
  ...Object.values(fund),
  incentives.claims,
  incentives.claimsPaid,
  incentives.claimsOwed,
  incentives.marketingSpend,
  books.marketing,
  books.ebitda,
  books.contribution,
  books.cash,
  books.vendorCash,
  books.distributed,
  books.injected,
  books.stopped,
]

const steady = (more: Readonly<Record<string, Said>> = {}): Built['set'] => ({
  'segments.only.dealSize': 100,
  'mdf.accrual': 0,
  'mdf.grants': { value: 30_000, per: 'quarter' },
  'mdf.plan.show': 1,
  'mdf.activities.show.kind': 'traditional',
  'mdf.activities.show.vendorPays': 0.5,
  'mdf.activities.show.winRate': 0,
  'mdf.claims.delay': 2,
  'mdf.claims.paid': 1.5,
  'mdf.claims.rejected': 0.1,
  'mdf.claims.never': 0.2,
  'partner.overhead': 0,
  'partner.owner.pay': 0,
  'partner.owner.marketPay': 0,
  'partner.funding.cash': 1e6,
  'vendor.manager.cost': 0,
  ...more,
})

const play = (set: Built['set'], time: Pick<Built, 'step' | 'steps'> = { step: 'month', steps: 60 }) =>
  watch(buildScenario({ ...time, activities: ['show'], set }), columns, { trials: 1 }).get('only') ??
  expect.unreachable()

const sum = (path: readonly Float64Array[]): number => path.reduce((all, values) => all + values[0], 0)

describe('the life of a dollar of the fund', () => {
  const seen = play(steady())
  const end = (column: (typeof columns)[number]): number => seen(column)[59][0]

  // Little's law: what is on its way is what comes in a month times how long it takes.
  it('in the steady state holds spend x delay unclaimed, and claims x wait unpaid', () => {
    const borne = 10_000
    expect(end(fund.borne)).toBeCloseTo(borne, 6)
    expect(end(incentives.marketingSpend)).toBeCloseTo(2 * borne, 6)
    const claims = borne * 0.8 * 0.9
    expect(end(incentives.claims)).toBeCloseTo(claims, 4)
    expect(end(incentives.claimsOwed)).toBeCloseTo(claims * 1.5, 3)
    expect(end(fund.fronted)).toBeCloseTo(borne * 2 + claims * 1.5, 3)
  })

  it('is spent, and then claimed, rejected, never claimed or on its way', () => {
    const all = sum(seen(fund.borne))
    expect(sum(seen(fund.claimed))).toBeCloseTo((all - end(fund.fronted) + end(incentives.claimsOwed)) * 0.8, 4)
    expect(sum(seen(fund.rejected))).toBeCloseTo(0.1 * sum(seen(fund.claimed)), 6)
    const rest = [fund.rejected, fund.never, incentives.claimsPaid].reduce((x, column) => x + sum(seen(column)), 0)
    expect(rest + end(fund.fronted)).toBeCloseTo(all, 4)
  })

  it('costs the partner what the vendor does not pay, and the vendor what it approves, and neither is revenue', () => {
    for (let t = 0; t < 60; t++) {
      const claims = seen(incentives.claims)[t][0]
      expect(seen(books.marketing)[t][0]).toBeCloseTo(seen(incentives.marketingSpend)[t][0] - claims, 9)
      expect(seen(books.ebitda)[t][0]).toBeCloseTo(claims - seen(incentives.marketingSpend)[t][0], 9)
      expect(seen(books.contribution)[t][0]).toBeCloseTo(-claims, 9)
    }
    // the partner fronts the cash: it has paid all, and the vendor what it has paid of the claims
    const got = sum(seen(incentives.claimsPaid)) - sum(seen(incentives.marketingSpend))
    const owner = sum(seen(books.distributed)) - sum(seen(books.injected))
    expect(end(books.cash) + owner).toBeCloseTo(1e6 + got, 3)
    expect(end(books.vendorCash)).toBeCloseTo(-sum(seen(incentives.claimsPaid)), 6)
  })

  it.each([
    ['week', 261],
    ['day', 1826],
  ] as const)('by the %s, moves by less than 1 %', (step, steps) => {
    const other = play(steady(), { step, steps })
    for (const column of [incentives.claimsPaid, fund.borne, fund.rejected])
      expect(Math.abs(sum(other(column)) / sum(seen(column)) - 1)).toBeLessThan(0.01)
    expect(Math.abs(other(fund.fronted)[steps - 1][0] / end(fund.fronted) - 1)).toBeLessThan(0.03)
  })
})

describe('a partner that is insolvent', () => {
  const seen = play(
    steady({
      'partner.funding.cash': 60_000,
      'partner.funding.revolver': 0,
      'partner.funding.ownerCap': 0,
      'partner.overhead': { value: 9_000, per: 'month' },
    }),
  )
  const stop = seen(books.stopped).findIndex(values => values[0] > 0)

  it('does nothing more, is owed nothing, and leaves the fund empty', () => {
    expect(stop).toBeGreaterThan(2)
    expect(stop).toBeLessThan(40)
    expect(seen(incentives.claimsOwed)[stop][0]).toBeGreaterThan(0)
    expect(seen(incentives.claims)[stop + 1][0]).toBe(-seen(incentives.claimsOwed)[stop][0])
    for (let t = stop + 1; t < 60; t++)
      for (const column of [fund.borne, fund.free, fund.reserved, fund.fronted, fund.accrued, fund.granted])
        expect(seen(column)[t][0]).toBe(0)
    for (const column of [incentives.marketingSpend, incentives.claimsPaid, incentives.claimsOwed])
      expect(seen(column)[stop + 1][0]).toBe(0)
    expect(seen(fund.forfeited)[stop + 1][0]).toBeCloseTo(seen(fund.fronted)[stop][0], 9)
    expect(sum(seen(fund.forfeited))).toBe(seen(fund.forfeited)[stop + 1][0])
  })
})

describe('what the fund earns', () => {
  const level = (points: number): Catalogue => ({
    ...catalogue,
    mechanisms: [
      ...catalogue.mechanisms,
      mechanism({
        name: 'test/level',
        writes: { accrual: program.levelAccrual },
        start: ({ writes }) => void writes.accrual.fill(points),
        step: ({ writes }) => void writes.accrual.fill(points),
      }),
    ],
  })
  const earned = (model: Catalogue): number => {
    const set = steady({
      'mdf.accrual': 0.03,
      'program.margin': 0.2,
      'installed.resold.only.customers': 10,
      'installed.resold.only.value': 12_000,
      'segments.only.churn': 0,
    })
    const scenario = buildScenario({ steps: 12, activities: ['show'], set })
    return sum(watch(scenario, columns, { trials: 1, catalogue: model }).get('only')?.(fund.accrued) ?? [])
  }

  // ten customers of $12k a year, at 80 % of the customer's price
  it('is its share of what the vendor invoices, and more by the points of the partner’s level', () => {
    expect(earned(level(0))).toBeCloseTo(0.03 * 96_000, 6)
    expect(earned(level(0.02))).toBeCloseTo(0.05 * 96_000, 6)
    expect(earned(catalogue)).toBe(earned(level(0)))
  })
})

describe('where somebody says nothing', () => {
  it('an activity that is not eligible and has no cost does nothing, and its share of the fund lapses', () => {
    const seen = play(steady({ 'mdf.activities.show.eligible': 'no' }), { step: 'month', steps: 24 })
    expect(sum(seen(incentives.marketingSpend))).toBe(0)
    expect(sum(seen(fund.lapsed))).toBeGreaterThan(100_000)
  })
})
