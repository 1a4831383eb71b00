import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holding, pipeline } from '../../src/domain/columns.ts'
import { type Cause, causes } from '../../src/domain/gate.ts'
import { anyGated } from '../helpers/any-gated.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { everything, sumOf } from '../helpers/held-orders.ts'
import { type Watch, watch } from '../helpers/watch.ts'

const trials = 6
const columns = [
  pipeline.bookings,
  pipeline.placed,
  pipeline.won,
  pipeline.moved,
  holding.slipped,
  holding.late,
  holding.stillOpen,
  holding.cancelled,
]

const play = (built: Built): Watch =>
  watch(buildScenario(built), columns, { trials, sums: true }).get('only') ?? expect.unreachable()

const one = (...values: readonly Said[]): fc.Arbitrary<Said> => fc.constantFrom(...values)

describe('an order', () => {
  it('is never split: what is booked is a whole number of deals, whatever holds them', () => {
    let booked = 0
    fc.assert(
      fc.property(anyGated, built => {
        const sizes = Object.fromEntries((built.segments ?? []).map(name => [`segments.${name}.dealSize`, 10_000]))
        const seen = play({ ...built, set: { ...built.set, ...sizes } })
        for (const step of seen(pipeline.bookings))
          for (const value of step) {
            expect(value % 10_000).toBe(0)
            booked += value
          }
      }),
      { numRuns: 10, seed: 20_260_108 },
    )
    expect(booked).toBeGreaterThan(1e6)
  })

  const waiting = ['executive', 'financing', 'legal', 'presales'] as const satisfies readonly Cause[]
  const holds = fc.record({
    ...Object.fromEntries(
      waiting.flatMap(cause => [
        [`gates.${cause}.needed`, one(0, 0.5, 1)],
        [`gates.${cause}.wait`, one(1, 9, { kind: 'uniform', params: [0, 12] })],
      ]),
    ),
    'partner.bench.busyUntil': one(0, 4, 7),
    'partner.kpi.target': one(1, 1e9),
    'partner.kpi.per': one('quarter', 'year'),
    'partner.kpi.holds': one(0, 1),
    'cadence.every': one(0, 1),
  }) as fc.Arbitrary<Readonly<Record<string, Said>>>

  // 1 January 2026 is day 0: quarters end with days 89, 180 and 272.
  it('that is held is placed in the next period where nobody cancels and every remedy works', () => {
    let slipped = 0
    fc.assert(
      fc.property(holds, said => {
        const seen = play({
          step: 'day',
          steps: 273,
          set: {
            'segments.only.dealSize': 100,
            'segments.only.cycle': 0,
            'segments.only.hours': 40,
            'partner.sales.reps': 3,
            'partner.sales.ramp': 0,
            'partner.sales.mix.only': 1,
            'partner.sales.winRate': 0.6,
            'cadence.asks': everything,
            ...Object.fromEntries(
              causes.flatMap(cause => [
                [`gates.${cause}.remedy.works`, 1],
                [`gates.${cause}.remedy.lead`, 0.5],
              ]),
            ),
            ...said,
          },
        })
        for (let i = 0; i < trials; i++) {
          expect(sumOf(seen(holding.cancelled), i) + sumOf(seen(pipeline.moved), i)).toBe(0)
          for (const [end, next] of [
            [89, 180],
            [180, 272],
          ]) {
            const open = seen(holding.slipped)[end][i]
            slipped += open
            const late = seen(holding.late)
              .slice(end + 1, next + 1)
              .reduce((sum, step) => sum + step[i], 0)
            expect(late).toBe(open)
            expect(seen(holding.stillOpen)[next - 1][i]).toBe(0)
          }
        }
      }),
      { numRuns: 8, seed: 20_260_109 },
    )
    expect(slipped).toBeGreaterThan(50)
  })
})
