import { describe, expect, it } from 'vitest'
import { books, incentives, pipeline, program } from '../../../src/domain/columns.ts'
import { partRunning } from '../../../src/domain/program/spif.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { first } from './turnover-path.ts'

const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': { kind: 'uniform', params: [5000, 15_000] },
  'segments.only.cycle': 0,
  'segments.only.churn': 0,
  'partner.sales.reps': 4,
  'partner.sales.ramp': 0,
  'partner.sales.mix.only': 1,
  'partner.sales.winRate': 0.3,
}

const columns = [
  incentives.spif,
  program.spifLift,
  pipeline.placed,
  pipeline.bookings,
  pipeline.winChance,
  books.contribution,
  books.ebitda,
]

const play = (more: Readonly<Record<string, Said>>): Watch =>
  watch(buildScenario({ steps: 12, set: { ...set, ...more } }), columns, { trials: 20 }).get('only') as Watch

// By hand: a third month is 2 to 3.
describe('the part of a step in which something runs', () => {
  it.each([
    [-100, 1200, 1],
    [2.25, 1200, 0.75],
    [0, 2.5, 0.5],
    [2.25, 2.75, 0.5],
    [3, 9, 0],
    [0, 2, 0],
    [2.8, 2.2, 0],
  ])('from %d until %d: %d', (from, until, part) => {
    expect(partRunning(2, 1, from, until)).toBeCloseTo(part, 12)
  })
})

// The second count is the test's own, from the orders placed.
describe('a SPIF', () => {
  const spif = {
    'program.spif.perDeal': 500,
    'program.spif.rate': 0.02,
    'program.spif.from': 3.5,
    'program.spif.until': 6,
  }
  const [with_, without] = [play(spif), play({})]

  it('is paid on the orders of its time, by deal and by value', () => {
    let paid = 0
    for (let t = 0; t < 12; t++)
      for (let i = 0; i < 20; i++) {
        const part = t === 3 ? 0.5 : t === 4 || t === 5 ? 1 : 0
        const [orders, value] = [pipeline.placed, pipeline.bookings].map(column => with_(column)[t][i])
        expect(with_(incentives.spif)[t][i]).toBeCloseTo(part * (500 * orders + 0.02 * value), 6)
        paid += with_(incentives.spif)[t][i]
      }
    expect(paid).toBeGreaterThan(1000)
  })

  it('costs the vendor what it is, and the firm has nothing of it', () => {
    for (let t = 0; t < 12; t++)
      for (let i = 0; i < 20; i++) {
        expect(with_(books.ebitda)[t][i]).toBe(without(books.ebitda)[t][i])
        const less = without(books.contribution)[t][i] - with_(books.contribution)[t][i]
        expect(less).toBeCloseTo(with_(incentives.spif)[t][i], 6)
      }
  })

  it("lifts the chance of the partner's own sellers while it runs", () => {
    const chance = first(play({ ...spif, 'program.spif.lift': 0.2 })(pipeline.winChance, { source: 'engine' }))
    const expected = [0.3, 0.3, 0.3, 0.33, 0.36, 0.36, ...new Array<number>(6).fill(0.3)]
    for (const [t, x] of chance.entries()) expect(x).toBeCloseTo(expected[t], 12)
  })
})
