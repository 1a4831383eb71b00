import { describe, expect, it } from 'vitest'
import { holding, incentives, pipeline } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { day, sumOf } from '../../helpers/held-orders.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin } from '../../helpers/within.ts'

const trials = 1500
const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': 1000,
  'vendor.direct.wonDeals': { value: 3, per: 'month' },
  'vendor.direct.mix.only': 1,
}
const columns = [
  ...Object.values(holding),
  pipeline.wins,
  pipeline.moved,
  pipeline.bookings,
  incentives.periodEndDiscount,
]

const play = (more: Readonly<Record<string, Said>>, built: Partial<Built> = {}) =>
  watch(buildScenario({ steps: 12, ...built, set: { ...set, ...more } }), columns, { trials, sums: true }).get(
    'only',
  ) ?? expect.unreachable()

const meanOver = (path: readonly Float64Array[], steps: readonly number[]): number =>
  steps.reduce((sum, t) => sum + path[t].reduce((a, b) => a + b, 0), 0) / trials

// Closed form: a month of three has m of the mean, and the other two (3 - m) / 2 each, so that a quarter has three.
describe('the pace of direct deals', () => {
  it.each([
    ['month', [2, 5, 8, 11], [0, 1, 3, 4, 6, 7, 9, 10]],
    ['quarter', [], [0, 1, 2, 3]],
  ] as const)('by the %s: the same in all, more in the last month of a quarter', (step, late, early) => {
    const steps = step === 'month' ? 12 : 4
    const wins = play({ 'vendor.periodEnd.multiplier': 2 }, { step, steps })(pipeline.wins)
    const all = meanOver(wins, [...late, ...early])
    expectWithin(all, 36, Math.sqrt(36 / trials), 'the year')
    if (step === 'month') expectWithin(meanOver(wins, late), 4 * 6, Math.sqrt(24 / trials), 'last months')
  })

  it('is as it was, to the bit, at a multiplier of 1', () => {
    expect(play({ 'vendor.periodEnd.multiplier': 1 })(pipeline.wins)).toEqual(play({})(pipeline.wins))
  })

  it('shows as a hockey stick: the last third of a quarter has the multiplier of a mean third', () => {
    const seen = play({ 'vendor.periodEnd.multiplier': 1.8 }, { step: 'day', steps: 365 })
    const last = meanOver(
      seen(holding.lastThird),
      Array.from({ length: 365 }, (_, t) => t),
    )
    const all = meanOver(
      seen(holding.allThirds),
      Array.from({ length: 365 }, (_, t) => t),
    )
    // a third of a quarter is 30 or 31 days, a month here always the same
    expect(Math.abs((3 * last) / all - 1.8)).toBeLessThan(0.04)
  })
})

