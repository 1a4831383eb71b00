import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { books, holding, pipeline } from '../../../src/domain/columns.ts'
import { type Cause, causes } from '../../../src/domain/gate.ts'
import { latenesses } from '../../../src/domain/orders/lateness.ts'
import { periodClock, stepEnds } from '../../../src/kernel/calendar.ts'
import type { Column } from '../../../src/kernel/column.ts'
import type { Law } from '../../../src/kernel/law.ts'
import { periodYears } from '../../../src/kernel/unit.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { asked } from '../../helpers/held-orders.ts'
import { ordersAgain, type Told } from '../../helpers/second-orders.ts'
import { watch } from '../../helpers/watch.ts'
import { eachOf, spoilt } from '../../planted/mutant.ts'

const trials = 6
const steps = { day: 140, week: 60, month: 20 } as const

const between = (min: number, max: number): Law => ({ kind: 'uniform', params: [min, max] })
const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const anyHeld = fc.record({
  step: one<'day' | 'week' | 'month'>('day', 'week', 'month'),
  line: one(1e11, 60_000, 25_000),
  busyUntil: one(0, 1.4, 3.1),
  target: one(1e11, 30_000, 1),
  soFar: one(0, 40_000),
  holds: one(0, 0.5, 1),
  legal: one(0, 0.4, 1),
  presales: one(0, 0.3),
  every: one(0, 1, 0.3),
  since: one(0, 2),
  asks: one<readonly (Cause | 'order')[]>(['order'], ['credit', 'legal'], [...causes], ['kpi', 'order']),
  works: one(0, 0.5, 1),
  lead: one(between(0, 0.4), between(0, 3)),
  cures: one<readonly Cause[]>([...causes], ['credit', 'kpi'], []),
  cancels: one(0, 0.1),
  taken: one(0, 0.15),
  isLargestFirst: fc.boolean(),
  seed: fc.string({ maxLength: 4 }),
})
type Held = typeof anyHeld extends fc.Arbitrary<infer T> ? T : never

const size = between(5_000, 30_000)
const cycle = between(0, 4)
const hours = between(0, 50)
const wait = between(0, 2)
const [margin, term, candour, volunteers, kpiVolunteers] = [0.2, 12, 0.6, 0.1, 0.02]

const builtOf = (held: Held): Built => {
  const set: Record<string, Said> = {
    'segments.only.dealSize': size,
    'segments.only.cycle': cycle,
    'segments.only.hours': hours,
    'segments.only.term': term,
    'segments.only.churn': 0,
    'partner.sales.reps': 4,
    'partner.sales.ramp': 0,
    'partner.sales.winRate': 1,
    'partner.sales.opportunities': { value: 0.5, per: 'month' },
    'partner.sales.mix.only': 1,
    'partner.sales.cost': 0,
    'partner.funding.cash': 1e9,
    'program.billing': 'upfront',
    'program.margin': margin,
    'partner.terms.vendor': 1,
    'partner.credit.line': held.line,
    'partner.bench.busyUntil': held.busyUntil,
    'partner.kpi.target': held.target,
    'partner.kpi.soFar': held.soFar,
    'partner.kpi.holds': held.holds,
    'partner.kpi.window': 1,
    'gates.legal.needed': held.legal,
    'gates.legal.wait': wait,
    'gates.presales.needed': held.presales,
    'gates.presales.wait': wait,
    'cadence.every': held.every,
    'cadence.since': held.since,
    'cadence.asks': asked(...held.asks),
    'cadence.volunteers': volunteers,
    'cadence.kpiVolunteers': kpiVolunteers,
    'orders.cancels': { value: held.cancels, per: held.step },
    'orders.takenDirect': { value: held.taken, per: held.step },
    'orders.first': held.isLargestFirst ? 'largest' : 'oldest',
  }
  for (const cause of causes) {
    set[`cadence.candour.${cause}`] = candour
    set[`gates.${cause}.remedy.lead`] = held.lead
    set[`gates.${cause}.remedy.works`] = held.works
    if (!held.cures.includes(cause)) set[`gates.${cause}.remedy.by`] = 'none'
  }
  return { step: held.step, steps: steps[held.step], seed: held.seed, partnerYear: 4, set }
}

const byCause = ['disclosed', 'remedied', 'resolved', 'avoidable', 'stillOpen'] as const
const plainly: Readonly<Record<string, Column>> = {
  placed: pipeline.placed,
  onTime: holding.onTime,
  late: holding.late,
  lateBy: holding.lateBy,
  slipped: holding.slipped,
  cancelled: holding.cancelled,
  taken: holding.takenDirect,
  due: holding.due,
}

const byLateness = { placed: holding.placedIn, cancelled: holding.cancelledIn, taken: holding.takenIn }

