import { describe, expect, it } from 'vitest'
import {
  allColumns,
  base,
  books,
  direct,
  holding,
  incentives,
  pipeline,
  resale,
  services,
} from '../../src/domain/columns.ts'
import { causes } from '../../src/domain/gate.ts'
import type { Column } from '../../src/kernel/column.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { day, everything } from '../helpers/held-orders.ts'
import { realistic } from '../helpers/realistic.ts'
import { type Watch, watch } from '../helpers/watch.ts'

const trials = 8
type Settings = Readonly<Record<string, Said>>

const built: Built = { ...realistic, steps: 18, strategies: { only: { 'partner.sales.reps': 3 } } }

const play = (more: Settings, axes: Partial<Built> = {}): Watch =>
  watch(buildScenario({ ...built, ...axes, set: { ...built.set, ...more } }), allColumns, { trials, sums: true }).get(
    'only',
  ) ?? expect.unreachable()

const differing = (a: Watch, b: Watch): string[] =>
  allColumns
    .filter(column => a(column).some((step, t) => step.some((x, i) => !Object.is(x, b(column)[t][i]))))
    .map(({ name }) => name)

const names = (...columns: readonly Column[]): readonly string[] => columns.map(({ name }) => name)

/** What is only counted where a scenario speaks of gates or activities; nobody's money hangs on it. */
const counted = names(
  ...Object.values(holding),
  direct.pipeline,
  direct.lost,
  pipeline.winChance,
  pipeline.incremental,
  pipeline.steers,
)

const rebuke = (found: readonly string[], allowed: readonly string[]): string[] =>
  found.filter(name => !allowed.includes(name))

/** Gates that are there and hold nothing, with all that could be said and done about them. */
const openGates: Settings = {
  'partner.credit.line': 1e12,
  'partner.kpi.target': 1e12,
  'gates.legal.needed': 0,
}

const waits = ['executive', 'financing', 'legal', 'presales'] as const

describe('a lever of orders at nothing moves nothing, to the bit', () => {
  const plain = play({})
  const levers: readonly (readonly [string, Settings])[] = [
    ['gates that no order needs', Object.fromEntries(waits.map(cause => [`gates.${cause}.needed`, 0]))],
    ['a wait of no time', { 'gates.legal.needed': 1, 'gates.legal.wait': 0 }],
    ['a bench that is busy until the start', { 'partner.bench.busyUntil': 0, 'gates.bench.remedy.cost': 1e6 }],
    ['a target that never holds', { 'partner.kpi.target': 1, 'partner.kpi.holds': 0 }],
    ['meetings that never are', { 'cadence.every': 0, 'cadence.hours': 5, 'cadence.asks': everything }],
    [
      'candour with nothing to say',
      { ...openGates, ...Object.fromEntries(causes.map(c => [`cadence.candour.${c}`, 1])) },
    ],
    [
      'remedies with nothing to cure',
      { ...openGates, 'gates.legal.remedy.cost': 1e6, 'gates.credit.remedy.by': 'vendorPaper' },
    ],
    [
      'customers who cancel what waits, where nothing waits',
      { ...openGates, 'orders.cancels': { value: 1, per: 'day' } },
    ],
    [
      'what waits is taken direct, where nothing waits',
      { ...openGates, 'orders.takenDirect': { value: 1, per: 'day' } },
    ],
    ['a discount of nothing at the end of a period', { 'vendor.periodEnd.window': 1, 'vendor.periodEnd.discount': 0 }],
    ['a quota, which is only told', { 'vendor.quota': 4e6, 'vendor.bookedSoFar': 1e6, 'vendor.club': 5e6 }],
    ['a forecast, which is only told', { ...openGates, 'vendor.forecast.lead': 1 }],
  ]
  it.each(levers)('%s', (_name, said) => {
    expect(rebuke(differing(plain, play(said)), counted)).toEqual([])
  })

  it('orders that ask for no hours of a busy bench, but for whom its hours were', () => {
    const hours = names(services.busy, services.elsewhere, services.idle)
    const found = differing(plain, play({ 'partner.bench.busyUntil': 9 }))
    expect(rebuke(found, [...counted, ...hours])).toEqual([])
    expect(found).toEqual(expect.arrayContaining([...hours]))
  })

  it('and a deal that has a name and no chance, or no amount, is none', () => {
    const deals = { deals: ['big'] }
    const at = { 'deals.big.customerOrder': 5, 'deals.big.hours': 900 }
    // it is in the pipeline, as long as it is open
    for (const said of [
      { ...at, 'deals.big.amount': 1e6, 'deals.big.chance': 0 },
      { ...at, 'deals.big.amount': 1e6, 'deals.big.customerOrder': 1e4 },
    ])
      expect(rebuke(differing(plain, play(said, deals)), [...counted, 'opportunities.value', 'orders.open'])).toEqual(
        [],
      )
  })

  it('while each of them that is something does', () => {
    for (const [more, axes] of [
      [{ 'gates.legal.needed': 1, 'gates.legal.wait': 3 }],
      [{ 'partner.credit.line': 20_000 }],
      [{ 'cadence.every': 7 * day * 5, 'cadence.hours': 5 }],
      [{ 'deals.big.amount': 1e6, 'deals.big.customerOrder': 5 }, { deals: ['big'] }],
    ] as const)
      expect(rebuke(differing(plain, play(more, axes)), counted)).not.toEqual([])
  })
})

