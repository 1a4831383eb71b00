import { describe, expect, it } from 'vitest'
import { allColumns, base, direct, fund, incentives, marketing, pipeline, resale } from '../../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { expectWithin } from '../../helpers/within.ts'

const [rate, share, phi, perMonth] = [0.25, 0.12, 0.4, 4]

/** A suite of which the trust is full from the first day on: it steers its full share of the direct pipeline. */
const suite = (more: Readonly<Record<string, Said>> = {}): Built['set'] => ({
  'segments.only.dealSize': 1_000,
  'segments.only.churn': 0,
  'mdf.accrual': 0,
  'mdf.plan.suite': 1,
  'mdf.activities.suite.kind': 'relationship',
  'mdf.activities.suite.eligible': 'no',
  'mdf.activities.suite.cost': { value: 1e9, per: 'month' },
  'mdf.activities.suite.trust.halfEffectAfter': 1,
  'mdf.activities.suite.steers.upTo': share,
  'mdf.activities.suite.incrementality': phi,
  'vendor.direct.wonDeals': { value: perMonth, per: 'month' },
  'vendor.direct.mix.only': 1,
  'vendor.direct.winRate': rate,
  ...more,
})

const columns = [...Object.values(direct), ...Object.values(pipeline), ...Object.values(marketing)].filter(
  ({ kind }) => kind !== 'list',
)

const play = (set: Built['set'], trials: number, more: Partial<Built> = {}, seen = columns): Watch =>
  watch(buildScenario({ steps: 12, activities: ['suite'], set, ...more }), seen, { trials }).get('only') ??
  expect.unreachable()

const perTrial = (path: readonly Float64Array[]): number => {
  let sum = 0
  for (const step of path) for (const x of step) sum += x
  return sum / path[0].length
}

// E[S] = share x pipeline, of which (1 - phi) S would have been won and phi S lost; all are Poisson by thinning.
describe('direct deals that a relationship steers', () => {
  const trials = 1500
  const seen = play(suite(), trials)
  const pipelineSize = (12 * perMonth) / rate
  const within = (column: (typeof columns)[number], known: number, by = 1): void =>
    expectWithin(perTrial(seen(column)) / by, known, Math.sqrt(known / trials), column.name)

  it('are the stated share of the pipeline, the incremental part of it from what would be lost', () => {
    within(direct.pipeline, pipelineSize)
    within(pipeline.steered, share * pipelineSize)
    within(direct.steeredWon, (1 - phi) * share * pipelineSize)
    within(direct.steeredNew, phi * share * pipelineSize, 1_000)
    within(direct.steeredValue, share * pipelineSize, 1_000)
    within(direct.lost, (1 - rate) * pipelineSize - phi * share * pipelineSize)
  })

  it('sum with those won and lost to the direct pipeline in every trial and step', () => {
    const paths = [pipeline.steered, direct.lost].map(column => seen(column))
    const [all, wins] = [seen(direct.pipeline), seen(pipeline.wins, { paper: 'vendor' })]
    let steered = 0
    for (let t = 0; t < 12; t++)
      for (let i = 0; i < trials; i++) {
        expect(paths[0][t][i] + paths[1][t][i] + wins[t][i]).toBe(all[t][i])
        steered += paths[0][t][i]
      }
    expect(steered).toBeGreaterThan(10_000)
  })

  it('are all placed by the partner at once, and take no second deal from the direct team', () => {
    for (let t = 0; t < 12; t++)
      for (let i = 0; i < trials; i++) {
        expect(seen(pipeline.placed)[t][i]).toBe(seen(pipeline.steered)[t][i])
        expect(seen(pipeline.nonIncremental)[t][i]).toBe(0)
        expect(seen(pipeline.bookings, { paper: 'partner' })[t][i]).toBe(seen(direct.steeredValue)[t][i])
      }
  })
})

