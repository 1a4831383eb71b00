import { expect, test } from 'vitest'
import { books } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { booksFedBy, type Sold, selling } from './feed.ts'

const nothing: Sold = {
  direct: 0,
  served: 0,
  other: 0,
  newDirect: 0,
  newResold: 0,
  expandedDirect: 0,
  expandedResold: 0,
  directWins: 0,
  referredWins: 0,
  resoldWins: 0,
}

const certain: Readonly<Record<string, Said>> = {
  'program.margin': 0.2,
  'vendor.cogs': 0.25,
  'vendor.commission.direct': 0.1,
  'vendor.commission.partner': 0.04,
  'vendor.presales.direct': 3_000,
  'vendor.presales.partner': 500,
  'vendor.manager.cost': 100,
}

const columns = [
  books.contribution,
  books.vendorSoftware,
  books.vendorBookings,
  books.vendorSalesCost,
  books.vendorServices,
  books.otherInvoiced,
  books.vendorCash,
]

/** Each figure of one month. */
const monthOf = (
  sold: Partial<Sold>,
  set: Readonly<Record<string, Said>> = {},
  segments: readonly string[] = ['only'],
) => {
  const scenario = buildScenario({ steps: 1, segments, set: { ...certain, ...set } })
  const model = booksFedBy(selling({ ...nothing, ...sold }))
  const seen = watch(scenario, columns, { trials: 1, catalogue: model }).get('only') ?? expect.unreachable()
  const at = (column: (typeof columns)[number]): number => seen(column)[0][0]
  const [contribution, software, bookings, salesCost, services, other, cash] = columns.map(at)
  return { contribution, software, bookings, salesCost, services, other, cash }
}

// Every expectation is arithmetic on the fields' own words.
test('software through other partners comes net of their margin, less its cost', () => {
  expect(monthOf({ other: 10_000 })).toMatchObject({ other: 8_000, software: 8_000, contribution: 8_000 * 0.75 })
  expect(monthOf({ other: 10_000 }).cash).toBeCloseTo(6_000, 9)
})

test('commission is paid on new and expansion business, by whose paper it is on', () => {
  const { bookings, salesCost } = monthOf({
    newDirect: 50_000,
    expandedDirect: 10_000,
    newResold: 70_000,
    expandedResold: 30_000,
  })
  expect(bookings).toBe(160_000)
  expect(salesCost).toBeCloseTo(0.1 * 60_000 + 0.04 * 100_000, 9)
})

test('presales by whose deal it is; those that the partner supports cost the same unless said', () => {
  const wins = { directWins: 4, referredWins: 3, resoldWins: 2 }
  expect(monthOf(wins).salesCost).toBe(4 * 3_000 + 2 * 500)
  expect(monthOf(wins, { 'vendor.presales.supported': 1_000 }).salesCost).toBe(3_000 + 3 * 1_000 + 2 * 500)
})

test('the partner manager by motion: the hours of a segment that is only supported', () => {
  const hours: Readonly<Record<string, Said>> = {
    'vendor.manager.hours': { value: 10, per: 'month' },
    'vendor.manager.supportOnly': { value: 4, per: 'month' },
  }
  const cost = (set: Readonly<Record<string, Said>>): number => monthOf({}, set, ['a', 'b']).salesCost
  expect(cost(hours)).toBeCloseTo(1_000, 9)
  expect(cost({ ...hours, 'motion.a': 'support-only' })).toBeCloseTo(700, 9)
  expect(cost({ ...hours, 'motion.a': 'support-only', 'motion.b': 'support-only' })).toBeCloseTo(400, 9)
  const unsaid = { 'vendor.manager.hours': hours['vendor.manager.hours'], 'motion.a': 'support-only' }
  expect(cost(unsaid)).toBeCloseTo(1_000, 9)
})

test('the program costs the vendor money, and its own services bring some where the partner is not', () => {
  expect(monthOf({}, { 'vendor.program.cost': { value: 700, per: 'month' } }).contribution).toBe(-700)
  const served = monthOf({ direct: 10_000, served: 4_000 }, { 'vendor.services.margin': 0.5 })
  expect(served.services).toBe(3_000)
  expect(served.contribution).toBeCloseTo(7_500 + 3_000, 9)
})
