import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { base, books, pipeline, services } from '../../../src/domain/columns.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { written } from '../../helpers/written.ts'
import { eachOf, misled, spoilt } from '../../planted/mutant.ts'
import { built, late, segments, steps, stops, trials, witness, worldOf } from './book-world.ts'
import { type Deal, plainBook } from './plain-book.ts'

const { lateness } = services
const wholes = {
  handed: base.handed,
  handedOn: base.handedOn,
  referredCustomers: base.referredCustomers,
  referredJoined: base.referredJoined,
  referredChurned: base.referredChurned,
  referredAnnual: base.referredAnnual,
  referredSoftware: base.referredSoftware,
  referredExpanded: base.referredExpanded,
  openingServed: base.openingServed,
  openingSoftware: base.openingSoftware,
  registeredSoftware: base.registeredSoftware,
  registeredInvoiced: base.registeredInvoiced,
  largest: base.largest,
  supportFees: base.supportFees,
} as const
const byPaper = {
  customers: base.customers,
  churned: base.churned,
  annual: base.annual,
  software: base.software,
  invoiced: base.invoiced,
  unexpired: base.unexpired,
  due: base.due,
  kept: base.kept,
  expanded: base.expanded,
  grown: base.grown,
} as const

/** Compares a model with the plain book; answers how large each figure became. */
const compare = (model: Catalogue, strategy: string): ReadonlyMap<string, number> => {
  const lists: Deal[][] = []
  const one: Built = { ...built, strategies: { [strategy]: built.strategies?.[strategy] ?? {} } }
  const world = written(written(model, books.stopped, stops), lateness, late)
  const watched = { ...world, mechanisms: [...world.mechanisms, witness(lists)] }
  const columns = [...Object.values(wholes), ...Object.values(byPaper), pipeline.resells]
  const seen = watch(buildScenario(one), columns, { trials, catalogue: watched }).get(strategy) ?? expect.unreachable()
  // where the tables were too small the run began anew: its last time counts
  const fresh = lists.slice(-steps * segments.length * trials)
  const most = new Map<string, number>()
  for (const [s, segment] of segments.entries())
    for (let i = 0; i < trials; i++) {
      const play = plainBook(worldOf(segment, strategy), i)
      for (let t = 0; t < steps; t++) {
        const list = fresh[(t * segments.length + s) * trials + i]
        const stopped = t > 0 && stops(i, t - 1) === 1
        const resells = seen(pipeline.resells, { segment })[t][i] === 1
        const expected = play(t, list, stopped, resells, t > 0 ? late(i, t - 1) : 0)
        const same = (name: string, found: number, known: number): void => {
          most.set(name, Math.max(most.get(name) ?? 0, Math.abs(known)))
          // rounding of sums of about a million dollars, of which some are nothing in the end
          if (!(Math.abs(found - known) <= 1e-9 * Math.abs(known) + 1e-6))
            throw new Error(`${name} of ${segment}, step ${t}, trial ${i}: ${found}, by hand ${known}`)
        }
        for (const [name, column] of Object.entries(wholes))
          same(name, seen(column, { segment })[t][i], expected.whole[name as keyof typeof wholes])
        for (const row of expected.byPaper)
          for (const [name, column] of Object.entries(byPaper)) {
            const found = seen(column, { segment, paper: row.paper })[t][i]
            same(`${name} on ${row.paper} paper`, found, row[name as keyof typeof byPaper])
          }
      }
    }
  return most
}

const strategies = Object.keys(built.strategies ?? {})

// The oracle is a second implementation of the book on the same uniforms and the same deals.
describe('the book of customers, by a second hand', () => {
  it('agrees in every figure, step and trial, and each figure is something somewhere', () => {
    const most = new Map<string, number>()
    for (const strategy of strategies)
      for (const [name, value] of compare(catalogue, strategy)) most.set(name, Math.max(most.get(name) ?? 0, value))
    expect(most.size).toBe(Object.keys(wholes).length + 3 * Object.keys(byPaper).length)
    // nothing is due on the paper of others before it has been theirs for a term
    expect([...most].filter(([, value]) => value === 0)).toEqual([])
  })

  const times = (name: string, by: number) => (context: Parameters<Parameters<typeof misled>[1]>[0]) => ({
    params: {
      ...context.params,
      [name]: { ...context.params[name], data: context.params[name].data.map(x => x * by) },
    },
  })
  const bugs: readonly (readonly [string, string, Catalogue, RegExp])[] = [
    [
      'contraction is taken twice',
      'keep',
      misled('customers/book', times('contraction', 2)),
      /^referredAnnual .* by hand/,
    ],
    [
      'expansion by a fifth too little',
      'keep',
      misled('customers/book', times('expansion', 0.8)),
      /^referredAnnual .* by hand/,
    ],
    ['churn a little too low', 'keep', misled('customers/book', times('churn', 0.7)), / by hand /],
    [
      'late work costs nobody',
      'keep',
      misled('customers/book', ({ reads }) => ({ reads: { ...reads, lateness: reads['lateness'].map(() => 0) } })),
      /^(customers|referred|churned|annual)/,
    ],
    [
      'a partner that leaves keeps its customers',
      'vendor',
      misled('customers/book', ({ reads }) => ({ reads: { ...reads, resells: reads['resells'].map(() => 1) } })),
      /^handed of/,
    ],
    [
      'a partner that is insolvent keeps its customers',
      'upfront',
      misled('customers/book', ({ reads }) => ({ reads: { ...reads, stopped: reads['stopped'].map(() => 0) } })),
      /^(handed|referred)/,
    ],
    [
      'a registered deal is registered for longer than its term',
      'keep',
      spoilt('customers/book', ({ writes: { registeredSoftware } }) => eachOf(registeredSoftware, x => x * (13 / 12))),
      /^registeredSoftware/,
    ],
    ['support is cheaper than its list', 'keep', misled('customers/book', times('minimum', 0.5)), /^supportFees/],
  ]

  it.each(bugs)('would see that %s', (_bug, strategy, model, figure) => {
    expect(() => compare(model, strategy)).toThrow(figure)
  })
})