const room = 'mdf.activities.campaign'
const axes = { activities: ['campaign', 'suite'] }
/** A fund without money, and two activities that are planned for all of it. */
const emptyFund: Settings = {
  'mdf.accrual': 0,
  'mdf.plan.campaign': 0.5,
  'mdf.plan.suite': 0.5,
  [`${room}.kind`]: 'digital',
  [`${room}.costPerLead`]: 100,
  'mdf.activities.suite.kind': 'relationship',
  'mdf.activities.suite.trust.halfEffectAfter': 20_000,
  'mdf.activities.suite.steers.upTo': 0.2,
}

describe('a lever of the marketing fund at nothing moves nothing, to the bit', () => {
  const plain = play({})
  const levers: readonly (readonly [string, Settings])[] = [
    ['a fund that earns nothing', emptyFund],
    ['grants and an opening of nothing', { ...emptyFund, 'mdf.grants': 0, 'mdf.opening': 0 }],
    ['who pays what of nothing', { ...emptyFund, 'mdf.vendorPays': 0.3, [`${room}.vendorPays`]: 1 }],
    ['own money on top of nothing', { ...emptyFund, [`${room}.ownMoney`]: 3 }],
    [
      'what is not eligible and costs nothing',
      { ...emptyFund, 'mdf.accrual': 0.03, 'mdf.plan.suite': 0, [`${room}.eligible`]: 'no' },
    ],
    ['what the vendor pays nothing of', { ...emptyFund, 'mdf.accrual': 0.03, 'mdf.vendorPays': 0 }],
    [
      'a fund of which no plan makes use',
      { ...emptyFund, 'mdf.accrual': 0.03, 'mdf.plan.campaign': 0, 'mdf.plan.suite': 0 },
    ],
    [
      'how claims go, where there are none',
      { ...emptyFund, 'mdf.claims.delay': 9, 'mdf.claims.rejected': 1, 'mdf.claims.never': 0 },
    ],
    [
      'a capability and lumps of what is never bought',
      { ...emptyFund, [`${room}.capability.start`]: 0.1, [`${room}.lumpy`]: 5_000 },
    ],
    [
      'a way to fade of what is never bought',
      { ...emptyFund, [`${room}.fading.form`]: 'binomial', [`${room}.fading.goneAfter`]: 3 },
    ],
    ['a pipeline of which nothing is steered', { ...emptyFund, 'vendor.direct.winRate': 0.1 }],
  ]
  const fundsOwn = [...allColumns.filter(({ name }) => name.startsWith('mdf.')).map(({ name }) => name), ...counted]
  it.each(levers)('%s', (_name, said) => {
    expect(rebuke(differing(plain, play(said, axes)), fundsOwn)).toEqual([])
  })

  it('leads that convert to nothing cost what they cost, and sell nothing', () => {
    const said = { ...emptyFund, 'mdf.grants': { value: 9_000, per: 'quarter' } as const, 'mdf.plan.suite': 0 }
    const idle = play({ ...said, [`${room}.converts`]: 0 }, axes)
    const found = differing(plain, idle)
    const deals = names(pipeline.wins, pipeline.bookings, pipeline.placed, base.annual, resale.purchases, pipeline.debt)
    expect(rebuke(found, [...fundsOwn, ...names(incentives.marketingSpend, incentives.claims)])).toEqual(
      expect.not.arrayContaining([...deals]),
    )
    expect(found).toEqual(expect.arrayContaining([...names(incentives.marketingSpend, books.ebitda)]))
    const busy = differing(plain, play(said, axes))
    expect(busy).toEqual(expect.arrayContaining([...deals.slice(0, 4)]))
  })
})