describe('the bounds of steering', () => {
  it('a share and incrementality beyond what can be won or lost takes all of it, and no more', () => {
    const all = play(suite({ 'mdf.activities.suite.steers.upTo': 1, 'mdf.activities.suite.incrementality': 0 }), 50)
    expect(perTrial(all(direct.steeredWon))).toBe(perTrial(all(pipeline.steered)))
    expect(perTrial(all(pipeline.wins, { paper: 'vendor' }))).toBe(0)
    const lost = play(suite({ 'mdf.activities.suite.steers.upTo': 1, 'mdf.activities.suite.incrementality': 1 }), 50)
    expect(perTrial(lost(direct.lost))).toBe(0)
    expect(perTrial(lost(direct.steeredWon))).toBe(0)
  })

  it('nothing is steered to a partner that only supports, or when nothing is lost and all is new', () => {
    for (const more of [
      { 'motion.only': 'support-only' },
      { 'vendor.direct.winRate': 1, 'mdf.activities.suite.incrementality': 1 },
    ])
      expect(perTrial(play(suite(more), 50)(pipeline.steered))).toBe(0)
  })

  it('half of the full share is steered when trust is at its half point', () => {
    // no trust is lost, and half of what the twelve months spend makes half of the effect by then
    const seen = play(
      suite({
        'mdf.activities.suite.cost': { value: 1_000, per: 'month' },
        'mdf.activities.suite.trust.halfEffectAfter': 12_000,
        'mdf.activities.suite.trust.decay': 0,
      }),
      1,
    )
    expect(seen(marketing.trust)[11][0]).toBe(12_000)
    const at = (seen(marketing.steersWon)[11][0] + seen(marketing.steersLost)[11][0]) / share
    expect(at).toBeCloseTo(11_500 / 23_500, 12)
  })

  it('trust that is lost settles where spend makes up for it', () => {
    const seen = play(
      suite({
        'mdf.activities.suite.cost': { value: 1_000, per: 'month' },
        'mdf.activities.suite.trust.decay': { value: 0.5, per: 'year' },
      }),
      1,
      { steps: 120 },
    )
    // what is left of a steady flow a year ago is half: spend a year / log 2
    expect(seen(marketing.trust)[119][0]).toBeCloseTo(12_000 / Math.log(2), -2)
  })
})

describe('two activities that steer', () => {
  const both = play(
    {
      ...suite(),
      'mdf.plan.suite': 0.5,
      ...Object.fromEntries(
        Object.entries(suite()).flatMap(([path, said]) =>
          path.startsWith('mdf.activities.') ? [[path.replace('suite', 'dinner'), said]] : [],
        ),
      ),
      'mdf.plan.dinner': 0.5,
      'mdf.activities.dinner.steers.upTo': share / 2,
      'mdf.activities.dinner.incrementality': 1,
    },
    1500,
    { activities: ['dinner', 'suite'] },
  )

  it('divide what is steered by what each is for', () => {
    const size = (12 * perMonth) / rate
    for (const [activity, known] of [
      ['suite', share * size],
      ['dinner', (share / 2) * size],
    ] as const)
      expectWithin(perTrial(both(direct.steeredDeals, { activity })), known, Math.sqrt(known / 1500), activity)
    const fresh = perTrial(both(direct.steeredNew, { activity: 'dinner' }))
    expect(fresh).toBe(perTrial(both(direct.steeredValue, { activity: 'dinner' })))
  })
})

