import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { allColumns, base, books, holding, pipeline } from '../../../src/domain/columns.ts'
import { anyScenario } from '../../helpers/any-scenario.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { day, sumOf } from '../../helpers/held-orders.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin } from '../../helpers/within.ts'

const trials = 12

/** Everything that is summed over all elements, which is enough to see any order that goes another way. */
const played = (built: Built, columns = allColumns) =>
  watch(buildScenario(built), columns, { trials, sums: true }).get('only') ?? expect.unreachable()

// The table without gates is the oracle of the one with them: it is another piece of code, on the same luck.
describe('with ample credit, a free bench, no target that is kept and no other need', () => {
  it('the table with gates places every order as the one without does, to the bit, whatever the scenario', () => {
    fc.assert(
      fc.property(anyScenario, built => {
        const plain = played(built)
        const ample: Readonly<Record<string, Said>> = {
          'partner.credit.line': 1e11,
          'orders.first': 'oldest',
          'cadence.hours': 0,
          'gates.legal.needed': 0,
          'partner.kpi.target': 1e12,
        }
        const gated = played({ ...built, set: { ...built.set, ...ample } })
        for (const column of [
          ...Object.values(pipeline),
          ...Object.values(base),
          books.ebitda,
          books.cash,
          books.contribution,
        ])
          expect(gated(column), column.name).toEqual(plain(column))
        expect(sumOf(gated(holding.onTime), 0)).toBe(sumOf(plain(pipeline.placed), 0))
      }),
      { numRuns: 12, seed: 20_260_102 },
    )
  })

  it('no order slips', () => {
    const seen = played({
      step: 'week',
      steps: 60,
      set: {
        'segments.only.dealSize': { kind: 'lognormal', params: [9, 1] },
        'segments.only.cycle': { kind: 'uniform', params: [0, 6] },
        'partner.sales.reps': 8,
        'partner.sales.mix.only': 1,
        'partner.sales.winRate': 0.4,
        'partner.funding.cash': 1e7,
        'partner.credit.line': 1e9,
        'partner.kpi.holds': 0,
        'partner.kpi.target': 1,
        'segments.only.hours': 400,
        'orders.cancels': { value: 1, per: 'day' },
        'cadence.every': 7 * day,
      },
    })
    for (let i = 0; i < trials; i++) {
      expect(sumOf(seen(pipeline.won), i)).toBeGreaterThan(3)
      expect(sumOf(seen(pipeline.placed), i)).toBe(sumOf(seen(pipeline.won), i))
      for (const column of [holding.slipped, holding.disclosed, holding.cancelled])
        expect(sumOf(seen(column), i)).toBe(0)
    }
  })
})

describe('an order that is held', () => {
  // Paperwork of any length, up to beyond two quarter ends: orders are whole, and are placed the day the wait is over.
  const wait = { kind: 'uniform', params: [0, 5] } as const
  const held: Built = {
    step: 'day',
    steps: 300,
    set: {
      'segments.only.dealSize': 100,
      'segments.only.cycle': 0,
      'partner.sales.reps': 3,
      'partner.sales.mix.only': 1,
      'partner.sales.winRate': 0.5,
      'gates.legal.needed': 1,
      'gates.legal.wait': wait,
      'gates.legal.remedy.by': 'none',
    },
  }

  it('is never split: what is booked is a whole number of deals of its size', () => {
    const seen = played(held)
    for (let i = 0; i < trials; i++) {
      for (const step of seen(pipeline.bookings)) expect(step[i] % 100).toBe(0)
      expect(sumOf(seen(pipeline.bookings), i)).toBe(100 * sumOf(seen(pipeline.placed), i))
    }
  })

  it('is placed in the next period with hazards at zero, where its remedy works', () => {
    const seen = played({
      ...held,
      set: { ...held.set, 'gates.legal.remedy.by': 'prebriefed', 'gates.legal.remedy.lead': 20 * day },
    })
    const slipped = seen(holding.slipped)
    const late = seen(holding.late)
    let all = 0
    for (let i = 0; i < trials; i++)
      for (const end of [89, 180, 272]) {
        // 21 days into the next quarter at the latest: the remedy begins on its first day
        all += slipped[end][i]
        if (end < 272)
          expect(late.slice(end + 1, end + 22).reduce((sum, step) => sum + step[i], 0)).toBe(slipped[end][i])
      }
    expect(all).toBeGreaterThan(20)
  })

  it('may be cancelled or taken direct, of all that wait for a month by the chance of a month', () => {
    const many = 3000
    const scenario = buildScenario({
      step: 'day',
      steps: 50,
      deals: ['one'],
      set: {
        ...held.set,
        'deals.one.amount': 100,
        'deals.one.customerOrder': 5 * day,
        'partner.sales.reps': 0,
        'gates.legal.wait': 1,
        'orders.cancels': { value: 0.3, per: 'month' },
        'orders.takenDirect': { value: 0.2, per: 'month' },
      },
    })
    const columns = [holding.cancelled, holding.takenDirect, pipeline.placed, pipeline.moved, pipeline.won]
    const seen = watch(scenario, columns, { trials: many, sums: true }).get('only')
    const [cancelled, taken, placed, moved, won] = columns.map(column => {
      let all = 0
      for (let i = 0; i < many; i++) all += sumOf(seen?.(column) ?? [], i)
      return all / many
    })
    // Closed form: two clocks that know nothing of each other; on a day on which both would strike the customer is
    // first. A month is 30 steps of a day.
    const [perDay, takenDay] = [1 - 0.7 ** day, 1 - 0.8 ** day]
    const stay = (1 - perDay) * (1 - takenDay)
    const all = (1 - stay ** 30) / (1 - stay)
    expectWithin(cancelled, perDay * all, 0.5 / Math.sqrt(many), 'cancelled')
    expectWithin(taken, (1 - perDay) * takenDay * all, 0.5 / Math.sqrt(many), 'taken direct')
    expectWithin(placed, stay ** 30, 0.5 / Math.sqrt(many), 'placed')
    expect(won).toBe(1)
    expect(moved).toBe(taken)
    expect(cancelled + taken + placed).toBeCloseTo(1, 12)
  })
})

it('the model has a table for every scenario, and never two', () => {
  const names = catalogue.mechanisms.map(({ name }) => name)
  expect(names).toContain('orders/gated-table')
  const [plain, gated] = ['orders/table', 'orders/gated-table'].map(name =>
    catalogue.mechanisms.find(m => m.name === name),
  )
  expect(plain?.unless).toEqual(gated?.about)
})
