import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { allColumns, books, pipeline } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin, meanOf, varianceOf } from '../../helpers/within.ts'

const source = (name: string, more: Readonly<Record<string, Said>> = {}): Record<string, Said> => ({
  [`sources.${name}.leads`]: { value: 20, per: 'month' },
  [`sources.${name}.converts`]: 0.3,
  [`sources.${name}.winRate`]: 0.25,
  [`sources.${name}.incrementality`]: 0.6,
  [`sources.${name}.mix.a`]: 0.75,
  [`sources.${name}.mix.b`]: 0.25,
  ...Object.fromEntries(Object.entries(more).map(([key, said]) => [`sources.${name}.${key}`, said])),
})

const market: Readonly<Record<string, Said>> = {
  'segments.a.dealSize': 100,
  'segments.a.cycle': 0,
  'segments.a.churn': 0,
  'segments.b.dealSize': 100,
  'segments.b.cycle': 0,
  'segments.b.churn': 0,
}

const play = (
  built: Partial<Built> & Pick<Built, 'set'>,
  trials: number,
  columns: readonly Column[] = Object.values(pipeline),
) =>
  watch(buildScenario({ steps: 12, segments: ['a', 'b'], ...built }), columns, { trials }).get('only') ??
  expect.unreachable()

const counts = (steps: readonly Float64Array[]): number[] => steps.flatMap(step => [...step])

// Thinning a Poisson count by coins leaves a Poisson count: mean = variance, at each stage.
describe('a named source', () => {
  const seen = play({ sources: ['web'], set: { ...market, ...source('web') } }, 1500)

  it.each([
    ['leads', pipeline.leads, 1],
    ['opportunities', pipeline.opportunities, 0.3],
  ] as const)('has a Poisson number of %s in each segment', (_what, column, share) => {
    for (const [segment, mix] of [
      ['a', 0.75],
      ['b', 0.25],
    ] as const) {
      const found = counts(seen(column, { source: 'web', segment }))
      const mean = 20 * mix * share
      expectWithin(meanOf(found), mean, Math.sqrt(mean / found.length), 'mean')
      expectWithin(varianceOf(found), mean, Math.sqrt((mean + 2 * mean * mean) / found.length), 'variance')
    }
  })

  it('wins its own share, of which its own share would have been won anyway', () => {
    const n = 1500
    const per = (column: typeof pipeline.placed): number => counts(seen(column)).reduce((a, b) => a + b, 0) / n
    const wins = 12 * 20 * 0.3 * 0.25
    expectWithin(per(pipeline.placed), wins, Math.sqrt(wins / n), 'wins')
    expectWithin(per(pipeline.nonIncremental), 0.4 * wins, Math.sqrt((0.4 * wins) / n), 'anyway')
  })

  it('costs so much a lead', () => {
    const built = buildScenario({
      segments: ['a', 'b'],
      sources: ['web'],
      set: { ...market, ...source('web', { cost: 7 }) },
    })
    // a lead and its cost, and not yet what the books make of it
    const options = { trials: 16, catalogue: { ...catalogue, identities: [] } }
    const paid = watch(built, [books.sourceCost, pipeline.leads], options).get('only') ?? expect.unreachable()
    expect(counts(paid(pipeline.leads)).some(x => x > 0)).toBe(true)
    expect(counts(paid(books.sourceCost))).toEqual(counts(paid(pipeline.leads)).map(x => 7 * x))
  })

  it('is paid for and not followed up where the partner only supports', () => {
    const idle = play({ sources: ['web'], set: { ...market, ...source('web'), 'motion.a': 'support-only' } }, 64)
    expect(meanOf(counts(idle(pipeline.leads, { segment: 'a' })))).toBeGreaterThan(10)
    expect(counts(idle(pipeline.opportunities, { segment: 'a' })).every(x => x === 0)).toBe(true)
    expect(counts(idle(pipeline.opportunities, { segment: 'b' })).some(x => x > 0)).toBe(true)
  })
})

// No oracle but the run itself: a source is moved by nothing that others do, to the bit.
describe('the luck of a source', () => {
  const before = { sources: ['mid'], set: { ...market, ...source('mid') } }
  const path = (built: typeof before, name: string) => {
    const seen = play(built, 32, [pipeline.leads, pipeline.opportunities, pipeline.sourced])
    return [pipeline.leads, pipeline.opportunities, pipeline.sourced].map(column => seen(column, { source: name }))
  }
  const known = path(before, 'mid')
  const sales = {
    'partner.sales.reps': 5,
    'partner.sales.mix.a': 1,
    'partner.base.opportunities': { value: 1, per: 'month' },
  } as const

  it.each<[string, typeof before]>([
    ['another is added before it', { sources: ['ads', 'mid'], set: { ...before.set, ...source('ads') } }],
    ['another is added after it', { sources: ['mid', 'zoo'], set: { ...before.set, ...source('zoo') } }],
    [
      'others stand in another order',
      { sources: ['zoo', 'mid', 'ads'], set: { ...source('ads'), ...source('zoo'), ...before.set } },
    ],
    ['the partner has an engine and a base', { sources: ['mid'], set: { ...before.set, ...sales } }],
    [
      'the vendor wins more',
      { sources: ['mid'], set: { ...before.set, 'vendor.direct.wonDeals': 5, 'vendor.direct.mix.a': 1 } },
    ],
  ])('stays when %s', (_what, built) => {
    expect(path(built, 'mid')).toEqual(known)
  })

  it('is its own: another source with the same numbers has other leads', () => {
    expect(path({ sources: ['other'], set: { ...market, ...source('other') } }, 'other')).not.toEqual(known)
  })
})

describe('the installed base', () => {
  const bring: Readonly<Record<string, Said>> = {
    ...market,
    'installed.resold.a.customers': 6,
    'installed.resold.a.value': 10,
    'installed.referred.a.customers': 4,
    'installed.referred.a.value': 10,
    'installed.direct.a.customers': 50,
    'installed.direct.a.value': 10,
    'partner.base.opportunities': { value: 0.5, per: 'year' },
    'partner.base.winRate': 0,
  }

  it('brings opportunities by the customers that the partner serves', () => {
    const seen = play({ set: bring }, 2000)
    const found = counts(seen(pipeline.opportunities, { source: 'base', segment: 'a' }))
    const mean = (10 * 0.5) / 12
    expectWithin(meanOf(found), mean, Math.sqrt(mean / found.length), 'mean')
    expectWithin(varianceOf(found), mean, Math.sqrt((mean + 2 * mean * mean) / found.length), 'variance')
    expect(counts(seen(pipeline.opportunities, { segment: 'b' })).every(x => x === 0)).toBe(true)
  })

  it('brings a support-only partner nothing', () => {
    const seen = play({ set: { ...bring, 'motion.a': 'support-only' } }, 64)
    expect(counts(seen(pipeline.opportunities)).every(x => x === 0)).toBe(true)
  })

  it('is nothing where nobody mentions it: the same columns as without, to the bit', () => {
    const { 'partner.base.opportunities': _, 'partner.base.winRate': __, ...without } = bring
    const [zero, none] = [{ ...bring, 'partner.base.opportunities': 0 }, without].map(set =>
      play({ set }, 16, allColumns),
    )
    for (const column of allColumns)
      if (!['winChance', 'incremental'].includes(column.name)) expect(zero(column), column.name).toEqual(none(column))
  })
})
