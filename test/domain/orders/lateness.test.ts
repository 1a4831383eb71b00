import { describe, expect, it } from 'vitest'
import { holding } from '../../../src/domain/columns.ts'
import { latenesses } from '../../../src/domain/orders/lateness.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { sumOf } from '../../helpers/held-orders.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

const ends = [holding.placedIn, holding.cancelledIn, holding.takenIn, holding.handedIn]

// Closed form: the quarters of a vendor whose year starts in January end with steps 2, 5, 8... of a run that does too.
describe('how many quarters late an order is placed', () => {
  const placedAfter = (wait: number) => {
    const scenario = buildScenario({
      steps: 24,
      deals: ['one'],
      set: {
        'segments.only.dealSize': 100,
        'partner.sales.reps': 0,
        'deals.one.amount': 100,
        'deals.one.customerOrder': 2,
        'gates.legal.needed': 1,
        'gates.legal.wait': wait,
        'gates.legal.remedy.by': 'none',
      },
    })
    return watch(scenario, [...ends, holding.due], { trials: 1 }).get('only') ?? expect.unreachable()
  }

  it.each([0, 1, 3, 4, 6, 7, 9, 10, 14])('due in the last month of a quarter, and placed %i months later', wait => {
    const seen = placedAfter(wait)
    const quarters = Math.floor((2 + wait) / 3)
    expect(latenesses.map(lateness => sumOf(seen(holding.placedIn, { lateness }), 0))).toEqual(
      latenesses.map((_, late) => (late === quarters ? 100 : 0)),
    )
    expect(seen(holding.due).map(step => step[0])).toEqual(Array.from({ length: 24 }, (_, t) => (t === 2 ? 100 : 0)))
  })
})

// The oracle is the sum: an order is placed, cancelled, gone to the vendor, or, at the end of a quarter, slipped and in
// hand; a year is too short for one to be later than the columns tell.
describe('what was due', () => {
  const set: Readonly<Record<string, Said>> = {
    'segments.only.dealSize': { kind: 'lognormal', params: [4, 1] },
    'segments.only.cycle': { kind: 'uniform', params: [0, 4] },
    'partner.sales.reps': 3,
    'partner.sales.ramp': 0,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.5,
    'gates.legal.needed': 0.7,
    'gates.legal.wait': { kind: 'uniform', params: [0, 9] },
    'gates.legal.remedy.by': 'none',
    'orders.cancels': { value: 0.05, per: 'month' },
    'orders.takenDirect': { value: 0.05, per: 'month' },
  }
  const cases: readonly (readonly [string, Built, object])[] = [
    ['a partner that stays', { steps: 12, set }, {}],
    [
      'a partner that leaves after half a year',
      { steps: 12, set },
      {
        'motion.only': [
          [0, 1],
          [6, 0],
        ],
      },
    ],
  ]
  it.each(cases)('is somewhere, once: %s', (_name, built, changes) => {
    const trials = 40
    const columns = [...ends, holding.due, holding.stillOpenValue]
    const change = scheduled(changes as Parameters<typeof scheduled>[0])
    const seen = watch(buildScenario(built), columns, { trials, change, sums: true }).get('only')!
    const all = ends.map(() => 0)
    let late = 0
    for (let i = 0; i < trials; i++) {
      const gone = ends.map(column => sumOf(seen(column), i))
      const open = seen(holding.stillOpenValue)[11][i]
      const due = sumOf(seen(holding.due), i)
      expect(gone.reduce((sum, value) => sum + value, open)).toBeCloseTo(due, 6)
      gone.forEach((value, n) => {
        all[n] += value
      })
      late += due - gone[0] - open
    }
    expect(late).toBeGreaterThan(0)
    for (const [n, value] of all.entries())
      if (n < 3 || 'motion.only' in changes) expect(value, ends[n].name).toBeGreaterThan(0)
  })
})