describe('what steered deals earn', () => {
  const resold: Readonly<Record<string, Said>> = {
    'mdf.accrual': 0.03,
    'program.margin': 0.2,
    'mdf.steeredEarns': 'no',
    'mdf.activities.suite.cost': { value: 1_000_000, per: 'month' },
  }
  const seen = [fund.accrued, resale.purchases, direct.steeredPart, base.annual, incentives.marketingSpend]

  it('nothing for the fund by default: where all that is resold was steered, the fund earns nothing', () => {
    const found = play(suite(resold), 20, {}, seen)
    expect(perTrial(found(resale.purchases))).toBeGreaterThan(1_000)
    expect(perTrial(found(fund.accrued))).toBe(0)
  })

  it('as other purchases do where the vendor says so', () => {
    const found = play(suite({ ...resold, 'mdf.steeredEarns': 'yes' }), 20, {}, seen)
    expect(perTrial(found(fund.accrued))).toBeCloseTo(0.03 * perTrial(found(resale.purchases)), 6)
  })

  it('leave what other customers bring: about the part that their value is', () => {
    const mixed = { ...resold, 'installed.resold.only.customers': 20, 'installed.resold.only.value': 1_000 }
    const found = play(suite(mixed), 20, {}, seen)
    const annual = perTrial(found(base.annual, { paper: 'partner' }))
    expect(annual).toBeGreaterThan(20_000)
    // nobody churns and nobody grows, so what is not steered is what was there at the start
    const own = 0.8 * 20_000 * (12 / 12)
    expect(perTrial(found(fund.accrued)) / 0.03).toBeCloseTo(own, -3)
  })
})

// A lever at zero has zero effect, to the bit, on what it does not touch.
describe('to the bit', () => {
  const plain: Built = { ...realistic, steps: 24, strategies: { only: {} } }
  const idle: Readonly<Record<string, Said>> = {
    'mdf.accrual': 0,
    'mdf.plan.suite': 0,
    'mdf.activities.suite.kind': 'relationship',
    'mdf.activities.suite.steers.upTo': 0.3,
    'mdf.plan.campaign': 0,
    'mdf.activities.campaign.kind': 'digital',
  }
  const seen = (built: Built): Watch =>
    watch(buildScenario(built), allColumns, { trials: 32, sums: true }).get('only') ?? expect.unreachable()
  const without = seen(plain)

  it('activities that no plan names change nothing', () => {
    const found = seen({ ...plain, activities: ['campaign', 'suite'], set: { ...plain.set, ...idle } })
    const own = new Set([direct.pipeline, direct.lost, pipeline.steers, pipeline.incremental, pipeline.winChance])
    for (const column of allColumns) if (!own.has(column)) expect(found(column), column.name).toEqual(without(column))
  })

  it('a suite that steers nothing changes no deal, only what it costs', () => {
    const found = seen({
      ...plain,
      activities: ['campaign', 'suite'],
      set: {
        ...plain.set,
        ...idle,
        'mdf.plan.suite': 1,
        'mdf.activities.suite.eligible': 'no',
        'mdf.activities.suite.cost': { value: 10, per: 'month' },
        'mdf.activities.suite.steers.upTo': 0,
      },
    })
    for (const column of [pipeline.wins, pipeline.bookings, base.annual, pipeline.cancelled, resale.purchases])
      expect(found(column), column.name).toEqual(without(column))
    expect(found(incentives.marketingSpend)[5][3]).toBe(10)
  })
})

// The team closes more deals in the last month of a quarter; what is steered is of these.
it('keeps the pace of the end of a quarter, so that no deal is lost on the way', () => {
  const rush = { 'vendor.periodEnd.multiplier': 2.5 }
  const seen = play(suite(rush), 40)
  const parts = [pipeline.steered, direct.lost].map(column => seen(column))
  const own = seen(pipeline.wins, { paper: 'vendor' })
  const all = seen(direct.pipeline)
  for (let t = 0; t < all.length; t++)
    for (let i = 0; i < 40; i++) expect(parts[0][t][i] + parts[1][t][i] + own[t][i], `${t} ${i}`).toBe(all[t][i])
  const inMonth = (month: number): number =>
    all.filter((_, t) => t % 3 === month).reduce((sum, step) => sum + step.reduce((a, b) => a + b), 0)
  expect(inMonth(2)).toBeGreaterThan(1.5 * inMonth(0))
})