describe('discounts at the end of a quarter', () => {
  it('are given on what closes in the window, by the day', () => {
    const seen = play(
      { 'vendor.periodEnd.discount': 0.07, 'vendor.periodEnd.window': 10 * day },
      { step: 'day', steps: 100 },
    )
    const [discount, bookings] = [seen(incentives.periodEndDiscount), seen(pipeline.bookings)]
    let given = 0
    for (let t = 0; t < 100; t++)
      for (let i = 0; i < trials; i++) {
        // 90 days are the first quarter; its last ten are the steps 80 to 89
        expect(discount[t][i]).toBeCloseTo(t >= 80 && t < 90 ? 0.07 * bookings[t][i] : 0, 9)
        given += discount[t][i]
      }
    expect(given).toBeGreaterThan(0)
  })

  // Closed form: of three mean months the last is worth the multiplier and each of the others (3 - multiplier) / 2.
  it.each([
    [1, 1.8, 1.8 / 3],
    [0.5, 1.8, 0.9 / 3],
    [2, 1.8, 2.4 / 3],
    [1, 0, 0],
    [2, 3, 1],
    [1, 1, 1 / 3],
  ])('of %d months before it are %d times a mean month’s, whatever the step', (window, multiplier, part) => {
    for (const [step, steps] of [
      ['day', 365],
      ['month', 12],
      ['quarter', 4],
    ] as const) {
      const more = {
        'vendor.direct.wonDeals': { value: 3000, per: 'month' },
        'vendor.periodEnd.discount': 0.1,
        'vendor.periodEnd.window': window,
        'vendor.periodEnd.multiplier': multiplier,
      } as const
      const seen = watch(buildScenario({ step, steps, chance: false, set: { ...set, ...more } }), columns, {
        trials: 1,
        sums: true,
      }).get('only')
      const [given, booked] = [incentives.periodEndDiscount, pipeline.bookings].map(column =>
        (seen ?? expect.unreachable())(column).reduce((sum, [x]) => sum + x, 0),
      )
      // 365 days are not four quarters to the hour
      expect(Math.abs(given / booked - 0.1 * part), step).toBeLessThan(step === 'day' ? 0.002 : 1e-4)
    }
  })

  // Closed form: a partner's order has no pace, also where the vendor books it, and a quarter's last month is a third of it.
  it.each([
    ['month', 12],
    ['quarter', 4],
  ] as const)('by the %s: of partner orders that the vendor books, the multiplier moves nothing', (step, steps) => {
    const year = (more: Readonly<Record<string, Said>>) => {
      const said = {
        'segments.only.cycle': 0,
        'sources.event.leads': { value: 60, per: 'month' },
        'sources.event.converts': 0.5,
        'sources.event.winRate': 0.5,
        'sources.event.incrementality': 1,
        'sources.event.mix.only': 1,
        'program.billing': 'upfront',
        'partner.terms.vendor': 1,
        'partner.credit.line': 1,
        'gates.credit.remedy.by': 'vendorPaper',
        'gates.credit.remedy.lead': 0,
        'cadence.every': 1,
        'cadence.asks': 2,
        'cadence.candour.credit': 1,
        'vendor.periodEnd.discount': 0.1,
        'vendor.periodEnd.window': 1,
        'vendor.periodEnd.multiplier': 2,
      } as const
      const built = { step, steps, sources: ['event'], chance: false, set: { ...set, ...said, ...more } } as const
      const played = watch(buildScenario(built), columns, { trials: 1, sums: true }).get('only')
      const seen = played ?? expect.unreachable()
      const sum = (column: Column): number => sumOf(seen(column), 0)
      return { given: sum(incentives.periodEndDiscount), moved: sum(pipeline.moved), booked: sum(pipeline.bookings) }
    }
    const alone = year({ 'vendor.direct.wonDeals': 0 })
    expect(alone.moved).toBeGreaterThan(100)
    expect(alone.booked).toBeCloseTo(alone.moved * 1000, 6)
    expect(alone.given).toBeCloseTo((0.1 * alone.booked) / 3, 1)
    const beside = year({})
    const own = beside.booked - alone.booked
    expect(own).toBeGreaterThan(30_000)
    expect(beside.given).toBeCloseTo(0.1 * (alone.booked / 3 + (own * 2) / 3), 1)
  })

  it('are none where no window is said', () => {
    const seen = play({ 'vendor.periodEnd.discount': 0.07 })
    expect(sumOf(seen(incentives.periodEndDiscount), 0)).toBe(0)
  })
})

describe("the vendor's quota", () => {
  it('counts what is booked until its fiscal year ends, and nothing after it', () => {
    const seen = play({ 'vendor.quota': 50_000, 'vendor.bookedSoFar': 7_000 }, { start: '2026-09-01', steps: 10 })
    for (let i = 0; i < 50; i++) {
      const booked = seen(holding.quotaBooked)
      expect(booked[9][i]).toBe(7_000 + sumOf(seen(pipeline.bookings), i, 4))
      expect(booked[9][i]).toBe(booked[3][i])
      expect(seen(holding.quotaYears).map(step => step[i])).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
    }
  })
})
