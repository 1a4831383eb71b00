import { describe, expect, it } from 'vitest'
import { books, incentives, resale, services } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { first, sum } from './turnover-path.ts'

/** A customer on the partner's paper that pays $100,000 in the year at hand, and nothing else. */
const deal: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': 1,
  'segments.only.churn': 0,
  'installed.resold.only.customers': 1,
  'installed.resold.only.value': 100_000,
  'program.margin': 0.3,
  'program.rebates.registration.type': 'target',
  'program.rebates.registration.per': 'year',
  'program.rebates.registration.target': 1,
  'program.rebates.registration.bonus': 2_000,
  'services.multiplier.value': 0.25,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'firstYear',
  'services.components.support.share': 1,
  'services.components.support.while': 'customer',
  'services.components.support.margin': 1,
  'partner.overhead': 0,
  'vendor.cogs': 0,
  'vendor.commission.direct': 0,
  'vendor.commission.partner': 0,
  'vendor.manager.hours': { value: 0, per: 'month' },
  'vendor.presales.partner': 0,
  'vendor.program.cost': { value: 10_000, per: 'year' },
  'vendor.services.margin': 0,
}

// Bloomitize's channel margin calculator at its defaults: 30 % discount, $25,000 of services, a bonus of $2,000 and
// $10,000 of cost to serve. The printed results: vendor net 58,000, partner 57,000.
describe('a deal of $100,000', () => {
  it('leaves the vendor 58,000 and the partner 57,000', () => {
    const columns = [books.contribution, books.grossProfit, resale.profit, services.margin, incentives.rebates]
    const scenario = buildScenario({ steps: 12, rebates: ['registration'], components: ['support'], set: deal })
    const seen = watch(scenario, columns, { trials: 1 }).get('only') ?? expect.unreachable()
    const total = (column: (typeof columns)[number]): number => sum(first(seen(column)))
    expect(total(resale.profit)).toBeCloseTo(30_000, 6)
    expect(total(services.margin)).toBeCloseTo(25_000, 6)
    expect(total(incentives.rebates)).toBe(2_000)
    expect(total(books.contribution)).toBeCloseTo(58_000, 6)
    expect(total(books.grossProfit)).toBeCloseTo(57_000, 6)
  })
})
