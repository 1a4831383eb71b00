import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns, books } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const [trials, steps] = [24, 30]

/** A partner with several sources that bills in advance, and may lose its program and with it its customers. */
const built: Built = {
  segments: ['midMarket'],
  sources: ['website'],
  steps,
  set: {
    'segments.midMarket.dealSize': 100,
    'segments.midMarket.cycle': { kind: 'uniform', params: [0, 5] },
    'segments.midMarket.churn': { value: 0.2, per: 'year' },
    'segments.midMarket.contraction': 0.1,
    'segments.midMarket.expansion': 0.2,
    'installed.resold.midMarket.customers': 12,
    'installed.resold.midMarket.value': 100,
    'installed.direct.midMarket.customers': 12,
    'installed.direct.midMarket.value': 100,
    'partner.sales.reps': 3,
    'partner.sales.mix.midMarket': 1,
    'partner.sales.winRate': 0.4,
    'partner.sales.incrementality': 0.5,
    'partner.base.opportunities': { value: 1, per: 'year' },
    'partner.base.winRate': 0.3,
    'partner.base.incrementality': 0.2,
    'sources.website.leads': { value: 10, per: 'month' },
    'sources.website.converts': 0.4,
    'sources.website.winRate': 0.2,
    'sources.website.incrementality': 0.5,
    'sources.website.mix.midMarket': 1,
    'vendor.direct.wonDeals': { value: 2, per: 'month' },
    'vendor.direct.mix.midMarket': 1,
    'vendor.referral.resells': 0.4,
    'program.billing': 'upfront',
    'program.leaving': 'vendor',
    'program.risk.end.chance': { value: 0.4, per: 'year' },
    'valuation.multiple': 4.5,
  },
}

const elements = (column: unknown): readonly Float64Array[] => column as readonly Float64Array[]

/** The bug, the model that has it, whether the run itself stops, and which checks see it. */
const bugs: readonly (readonly [string, Catalogue, boolean, readonly string[]])[] = [
  [
    'an order in hand is lost when the partner leaves',
    spoilt('orders/table', ({ writes: { moved } }) => eachOf(elements(moved)[0], () => 0)),
    true,
    ['identities', 'orders', 'nothing won twice'],
  ],
  [
    'an order that went to the vendor is won once more by its own team',
    spoilt('orders/table', ({ writes: { nonIncremental, moved } }) =>
      eachOf(elements(nonIncremental)[0], (x, i) => Math.max(0, x - elements(moved)[0][i])),
    ),
    false,
    ['nothing won twice'],
  ],
  [
    'a named source wins as often as the reps',
    spoilt('sources/leads', ({ writes: { chance } }) => eachOf(chance, () => 0.4)),
    false,
    ['orders', 'nothing won twice'],
  ],
  [
    'a customer that goes to the vendor stays on the partner’s paper as well',
    spoilt('customers/book', ({ writes: { handed, customers } }) =>
      eachOf(elements(customers)[1], (x, i) => x + handed[i]),
    ),
    true,
    ['identities', 'customers'],
  ],
  [
    'a customer that goes to the vendor goes without its services',
    spoilt('customers/book', ({ writes: { joined } }) => eachOf(joined, () => 0)),
    true,
    ['identities', 'customers'],
  ],
  [
    'more is renewed than the contraction leaves',
    spoilt('customers/book', ({ writes: { kept, due } }) => {
      for (const [p, paper] of elements(kept).entries())
        eachOf(paper, (x, i) => (x > 0 ? Math.max(x, 0.95 * elements(due)[p][i]) : 0))
    }),
    false,
    ['renewals'],
  ],
  [
    'what is invoiced and not used yet is forgotten, a little',
    spoilt('customers/book', ({ writes: { unexpired } }) => eachOf(elements(unexpired)[1], x => 0.99 * x)),
    true,
    ['identities', 'renewals'],
  ],
  [
    'a term in advance is a step too long',
    spoilt('customers/book', ({ writes: { invoiced, unexpired } }) => {
      for (const [p, paper] of elements(invoiced).entries()) {
        eachOf(elements(unexpired)[p], (x, i) => x + paper[i] / 12)
        eachOf(paper, x => x * (13 / 12))
      }
    }),
    false,
    ['renewals'],
  ],
  [
    'margin that the vendor was paid in advance is earned at once',
    spoilt('resale/subscription', ({ writes: { prepaid, bought, profit } }) => {
      eachOf(profit, (x, i) => x - prepaid[i] / 2)
      eachOf(bought, (x, i) => x + prepaid[i] / 2)
      eachOf(prepaid, x => x / 2)
    }),
    true,
    ['identities'],
  ],
  [
    'a rep who left goes on opening opportunities that nobody counts',
    misled('orders/table', ({ reads }) => ({
      reads: { ...reads, opened: elements(reads['opened']).map(column => column.map(x => (x > 0 ? x + 1 : 0))) },
    })),
    false,
    ['orders', 'nothing won twice'],
  ],
]

/** The same with an owner who puts in no more than what the reps cost in a year or two, while they bring next to nothing. */
const under: Built = { ...built, set: { ...built.set, 'partner.funding.ownerCap': 600e3 } }

const play = (model: Catalogue, what = built) =>
  watch(buildScenario(what), allColumns, { trials, catalogue: model }).get('only') ?? expect.unreachable()

/** Which checks throw. */
const caughtBy = (model: Catalogue, what = built): string[] => {
  const seen = play({ ...model, identities: [] }, what)
  return Object.entries(invariants).flatMap(([name, check]) => {
    try {
      check({ seen, built: what, trials, steps })
      return []
    } catch {
      return [name]
    }
  })
}

const stops = (model: Catalogue): boolean => {
  try {
    play(model)
    return false
  } catch (error) {
    if (isFailure(error) && error.message.startsWith('the books do not balance')) return true
    throw error
  }
}

describe('a planted bug in selling', () => {
  it('is needed: without one every check holds, and when the partner goes under', () => {
    expect(stops(catalogue)).toBe(false)
    expect(caughtBy(catalogue)).toEqual([])
    const stopped = play(catalogue, under)(books.stopped)
    expect(stopped[6].every(x => x === 0)).toBe(true)
    expect(stopped[steps - 2].filter(x => x === 1).length).toBeGreaterThan(trials / 2)
    expect(caughtBy(catalogue, under)).toEqual([])
  })

  it.each(bugs)('%s', (_bug, model, runStops, checks) => {
    expect({ runStops: stops(model), checks: caughtBy(model) }).toEqual({ runStops, checks })
  })
})
