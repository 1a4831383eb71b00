import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue, catalogueWith } from '../../../src/domain/catalogue.ts'
import { base, books, deals, pipeline } from '../../../src/domain/columns.ts'
import { slice } from '../../../src/kernel/column.ts'
import { mechanism, now } from '../../../src/kernel/mechanism.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin } from '../../helpers/within.ts'
import { written } from '../../helpers/written.ts'

const [trials, steps, leaves] = [64, 30, 15]

const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': { kind: 'lognormal', params: [4, 1] },
  'segments.only.cycle': { kind: 'uniform', params: [0, 8] },
  'segments.only.churn': 0,
  'partner.sales.reps': 3,
  'partner.sales.ramp': 0,
  'partner.sales.mix.only': 1,
  'partner.sales.winRate': 0.35,
  'partner.sales.noDecision': 0.4,
  'partner.sales.incrementality': 0.5,
  'vendor.direct.wonDeals': { value: 1.5, per: 'month' },
  'vendor.direct.mix.only': 1,
  'vendor.referral.resells': 0.5,
}

const columns = [...Object.values(pipeline), base.customers]

const play = (built: Partial<Built> = {}, model: Catalogue = catalogue, changes = {}) =>
  watch(buildScenario({ steps, set, ...built }), columns, { trials, catalogue: model, change: scheduled(changes) }).get(
    'only',
  ) ?? expect.unreachable()

const sum = (path: readonly Float64Array[], i: number, from = 0, to = path.length): number =>
  path.slice(from, to).reduce((all, step) => all + step[i], 0)

/** Holds every third order for ever, so that there are orders in hand when the partner leaves. */
const stuck = catalogueWith([{ name: 'stuck', shut: ({ ordinal }) => ordinal % 3 === 0 }])

// Nothing is known of the run but that orders are neither made nor lost: what was won is somewhere, once.
describe('orders in hand when the partner resells no more', () => {
  it.each<[string, Partial<Built>, Catalogue, object]>([
    [
      'it leaves',
      {},
      stuck,
      {
        'motion.only': [
          [0, 1],
          [leaves, 0],
        ],
      },
    ],
    ['it is insolvent', {}, written(stuck, books.stopped, (_i, t) => (t >= leaves - 1 ? 1 : 0)), {}],
    [
      'the program ends',
      { set: { ...set, 'program.risk.end.chance': { value: 0, per: 'year' } } },
      stuck,
      {
        'program.risk.end.chance': [
          [0, 0],
          [leaves, 1],
        ],
      },
    ],
  ])(
    '%s: they go to the vendor, and so do those still in their cycle when it is over',
    (_why, built, model, changes) => {
      const seen = play(built, model, changes)
      const [won, placed, moved, waiting, open] = [
        pipeline.won,
        pipeline.placed,
        pipeline.moved,
        pipeline.waiting,
        pipeline.openWins,
      ].map(column => seen(column))
      let [inHand, later] = [0, 0]
      for (let i = 0; i < trials; i++) {
        expect(seen(pipeline.resells)[leaves - 1][i]).toBe(1)
        expect(seen(pipeline.resells)[leaves][i]).toBe(0)
        expect(sum(moved, i, 0, leaves)).toBe(0)
        expect(sum(placed, i, leaves)).toBe(0)
        expect(moved[leaves][i]).toBe(waiting[leaves - 1][i] + won[leaves][i])
        for (let t = leaves; t < steps; t++) expect(waiting[t][i]).toBe(0)
        expect(sum(moved, i)).toBe(waiting[leaves - 1][i] + sum(won, i, leaves))
        expect(sum(seen(pipeline.opportunities), i, leaves)).toBe(0)
        // a cycle is at most eight months: all that was open came through
        expect(open[leaves + 8][i]).toBe(0)
        expect(sum(won, i, leaves)).toBe(open[leaves - 1][i])
        inHand += waiting[leaves - 1][i]
        later += sum(won, i, leaves)
        // not won twice: what the vendor would have won anyway took the place of direct wins or is owed
        const anyway = sum(seen(pipeline.nonIncremental), i)
        expect(anyway).toBe(sum(seen(pipeline.cancelled), i) + seen(pipeline.debt)[steps - 1][i])
        expect(seen(base.customers)[steps - 1][i]).toBe(sum(seen(pipeline.wins), i))
      }
      expect(inHand).toBeGreaterThan(trials)
      expect(later).toBeGreaterThan(trials)
    },
  )

  it('have a customer whose services the partner keeps, unless it is insolvent', () => {
    const none = { ...set, 'vendor.referral.resells': 0, 'vendor.direct.wonDeals': 0 }
    const left = play({ set: none }, stuck, {
      'motion.only': [
        [0, 1],
        [leaves, 0],
      ],
    })
    const gone = play(
      { set: none },
      written(stuck, books.stopped, (_i, t) => (t >= leaves - 1 ? 1 : 0)),
    )
    for (let i = 0; i < trials; i++) {
      expect(sum(left(pipeline.referredWins), i)).toBe(sum(left(pipeline.moved), i))
      expect(sum(gone(pipeline.referredWins), i)).toBe(0)
      expect(sum(gone(pipeline.moved), i)).toBe(sum(left(pipeline.moved), i))
    }
  })

  it('never reach the partner where the program ends in the first year for sure', () => {
    const seen = play({ set: { ...set, 'program.risk.end.chance': { value: 1, per: 'year' } } })
    for (const column of [pipeline.placed, pipeline.moved, pipeline.opportunities, pipeline.heads])
      expect(
        seen(column).every(step => step.every(x => x === 0)),
        column.name,
      ).toBe(true)
  })
})

