import { describe, expect, it } from 'vitest'
import { holding, incentives, pipeline } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { day, sumOf } from '../../helpers/held-orders.ts'
import { watch } from '../../helpers/watch.ts'

const columns = [
  ...Object.values(holding),
  pipeline.placed,
  pipeline.moved,
  pipeline.bookings,
  incentives.remedyCost,
  incentives.remedyHelp,
]

/** One deal of $120k on day 5, a margin of 20 %, nothing owed: it costs $96k a year, $8k a month. */
const play = (more: Readonly<Record<string, Said>>, deals: readonly string[] = ['one'], steps = 30) =>
  watch(
    buildScenario({
      step: 'day',
      steps,
      deals,
      set: {
        'segments.only.dealSize': 1000,
        'segments.only.term': 24,
        'program.margin': 0.2,
        'program.billing': 'upfront',
        'partner.terms.vendor': 24,
        'gates.credit.remedy.by': 'none',
        ...Object.fromEntries(
          deals.flatMap((name, n) => [
            [`deals.${name}.amount`, 120_000],
            [`deals.${name}.customerOrder`, (5 + n) * day],
          ]),
        ),
        ...more,
      },
    }),
    columns,
    { trials: 2, sums: true },
  ).get('only') ?? expect.unreachable()

const placed = (more: Readonly<Record<string, Said>>, deals?: readonly string[], steps?: number): number =>
  sumOf(play(more, deals, steps)(pipeline.placed), 0)

// By hand: an order fits if its first invoice less the margin, with what is owed, is no more than the line.
describe('what an order costs of the line', () => {
  it.each<[string, Readonly<Record<string, Said>>, number]>([
    ['its whole term in advance: two years at 80 %', {}, 192_000],
    ['a month of it where it is invoiced monthly', { 'program.billing': 'monthly' }, 8_000],
    [
      'less where the margin is cut',
      { 'program.risk.cut.chance': { value: 1, per: 'day' }, 'program.risk.cut.by': 0.5 },
      216_000,
    ],
    [
      'less by the uplift of a registered deal',
      { 'program.registration.share': 1, 'program.registration.uplift': 0.1 },
      168_000,
    ],
    [
      'more by what is owed already',
      { 'partner.credit.used': 50_000, 'partner.credit.terms': 24 },
      192_000 + 50_000 * Math.exp((-5 * day) / 24),
    ],
  ])('%s', (_name, more, cost) => {
    expect(placed({ ...more, 'partner.credit.line': cost + 0.01 }, undefined, 6)).toBe(1)
    expect(placed({ ...more, 'partner.credit.line': cost - 0.01 }, undefined, 6)).toBe(0)
  })

  it('counts what was placed before: the second order finds what the first left', () => {
    const same = { 'deals.two.customerOrder': 5 * day }
    expect(placed({ ...same, 'partner.credit.line': 384_000.01 }, ['one', 'two'], 7)).toBe(2)
    expect(placed({ ...same, 'partner.credit.line': 383_000 }, ['one', 'two'], 7)).toBe(1)
    // a day later it is in the bills, of which a first-order delay has let a little come due
    expect(placed({ 'partner.credit.line': 384_000.01 }, ['one', 'two'], 7)).toBe(2)
    expect(placed({ 'partner.credit.line': 380_000 }, ['one', 'two'], 7)).toBe(1)
  })

  it('counts what is placed and not invoiced yet, month by month', () => {
    const monthly = { 'program.billing': 'monthly' }
    expect(placed({ ...monthly, 'partner.credit.line': 16_001 }, ['one', 'two'], 7)).toBe(2)
    expect(placed({ ...monthly, 'partner.credit.line': 15_000 }, ['one', 'two'], 7)).toBe(1)
  })

  it('has no limit where no line is said', () => {
    expect(placed({ 'gates.legal.needed': 0 })).toBe(1)
  })
})

describe('what is done where it does not fit', () => {
  const held = {
    'partner.credit.line': 150_000,
    'cadence.every': day,
    'cadence.asks': 2,
    'cadence.candour.credit': 1,
    'gates.credit.remedy.lead': 3 * day,
    'cadence.since': 8 * day,
  }
  const placedOn = (more: Readonly<Record<string, Said>>): number =>
    play({ ...held, ...more })(pipeline.placed).findIndex(step => step[0] > 0)

  it('a one-off line lets it through once it stands', () => {
    expect(placedOn({ 'gates.credit.remedy.by': 'oneOffLine' })).toBe(11)
  })

  it('a deposit is enough if the rest of the first invoice fits', () => {
    const by = { 'gates.credit.remedy.by': 'deposit' }
    expect(placedOn({ ...by, 'gates.credit.remedy.deposit': 0.22 })).toBe(11) // 192 x 0.78 = 149.8
    expect(placedOn({ ...by, 'gates.credit.remedy.deposit': 0.21 })).toBe(-1) // 151.7
  })

  it('a yearly invoice is half of the first one of two years', () => {
    const by = { 'gates.credit.remedy.by': 'annualBilling' }
    expect(placedOn(by)).toBe(11)
    expect(placedOn({ ...by, 'partner.credit.line': 95_000 })).toBe(-1)
  })

  it("the vendor's paper takes the order from the partner, which gets a fee", () => {
    const seen = play({ ...held, 'gates.credit.remedy.by': 'vendorPaper', 'gates.credit.remedy.fee': 0.05 })
    expect(sumOf(seen(pipeline.placed), 0)).toBe(0)
    expect(seen(pipeline.moved).findIndex(step => step[0] > 0)).toBe(11)
    expect(sumOf(seen(holding.vendorPaper), 0)).toBe(1)
    expect(sumOf(seen(incentives.remedyCost), 0)).toBeCloseTo(-6_000, 9)
    expect(sumOf(seen(incentives.remedyHelp), 0)).toBeCloseTo(6_000, 9)
    expect(sumOf(seen(pipeline.bookings), 0)).toBe(120_000)
  })

  it('opens by itself where the line grows first: then the order is the partner’s', () => {
    const seen = play({ ...held, 'gates.credit.remedy.by': 'vendorPaper', 'partner.credit.line': 192_001 })
    expect(sumOf(seen(pipeline.placed), 0)).toBe(1)
    expect(sumOf(seen(holding.vendorPaper), 0)).toBe(0)
  })
})

describe('the largest first', () => {
  it('finds the line free, and the others come after it', () => {
    const two = { 'deals.one.amount': 60_000, 'deals.two.customerOrder': 5 * day, 'partner.credit.line': 200_000 }
    const valueBy = (first: string): number =>
      sumOf(play({ ...two, 'orders.first': first }, ['one', 'two'], 7)(pipeline.bookings), 0)
    expect(valueBy('oldest')).toBe(60_000)
    expect(valueBy('largest')).toBe(120_000)
  })
})
