import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holding, incentives, pipeline } from '../../../src/domain/columns.ts'
import { type Cause, causes } from '../../../src/domain/gate.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { asked, atSolutions, day, everything, sumOf } from '../../helpers/held-orders.ts'
import { watch } from '../../helpers/watch.ts'

const trials = 64
const shut = ['bench', 'credit', 'kpi', 'legal'] as const satisfies readonly Cause[]
const columns = [holding.disclosed, holding.remedied, pipeline.placed, incentives.remedyCost, incentives.remedyHelp]

const set: Readonly<Record<string, Said>> = {
  ...atSolutions.set,
  'gates.legal.needed': 1,
  'gates.legal.wait': 3,
  ...Object.fromEntries(shut.map(cause => [`gates.${cause}.remedy.by`, 'none'])),
}

/** Plays variants of the cadence over one world, up to the end of the vendor's year. */
const play = (strategies: Readonly<Record<string, Readonly<Record<string, Said>>>>, more: typeof set = {}) => {
  const scenario = buildScenario({ ...atSolutions, steps: 92, strategies, set: { ...set, ...more } })
  const seen = watch(scenario, columns, { trials })
  /** The step in which a gate of the one order is told of, in each trial; infinite where it never is. */
  const told = (id: string, cause: Cause): number[] =>
    Array.from({ length: trials }, (_, i) => {
      const step =
        seen
          .get(id)?.(holding.disclosed, { cause })
          .findIndex(path => path[i] > 0) ?? -1
      return step < 0 ? Number.POSITIVE_INFINITY : step
    })
  return { seen, told }
}

describe('asking only for the order', () => {
  it('discloses nothing beyond what is volunteered', () => {
    const daily = { 'cadence.every': day }
    const { told } = play({
      order: { ...daily, 'cadence.asks': asked('order') },
      silent: { ...daily, 'cadence.asks': 0 },
    })
    let all = 0
    for (const cause of shut) {
      expect(told('order', cause)).toEqual(told('silent', cause))
      all += told('order', cause).filter(Number.isFinite).length
    }
    expect(all).toBeGreaterThan(trials)
    const nobody = play(
      { order: daily },
      { 'cadence.asks': asked('order'), 'cadence.volunteers': 0, 'cadence.kpiVolunteers': 0 },
    )
    for (const cause of causes)
      expect(nobody.told('order', cause).every(step => step === Number.POSITIVE_INFINITY)).toBe(true)
  })

  it('is as candid as asking nothing, however candid the partner is when it is asked', () => {
    const { told } = play(
      { order: { 'cadence.every': day } },
      { 'cadence.asks': asked('order'), 'cadence.volunteers': 0.3, 'cadence.candour.credit': 1 },
    )
    // one uniform against 1 - 0.7^n: told on the first call in about three trials of ten
    const first = told('order', 'credit').filter(step => step === 0).length
    expect(first).toBeGreaterThan(8)
    expect(first).toBeLessThan(32)
  })
})

// Per trial: whatever is told with fewer meetings is told with more, and no later.
describe('more meetings', () => {
  const chance = fc.constantFrom(0, 0.05, 0.3, 0.8, 1)
  it('never un-disclose, and neither do more questions or more candour', () => {
    fc.assert(
      fc.property(
        fc.record({
          candour: chance,
          volunteers: chance,
          since: fc.constantFrom(0, 20, 75),
          more: chance,
          base: fc.constantFrom(7, 14),
        }),
        ({ candour, volunteers, since, more, base }) => {
          const candid = (p: number) => Object.fromEntries(shut.map(cause => [`cadence.candour.${cause}`, p]))
          const at = { 'cadence.since': since * day, 'cadence.asks': everything, ...candid(candour) }
          const { told } = play(
            {
              few: { ...at, 'cadence.every': 4 * base * day },
              many: { ...at, 'cadence.every': base * day },
              daily: { ...at, 'cadence.every': day },
              fewer: { ...at, 'cadence.every': day, 'cadence.asks': asked('credit', 'order') },
              candid: { ...at, 'cadence.every': day, ...candid(Math.max(candour, more)) },
            },
            { 'cadence.volunteers': Math.min(volunteers, candour), 'cadence.kpiVolunteers': 0 },
          )
          for (const cause of shut)
            for (const [less, most] of [
              ['few', 'many'],
              ['many', 'daily'],
              ['fewer', 'daily'],
              ['daily', 'candid'],
            ]) {
              const [a, b] = [told(less, cause), told(most, cause)]
              for (let i = 0; i < trials; i++) expect(b[i], `${cause} ${less} ${most} ${i}`).toBeLessThanOrEqual(a[i])
            }
        },
      ),
      { numRuns: 8, seed: 20_260_104 },
    )
  })
})

describe('remedies', () => {
  const known = { weekly: { 'cadence.every': 7 * day, 'cadence.asks': everything } }
  const candid = Object.fromEntries(shut.map(cause => [`cadence.candour.${cause}`, 1]))

  it('cost what they cost, once for each order and gate, to whom pays', () => {
    const { seen } = play(known, {
      ...candid,
      'gates.credit.remedy.by': 'oneOffLine',
      'gates.credit.remedy.cost': 700,
      'gates.bench.remedy.by': 'subcontract',
      'gates.bench.remedy.perHour': 20,
      'gates.kpi.remedy.by': 'spif',
      'gates.kpi.remedy.share': 0.02,
      'gates.legal.remedy.by': 'prebriefed',
      'gates.legal.remedy.cost': 300,
      'gates.legal.remedy.paidBy': 'customer',
      'partner.kpi.holds': 1,
    })
    const own = seen.get('weekly')
    for (let i = 0; i < trials; i++) {
      // 900 hours, and an order of $1M; what the customer pays is in nobody's books
      expect(sumOf(own?.(incentives.remedyCost) ?? [], i)).toBeCloseTo(700 + 900 * 20, 6)
      expect(sumOf(own?.(incentives.remedyHelp) ?? [], i)).toBeCloseTo(20_000, 6)
      expect(sumOf(own?.(holding.remedied) ?? [], i)).toBe(4)
      expect(sumOf(own?.(pipeline.placed) ?? [], i)).toBe(1)
    }
  })

  it('of which none works leave the order where it is, and cost the same', () => {
    const { seen } = play(known, {
      ...candid,
      'gates.credit.remedy.by': 'oneOffLine',
      'gates.credit.remedy.cost': 700,
      'gates.credit.remedy.works': 0,
    })
    for (let i = 0; i < trials; i++) {
      expect(sumOf(seen.get('weekly')?.(incentives.remedyCost) ?? [], i)).toBe(700)
      expect(sumOf(seen.get('weekly')?.(pipeline.placed) ?? [], i)).toBe(0)
    }
  })
})
