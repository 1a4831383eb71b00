import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allGates, catalogueWith } from '../../../src/domain/catalogue.ts'
import { books, holding, pipeline } from '../../../src/domain/columns.ts'
import { type Cause, causes } from '../../../src/domain/gate.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { asked, causeSum, everything, sumOf } from '../../helpers/held-orders.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

const trials = 6
const columns = [holding.avoidable, holding.slipped, pipeline.bookings, pipeline.placed, books.payable]
type Settings = Readonly<Record<string, Said>>

const one = (...values: readonly Said[]): fc.Arbitrary<Said> => fc.constantFrom(...values)
const waiting = ['executive', 'financing', 'legal', 'presales'] as const satisfies readonly Cause[]

/** Gates that ask only for time or people, so that no order has anything to do with another. */
const eachForItself: fc.Arbitrary<Settings> = fc.record({
  ...Object.fromEntries(
    waiting.flatMap(cause => [
      [`gates.${cause}.needed`, one(0, 0.5, 1)],
      [`gates.${cause}.wait`, one(1, { kind: 'uniform', params: [0, 5] })],
      [`gates.${cause}.remedy.works`, one(0, 0.6, 1)],
      [`cadence.candour.${cause}`, one(0.2, 0.8)],
    ]),
  ),
  'partner.bench.busyUntil': one(0, 5, 9.9),
  'segments.only.hours': one(0, 300, { kind: 'uniform', params: [-50, 200] }),
  'gates.bench.remedy.by': one('startLater', 'none'),
  'cadence.every': one(0, 0.5, 2),
  'cadence.asks': one(asked('order'), everything),
  'orders.first': one('oldest', 'largest'),
})

/** Two gates that orders have in common: the line, and the target that they count for. */
const shared: fc.Arbitrary<Settings> = fc.record({
  'partner.credit.line': one(60_000, 150_000, 400_000),
  'gates.credit.remedy.by': one('oneOffLine', 'deposit', 'none'),
  'partner.kpi.target': one(1e5, 1e9),
  'partner.kpi.per': one('quarter', 'year'),
  'partner.kpi.holds': one(0.5, 1),
  'cadence.candour.credit': one(0.2, 0.8),
})

const many: Built = {
  step: 'week',
  steps: 44,
  set: {
    'segments.only.dealSize': { kind: 'lognormal', params: [10, 0.8] },
    'segments.only.cycle': { kind: 'uniform', params: [0, 4] },
    'segments.only.churn': 0,
    'partner.sales.reps': 3,
    'partner.sales.attrition': 0,
    'partner.sales.ramp': 0,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.6,
    'partner.funding.cash': 1e8,
    'program.billing': 'upfront',
  },
}

const play = (built: Built, without?: Cause): Watch =>
  watch(buildScenario(built), columns, {
    trials,
    catalogue: catalogueWith(allGates.filter(({ cause }) => cause !== without)),
  }).get('only') ?? expect.unreachable()

/** By brute force: what no longer slips in a run of the same world in which that gate is open for every order. */
const fixedIn = (built: Built, cause: Cause) => {
  const again = play(built, cause)
  return { again, slips: (i: number): number => sumOf(again(holding.slipped), i) }
}

const isSame = (a: Watch, b: Watch, column: typeof books.payable, i: number): boolean =>
  a(column).every((step, t) => step[i] === b(column)[t][i])

describe('slips avoided if only one gate were fixed, against a run of the same world with that gate open', () => {
  it('agree in every trial where orders have no line and no target in common', () => {
    const seen: Record<string, number> = {}
    fc.assert(
      fc.property(eachForItself, said => {
        const built = { ...many, set: { ...many.set, ...said } }
        const all = play(built)
        for (const cause of causes) {
          const { slips } = fixedIn(built, cause)
          for (let i = 0; i < trials; i++) {
            const avoidable = causeSum(all, holding.avoidable, cause, i)
            expect(avoidable, `${cause} ${i}`).toBe(sumOf(all(holding.slipped), i) - slips(i))
            seen[cause] = (seen[cause] ?? 0) + avoidable
          }
        }
      }),
      { numRuns: 6, seed: 20_260_502 },
    )
    for (const cause of ['bench', ...waiting]) expect(seen[cause], cause).toBeGreaterThan(2)
  })

  it('agree in every trial where there is one order, whatever holds it', () => {
    let avoided = 0
    fc.assert(
      fc.property(eachForItself, shared, fc.constantFrom(0.5, 2.5, 4), (own, both, when) => {
        const set = {
          ...many.set,
          ...own,
          ...both,
          'partner.sales.reps': 0,
          'partner.kpi.reached': 'yes',
          'deals.big.amount': { kind: 'uniform', params: [50_000, 500_000] } as const,
          'deals.big.customerOrder': when,
          'deals.big.hours': 400,
        }
        const built = { ...many, deals: ['big'], set }
        const all = play(built)
        for (const cause of causes) {
          const { slips } = fixedIn(built, cause)
          for (let i = 0; i < trials; i++) {
            const avoidable = causeSum(all, holding.avoidable, cause, i)
            expect(avoidable, `${cause} ${i}`).toBe(sumOf(all(holding.slipped), i) - slips(i))
            avoided += avoidable
          }
        }
      }),
      { numRuns: 7, seed: 20_260_503 },
    )
    expect(avoided).toBeGreaterThan(20)
  })

  // An order that is placed in the other run takes up the line, or counts for the target, in which others are then held.
  it('differ only in trials in which another order finds the line or the target otherwise', () => {
    const met = { alike: 0, otherwise: 0 }
    fc.assert(
      fc.property(eachForItself, shared, (own, both) => {
        const built = { ...many, set: { ...many.set, ...own, ...both } }
        const all = play(built)
        for (const cause of causes) {
          const { again, slips } = fixedIn(built, cause)
          for (let i = 0; i < trials; i++) {
            const avoidable = causeSum(all, holding.avoidable, cause, i)
            if (avoidable === sumOf(all(holding.slipped), i) - slips(i)) {
              met.alike++
              continue
            }
            met.otherwise++
            const isShared = !isSame(all, again, books.payable, i) || !isSame(all, again, pipeline.bookings, i)
            expect(isShared, `${cause} ${i}`).toBe(true)
            expect(sumOf(all(pipeline.placed), i)).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 6, seed: 20_260_504 },
    )
    expect(met.alike).toBeGreaterThan(met.otherwise)
    expect(met.otherwise).toBeGreaterThan(0)
  })
})
