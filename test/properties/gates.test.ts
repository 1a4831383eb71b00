import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns, holding, pipeline } from '../../src/domain/columns.ts'
import { anyGated } from '../helpers/any-gated.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { everything, sumOf } from '../helpers/held-orders.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, spoilt } from '../planted/mutant.ts'

const trials = 8

const play = (built: Built, model: Catalogue = catalogue) => ({
  seen: watch(buildScenario(built), allColumns, { trials, catalogue: model }).get('only') ?? expect.unreachable(),
  built,
  trials,
  steps: built.steps ?? 24,
})

const scenarios = anyGated.map(built => ({
  ...built,
  set: { ...built.set, 'valuation.serve': 0.2, 'partner.funding.peg': 2 },
}))

// The oracle is the test's own reading of the columns, and its own count of the wins from their uniforms.
describe('with gates, talk, remedies, hazards and named deals', () => {
  it('all that must hold does, in every trial and step', () => {
    const happened = { slipped: 0, cancelled: 0, takenDirect: 0, disclosed: 0 }
    fc.assert(
      fc.property(scenarios, built => {
        const run = play(built)
        for (const check of Object.values(invariants)) check(run)
        for (const name of Object.keys(happened) as (keyof typeof happened)[])
          for (let i = 0; i < trials; i++) happened[name] += sumOf(run.seen(holding[name]), i)
      }),
      { numRuns: 25, seed: 20_260_105, endOnFailure: true },
    )
    for (const [name, n] of Object.entries(happened)) expect(n, name).toBeGreaterThan(0)
  })
})

describe('without chance', () => {
  it('all that must hold does, but what is counted anew from its luck', () => {
    const byLuck = ['orders', 'nothing won twice', 'direct wins']
    fc.assert(
      fc.property(scenarios, built => {
        const run = play({ ...built, chance: false })
        for (const [name, check] of Object.entries(invariants)) if (!byLuck.includes(name)) check(run)
      }),
      { numRuns: 12, seed: 20_260_106 },
    )
  })
})

const busy: Built = {
  step: 'week',
  steps: 60,
  deals: ['big'],
  set: {
    'segments.only.dealSize': 40_000,
    'segments.only.cycle': { kind: 'uniform', params: [0, 3] },
    'partner.sales.reps': 6,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.5,
    'partner.sales.incrementality': 0.5,
    'vendor.direct.wonDeals': { value: 2, per: 'month' },
    'vendor.direct.mix.only': 1,
    'partner.funding.cash': 1e6,
    'vendor.manager.cost': 90,
    'partner.credit.line': 60_000,
    'program.billing': 'upfront',
    'gates.legal.needed': 0.6,
    'gates.credit.remedy.by': 'vendorPaper',
    'orders.cancels': { value: 0.2, per: 'month' },
    'cadence.every': 1,
    'cadence.asks': everything,
    'deals.big.amount': 1e6,
    'deals.big.customerOrder': 1,
    'valuation.serve': 0.2,
    'partner.funding.peg': 2,
    'partner.tax': 0.25,
    'valuation.multiple': 4,
  },
}

const parts = (column: unknown): readonly Float64Array[] => column as readonly Float64Array[]
const gated = (spoil: Parameters<typeof spoilt>[1]): Catalogue => ({
  ...spoilt('orders/gated-table', spoil),
  identities: [],
})

/** The bug, the model that has it, and which checks see it. */
const bugs: readonly (readonly [string, Catalogue, readonly string[]])[] = [
  [
    'a cancelled order is forgotten',
    gated(({ writes }) => eachOf(parts(writes['cancelled'])[0], () => 0)),
    ['identities', 'orders'],
  ],
  [
    'an order on the vendor’s paper is booked by the partner as well',
    gated(({ writes }) => eachOf(parts(writes['placed'])[0], (x, i) => x + writes['vendorPaper'][i])),
    ['identities', 'orders', 'held'],
  ],
  [
    'an order that slipped is labelled twice, by credit and by paperwork',
    gated(({ writes }) => {
      const resolved = parts(writes['resolved'])
      eachOf(resolved[5], (x, i) => x + resolved[1][i])
    }),
    ['identities', 'held'],
  ],
  [
    'an order that is late is in time as well',
    gated(({ writes }) => eachOf(writes['onTime'], (x, i) => x + writes['late'][i])),
    ['held'],
  ],
  [
    'a gate is told of between meetings',
    gated(({ t, writes }) =>
      eachOf(parts(writes['disclosed'])[5], (x, i) => x + (t % 3 === 1 ? writes['onTime'][i] : 0)),
    ),
    ['held'],
  ],
  [
    'what a held order would have been won without stays owed to nobody',
    gated(({ writes }) =>
      eachOf(parts(writes['nonIncremental'])[0], (x, i) => Math.max(0, x - writes['vendorPaper'][i])),
    ),
    ['nothing won twice'],
  ],
]

describe('a planted bug', () => {
  it.each(bugs)('%s, is seen', (_bug, model, seers) => {
    const run = play(busy, model)
    const clean = play(busy)
    for (const check of Object.values(invariants)) check(clean)
    const saw = Object.entries(invariants).filter(([, check]) => {
      try {
        check(run)
        return false
      } catch {
        return true
      }
    })
    expect(saw.map(([name]) => name)).toEqual(expect.arrayContaining([...seers]))
    expect(sumOf(run.seen(pipeline.won), 0)).toBeGreaterThan(0)
  })
})