describe('how opportunities end', () => {
  it('won, lost and undecided are as stated, and together all that were opened', () => {
    const many = 1024
    const seen =
      watch(buildScenario({ steps, set: { ...set, 'segments.only.winLift': 0.2 } }), columns, { trials: many }).get(
        'only',
      ) ?? expect.unreachable()
    const count = (column: typeof pipeline.lost): number => {
      let all = 0
      for (let i = 0; i < many; i++) all += sum(seen(column), i)
      return all
    }
    const [opened, lost, undecided] = [pipeline.opportunities, pipeline.lost, pipeline.noDecision].map(count)
    const open = seen(pipeline.openWins)[steps - 1].reduce((a, b) => a + b, 0)
    expect(opened).toBe(lost + undecided + count(pipeline.placed) + open)
    const within = (found: number, share: number, of: number, what: string): void =>
      expectWithin(found / of, share, Math.sqrt((share * (1 - share)) / of), what)
    within(opened - lost - undecided, 0.35 * 1.2, opened, 'win rate')
    within(undecided, 0.4, lost + undecided, 'of those not won')
  })
})

describe('the lists of deals', () => {
  it('have as many entries as orders are placed, moved and won directly, and their amounts are the bookings', () => {
    let looked = 0
    const witness = mechanism({
      name: 'test/lists',
      over: ['segment'],
      reads: {
        placed: now(pipeline.placed),
        amount: now(deals.amount),
        key: now(deals.key),
        moved: now(pipeline.moved),
        movedAmount: now(deals.movedAmount),
        wins: now(slice(pipeline.wins, { paper: 'vendor' })),
        directAmount: now(deals.directAmount),
        directReferred: now(deals.directReferred),
        booked: now(slice(pipeline.bookings, { paper: 'partner' })),
        direct: now(slice(pipeline.bookings, { paper: 'vendor' })),
        referred: now(pipeline.referredBookings),
      },
      writes: {},
      step({ trials: count, t, reads: r }) {
        for (let i = 0; i < count; i++) {
          const add = (amounts: Float64Array, n: number, weight = (_k: number) => 1): number => {
            let total = 0
            for (let k = i; k < i + n * count; k += count) total += amounts[k] * weight(k)
            return total
          }
          const own = r.wins[i] - r.moved[i]
          const kept = add(r.movedAmount, r.moved[i])
          expect(add(r.amount, r.placed[i])).toBeCloseTo(r.booked[i], 6)
          expect(add(r.directAmount, own) + kept).toBeCloseTo(r.direct[i], 6)
          expect(add(r.directAmount, own, k => r.directReferred[k]) + kept).toBeCloseTo(r.referred[i], 6)
          for (let k = i; k < i + r.placed[i] * count; k += count) {
            expect(r.amount[k]).toBeGreaterThan(0)
            expect(r.key[k]).toBeLessThan((t + 1) * 65_536)
          }
          looked += r.placed[i] + r.moved[i] + own
        }
      },
    })
    const model = { ...stuck, mechanisms: [...stuck.mechanisms, witness] }
    play({}, model, {
      'motion.only': [
        [0, 1],
        [leaves, 0],
      ],
    })
    expect(looked).toBeGreaterThan(1000)
  })
})
