import { describe, expect, test } from 'vitest'
import { funnel } from '../../src/chart/funnel/kind.ts'
import { funnelRecord, meanText } from '../../src/chart/funnel/record.ts'
import { funnelChart } from '../../src/chart/funnel/spec.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { withMarketing } from './marketing-fixture.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'

const without = (outcome: Outcome, columns: readonly string[]): Outcome => ({
  ...outcome,
  result: {
    ...outcome.result,
    strategies: outcome.result.strategies.map(one => ({
      ...one,
      means: Object.fromEntries(Object.entries(one.means).filter(([id]) => !columns.includes(id))),
    })),
  },
})

describe('funnelRecord', () => {
  // A month of `today`: 15.33 leads, a fifth of which open an opportunity, and 5 opportunities besides; half of all are
  // lost and a quarter ends undecided; 24 % are won and 20 % placed.
  test('has the sums of flows and the ends of stocks', () => {
    const { strategies } = funnelRecord(withMarketing(fakeOutcome({ months: 12 })))
    const today = strategies[0]!
    const opened = (0.2 * (2 + 4000 / 300) + 5) * 12
    expect(today.leads).toBeCloseTo((2 + 4000 / 300) * 12, 9)
    expect(today.opportunities).toBeCloseTo(opened, 9)
    expect(today.fromLeads).toBeCloseTo(0.2 * (2 + 4000 / 300) * 12, 9)
    expect(today.wins).toBeCloseTo(opened / 4, 9)
    expect(today.orders).toBeCloseTo(0.24 * opened, 9)
    expect(today.placed).toBeCloseTo(0.2 * opened, 9)
    expect(today.customers).toBeCloseTo(20 + (0.15 * 11 * opened) / 12 + 6, 9)
  })

  test('the finding names who places most orders, and the rates of that strategy', () => {
    const two = fakeOutcome({ plans: threePlans.slice(0, 2), months: 24 })
    const { strategies, finding } = funnelRecord(withMarketing(two, [1, 2]))
    const [today, support] = strategies.map(({ placed }) => meanText(placed))
    expect(finding).toBe(
      `Support only places most orders: ${support} in 2\u00a0years, against ${today} with Today; 20\u00a0% of leads become opportunities, 25\u00a0% of opportunities are won`,
    )
    expect(funnelRecord(withMarketing(fakeOutcome({ plans: threePlans.slice(0, 1), months: 24 }))).finding).toBe(
      `Today places ${today} orders in 2\u00a0years; 20\u00a0% of leads become opportunities, 25\u00a0% of opportunities are won`,
    )
    expect(funnelRecord(withMarketing(two, [1, 0.5])).finding).toMatch(
      `No strategy places more orders than Today: ${today} in 2\u00a0years; `,
    )
  })

  test('without orders, leads or opportunities it says so', () => {
    const none = without(withMarketing(fakeOutcome({ months: 12 })), ['orders.placed'])
    expect(funnelRecord(none).finding).toBe('No strategy places an order within 1\u00a0year')
    const bare = without(withMarketing(fakeOutcome({ months: 12 })), ['partner.leads', 'partner.opportunities'])
    expect(funnel.build(bare, { kind: 'funnel' })).toEqual({ missing: 'no strategy has leads or opportunities' })
    const spends = ['events', 'suite', 'campaign'].map(name => `mdf.${name}.spend`)
    const plain = without(withMarketing(fakeOutcome({ months: 12 })), spends)
    expect(funnel.usual(plain)).toEqual([{ kind: 'funnel' }])
    expect(funnel.usual(without(plain, ['partner.leads']))).toEqual([])
    expect(funnel.usual(withMarketing(fakeOutcome({ months: 12 })))).toEqual([])
  })

  test('shows the strategies asked for, or the reference and the four with most orders', () => {
    const plans = [...fivePlans, { ...fivePlans[1]!, id: 'sixth' }]
    const outcome = withMarketing(fakeOutcome({ plans, months: 12, trials: 20 }), [1, 1, 1, 1, 1, 0.1])
    const { strategies, leftOut } = funnelRecord(outcome)
    expect(strategies.map(({ id }) => id)).toEqual(fivePlans.map(({ id }) => id))
    expect(leftOut).toBe(1)
    expect(funnelRecord(outcome, ['exit', 'today']).strategies.map(({ id }) => id)).toEqual(['today', 'exit'])
  })

  test('the bars are as long as the counts, on one scale', () => {
    const record = funnelRecord(withMarketing(fakeOutcome({ months: 12 })))
    const { layer } = funnelChart(record) as unknown as {
      layer: { mark: { type: string; fillOpacity?: number }; data: { values: { x: number; x2: number }[] } }[]
    }
    const bars = layer
      .filter(({ mark }) => mark.fillOpacity === 0.82)
      .map(({ data }) => data.values.map(({ x, x2 }) => x2 - x))
    expect(bars).toHaveLength(3)
    const perCount = bars.flatMap((lengths, n) => {
      const { leads, opportunities, orders, placed, customers } = record.strategies[n]!
      return [leads, opportunities, orders, placed, customers].map((count, k) => lengths[k]! / count)
    })
    for (const pixels of perCount) expect(pixels).toBeCloseTo(perCount[0]!, 9)
  })

  // Metrics are summed trial by trial, means step by step; the win rate is also a metric, and here certain.
  test('of a run has the totals and the win rate of the metrics', async () => {
    const scenario = buildScenario({
      steps: 24,
      chance: false,
      sources: ['web'],
      set: {
        'segments.only.dealSize': 40_000,
        'segments.only.cycle': 3,
        'segments.only.churn': { value: 0.1, per: 'year' },
        'installed.resold.only.customers': 30,
        'installed.resold.only.value': 40_000,
        'partner.sales.reps': 2,
        'partner.sales.mix.only': 1,
        'partner.sales.opportunities': { value: 2, per: 'month' },
        'partner.sales.winRate': 0.25,
        'partner.base.opportunities': { value: 0.2, per: 'year' },
        'partner.base.winRate': 0.25,
        'sources.web.leads': { value: 12, per: 'month' },
        'sources.web.mix.only': 1,
        'sources.web.converts': 0.25,
        'sources.web.winRate': 0.25,
      },
    })
    const outcome = await runStudy(scenario, { trials: 1 })
    const metric = (id: string) => outcome.result.strategies[0]!.metrics[id]?.mean ?? expect.unreachable()
    const [only] = funnelRecord(outcome).strategies
    expect(only!.leads).toBeCloseTo(288, 9)
    expect(only!.fromLeads).toBeCloseTo(72, 9)
    expect(only!.opportunities).toBeCloseTo(metric('partner.opportunities'), 9)
    expect(only!.opportunities).toBeGreaterThan(120)
    expect(only!.wins / only!.opportunities).toBeCloseTo(metric('partner.winRate'), 9)
    expect(only!.customers).toBeCloseTo(metric('partner.customers'), 9)
    expect(only!.placed).toBeCloseTo(only!.orders, 9)
  })
})