/** Counts what happened in all, so that a run in which nothing does is not taken for agreement. */
const compared = (held: Held, model: Catalogue = catalogue): Record<string, number> => {
  const built = builtOf(held)
  const n = steps[held.step]
  const months = held.step === 'month' ? 1 : periodYears[held.step] * 12
  const columns = [...Object.values(holding), pipeline.placed, pipeline.opportunities, books.payable, books.stopped]
  const seen = watch(buildScenario(built), columns, { trials, catalogue: model }).get('only') ?? expect.unreachable()
  const ends = stepEnds('2026-01-01', held.step, n + 400)
  const clock = (month: number, length: 3 | 12) => periodClock(ends.slice(0, n), ends.slice(n), month, length, months)
  const partnerYear = clock(4, 12)
  const yearEnds = partnerYear.ends.flatMap((isEnd, t) => (isEnd ? [t] : []))
  yearEnds.push(n - 1 + Math.floor(partnerYear.left[n - 1] / months + 0.5))
  const found: Record<string, number> = {}
  for (let i = 0; i < trials; i++) {
    const told: Told = {
      ...held,
      months,
      steps: n,
      opened: seen(pipeline.opportunities).map(step => step[i]),
      owed: seen(books.payable).map((_, t) => (t === 0 ? 0 : seen(books.payable)[t - 1][i])),
      size,
      cycle,
      hours,
      price: 1 - margin,
      term,
      window: 1,
      waits: { legal: { needed: held.legal, wait }, presales: { needed: held.presales, wait } },
      candour,
      volunteers,
      kpiVolunteers,
      leads: held.lead,
      vendorEnds: clock(1, 3).ends,
      yearEnds,
    }
    const again = ordersAgain(told, i)
    const same = (name: string, path: readonly Float64Array[]): void => {
      for (let t = 0; t < n; t++) {
        const own = again[name]?.[t] ?? 0
        if (Math.abs(path[t][i] - own) > 1e-9)
          throw new Error(`${name}: ${path[t][i]}, again ${own} (step ${t}, trial ${i})`)
        found[name] = (found[name] ?? 0) + own
      }
    }
    for (const [name, column] of Object.entries(plainly)) same(name, seen(column))
    for (const [name, column] of Object.entries(byLateness))
      for (const lateness of latenesses) same(`${name} by ${lateness}`, seen(column, { lateness }))
    for (const name of byCause) for (const cause of causes) same(`${name} ${cause}`, seen(holding[name], { cause }))
  }
  return found
}

// The oracle is test/helpers/second-orders.ts: orders as objects, trial by trial, by the words of the model.
describe('who is told when, who opens when, what slips and what is to blame', () => {
  it('is as a slow second table has it, whatever the gates, the talk and the remedies', () => {
    const all: Record<string, number> = {}
    fc.assert(
      fc.property(anyHeld, held => {
        for (const [name, n] of Object.entries(compared(held))) all[name] = (all[name] ?? 0) + n
      }),
      { numRuns: 40, seed: 20_260_103 },
    )
    const names = [
      ...Object.keys(plainly),
      ...Object.keys(byLateness).flatMap(name =>
        (name === 'placed' ? latenesses : ['0', '1']).map(by => `${name} by ${by}`),
      ),
      ...byCause.flatMap(name => (['bench', 'credit', 'kpi', 'legal'] as const).map(cause => `${name} ${cause}`)),
    ]
    for (const name of names) expect(all[name], name).toBeGreaterThan(0)
  })
})

const rich: Held = {
  step: 'week',
  line: 60_000,
  busyUntil: 3.1,
  target: 1,
  soFar: 40_000,
  holds: 1,
  legal: 0.4,
  presales: 0.3,
  every: 0.3,
  since: 0,
  asks: ['credit', 'legal'],
  works: 0.5,
  lead: between(0, 3),
  cures: causes,
  cancels: 0.1,
  taken: 0.15,
  isLargestFirst: false,
  seed: 'rich',
}

const elements = (column: unknown): readonly Float64Array[] => column as readonly Float64Array[]
const unwatched = (model: Catalogue): Catalogue => ({ ...model, identities: [] })
const gated = (spoil: Parameters<typeof spoilt>[1]): Catalogue => unwatched(spoilt('orders/gated-table', spoil))
const misledTable = (mislead: (context: Record<string, never>) => object): Catalogue =>
  unwatched({
    ...catalogue,
    mechanisms: catalogue.mechanisms.map(m =>
      m.name === 'orders/gated-table'
        ? { ...m, step: context => m.step({ ...context, ...mislead(context as never) } as typeof context) }
        : m,
    ),
  })
const param = (name: string, by: number) => (context: Record<string, never>) => {
  const params = context['params'] as Record<string, { data: Float64Array; mask: number }>
  return { params: { ...params, [name]: { ...params[name], data: params[name].data.map(x => x * by) } } }
}

describe('a planted bug', () => {
  it.each<[string, Catalogue, RegExp]>([
    ['the partner is a little less open about paperwork', misledTable(param('candour legal', 0.8)), /^disclosed legal/],
    ['volunteers are as many for a target as for all else', misledTable(param('kpiVolunteers', 5)), /: /],
    ['a remedy works for all', misledTable(param('remedy bench.works', 2)), /: /],
    ['customers cancel too soon', misledTable(param('cancels', 2)), /: /],
    [
      'credit is to blame for what the bench held',
      gated(({ writes }) => {
        const resolved = elements(writes['resolved'])
        eachOf(resolved[1], (x, i) => x + resolved[0][i])
        eachOf(resolved[0], () => 0)
      }),
      /^resolved bench/,
    ],
    [
      'what the bench held with another counts as held by it alone',
      gated(({ writes }) => eachOf(elements(writes['avoidable'])[0], (_, i) => writes['slipped'][i])),
      /^avoidable bench/,
    ],
    ['each step sees the line of the whole month', misledTable(param('gate credit.line', 2)), /: /],
    ['the window before the period end is a third longer', misledTable(param('gate kpi.window', 1.34)), /: /],
  ])('%s, is seen', (_bug, model, what) => {
    expect(() => compared(rich)).not.toThrow()
    expect(() => compared(rich, model)).toThrow(what)
  })
})
