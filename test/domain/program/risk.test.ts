import { describe, expect, it } from 'vitest'
import { base, pipeline, resale } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin } from '../../helpers/within.ts'

const trials = 1000

const play = (set: Readonly<Record<string, Said>>, strategies: Record<string, Record<string, Said>> = { only: {} }) => {
  const columns = [resale.marginCut, resale.ended, resale.billings, resale.purchases, pipeline.resells, base.customers]
  const all: Readonly<Record<string, Said>> = { 'segments.only.dealSize': 1, 'segments.only.churn': 0, ...set }
  return watch(buildScenario({ steps: 36, set: all, strategies }), columns, { trials })
}

/** The step in which a column first is above zero; infinite where it never is. */
const firstOf = (path: readonly Float64Array[], i: number): number => {
  const t = path.findIndex(values => values[i] > 0)
  return t < 0 ? Number.POSITIVE_INFINITY : t
}

// A yearly chance p has happened by year y with chance 1 - (1 - p)^y, whatever happens in between.
describe('what the vendor may do to its program', () => {
  it.each([
    ['program.risk.cut.chance', resale.marginCut],
    ['program.risk.end.chance', resale.ended],
  ] as const)('happens by each year with the chance that is said: %s', (path, column) => {
    const seen = play({ [path]: { value: 0.3, per: 'year' } }).get('only') ?? expect.unreachable()
    for (const year of [1, 2, 3]) {
      const chance = 1 - 0.7 ** year
      const happened = seen(column)[12 * year - 1].reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0)
      expectWithin(happened / trials, chance, Math.sqrt((chance * (1 - chance)) / trials), `${path} by year ${year}`)
    }
    for (let i = 0; i < trials; i++) {
      const at = firstOf(seen(column), i)
      if (at < 36) for (let t = at; t < 36; t++) expect(seen(column)[t][i]).toBe(seen(column)[at][i])
    }
  })

  it('comes sooner where it is likelier, with the same luck; and never, and at once', () => {
    const chances = [0, 0.1, 0.3, 0.6, 1]
    const strategies = Object.fromEntries(
      chances.map(value => [`p${value}`, { 'program.risk.end.chance': { value, per: 'year' as const } }]),
    )
    const seen = play({}, strategies)
    const paths = chances.map(value => seen.get(`p${value}`)?.(resale.ended) ?? expect.unreachable())
    let moved = 0
    for (let i = 0; i < trials; i++) {
      const at = paths.map(path => firstOf(path, i))
      expect(at[0]).toBe(Number.POSITIVE_INFINITY)
      expect(at[4]).toBe(0)
      for (let n = 1; n < at.length; n++) expect(at[n]).toBeLessThanOrEqual(at[n - 1])
      if (at[3] < at[2]) moved++
    }
    expect(moved).toBeGreaterThan(trials / 10)
  })

  it('is the same in every strategy, and nothing where nobody mentions it', () => {
    const set = {
      'program.risk.end.chance': { value: 0.3, per: 'year' },
      'program.risk.cut.chance': { value: 0.2, per: 'year' },
    } as const
    const both = play(set, {
      a: {},
      b: { 'motion.only': 'support-only', 'partner.sales.reps': 3, 'partner.sales.mix.only': 1 },
    })
    for (const column of [resale.ended, resale.marginCut])
      expect(both.get('b')?.(column)).toEqual(both.get('a')?.(column))
    const none = play({ 'partner.sales.reps': 1, 'partner.sales.mix.only': 1 }).get('only') ?? expect.unreachable()
    expect(none(resale.ended).every(step => step.every(x => x === 0))).toBe(true)
    expect(none(pipeline.resells).every(step => step.every(x => x === 1))).toBe(true)
  })

  it('takes its part of the margin: 20 % less a quarter is 15 %, exactly', () => {
    const set = {
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': 12_000,
      'program.margin': 0.2,
      'program.risk.cut.chance': { value: 0.5, per: 'year' },
      'program.risk.cut.by': 0.25,
    } as const
    const seen = play(set).get('only') ?? expect.unreachable()
    for (let i = 0; i < 100; i++)
      for (let t = 0; t < 36; t++) {
        const margin = seen(resale.marginCut)[t][i] > 0 ? 0.15 : 0.2
        expect(seen(resale.purchases)[t][i]).toBeCloseTo(1000 * (1 - margin), 9)
      }
  })
})
