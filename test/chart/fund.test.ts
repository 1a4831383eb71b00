import { describe, expect, test } from 'vitest'
import { fund } from '../../src/chart/fund/kind.ts'
import { type FundRecord, fundRecord, ways } from '../../src/chart/fund/record.ts'
import { fundChart } from '../../src/chart/fund/spec.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { withMarketing } from './marketing-fixture.ts'
import { fakeOutcome } from './outcome-fixture.ts'

/** Accrued + granted, with what was there, less what went out and what is left: 0. */
const missing = ({ start, totals, left }: FundRecord): number => {
  const { earned, granted, paid, lapsed, never, rejected, fallen } = totals
  return start + earned + granted - (paid + lapsed + never + rejected + fallen) - (left.reserved + left.free)
}

/** An outcome in which a mean path of one strategy is something else. */
const withPath = (outcome: Outcome, id: string, column: string, of: (t: number) => number): Outcome => ({
  ...outcome,
  result: {
    ...outcome.result,
    strategies: outcome.result.strategies.map(one =>
      one.id === id
        ? {
            ...one,
            means: {
              ...one.means,
              [column]: { unit: 'USD', mean: one.means[column]!.mean.map((_, t) => of(t)) },
            },
          }
        : one,
    ),
  },
})

describe('fundRecord', () => {
  // A month earns 4,000 and is granted 400 more; 2,400 is paid, 600 lapses, 200 is never claimed and 200 rejected.
  test('adds up months to quarters, and knows what was there at the start', () => {
    const record = fundRecord(withMarketing(fakeOutcome({ months: 12 })), 'today')
    expect(record.start).toBeCloseTo(12_000, 8)
    expect(record.periods.map(({ label }) => label)).toEqual(['Q1 26', 'Q2 26', 'Q3 26', 'Q4 26'])
    for (const period of record.periods) {
      const { earned, granted, paid, lapsed, never, rejected, fallen } = period
      expect([earned, granted, paid, lapsed, never, rejected, fallen].map(x => Math.round(x * 1e6) / 1e6)).toEqual([
        12_000, 1200, 7200, 1800, 600, 600, 0,
      ])
    }
    // 1,000 a month stays
    expect(record.periods.map(({ free, reserved }) => Math.round(free + reserved))).toEqual([
      15_000, 18_000, 21_000, 24_000,
    ])
    expect(missing(record)).toBeCloseTo(0, 6)
  })

  test('accrued and granted are paid, lapsed, lost, reserved or free in every period, too', () => {
    const { periods, start } = fundRecord(withMarketing(fakeOutcome({ months: 60 })), 'resell')
    let before = start
    for (const { earned, granted, paid, lapsed, never, rejected, fallen, free, reserved } of periods) {
      expect(before + earned + granted - paid - lapsed - never - rejected - fallen).toBeCloseTo(free + reserved, 6)
      before = free + reserved
    }
  })

  test('says the shares of all money that was there: 12,000 and 52,800', () => {
    // 28,800 of 64,800 paid, 7,200 lapsed, 4,800 lost
    expect(fundRecord(withMarketing(fakeOutcome({ months: 12 })), 'today').finding).toBe(
      'Today: of $65k in the marketing fund over 1\u00a0year, 44\u00a0% is paid on claims; 11\u00a0% lapses and 7\u00a0% is spent and never paid',
    )
  })

  test('says what does not happen', () => {
    // nothing lost in the first month leaves 400 less to have been there before it: 28,800 of 64,400
    const lossless = ['mdf.never', 'mdf.rejected'].reduce(
      (outcome, column) => withPath(outcome, 'today', column, () => 0),
      withMarketing(fakeOutcome({ months: 12 })),
    )
    expect(fundRecord(lossless, 'today').finding).toMatch(/45\u00a0% is paid on claims; 11\u00a0% lapses$/)
    const kept = withPath(lossless, 'today', 'mdf.lapsed', () => 0)
    expect(fundRecord(kept, 'today').finding).toMatch(/is paid on claims, and nothing is lost$/)
    const lost = withPath(withMarketing(fakeOutcome({ months: 12 })), 'today', 'mdf.lapsed', () => 0)
    expect(fundRecord(lost, 'today').finding).toMatch(
      /is paid on claims; nothing lapses, 7\u00a0% is spent and never paid$/,
    )
  })

  // The input file says what the fund holds at the start; metrics are summed trial by trial, means step by step.
  test('of a run has the opening of the file and the totals of the metrics', async () => {
    const scenario = buildScenario({
      steps: 18,
      activities: ['events'],
      set: {
        'segments.only.dealSize': 40_000,
        'segments.only.churn': { value: 0.1, per: 'year' },
        'installed.resold.only.customers': 30,
        'installed.resold.only.value': 40_000,
        'program.margin': 0.2,
        'mdf.accrual': 0.02,
        'mdf.opening': 9000,
        'mdf.lapses': 6,
        'mdf.grants': { value: 2000, per: 'quarter' },
        'mdf.plan.events': 0.5,
        'mdf.activities.events.kind': 'traditional',
      },
    })
    const outcome = await runStudy(scenario, { trials: 64 })
    const record = fundRecord(outcome)
    const metric = (id: string) => outcome.result.strategies[0]!.metrics[id]?.mean ?? expect.unreachable()
    expect(record.start).toBeCloseTo(9000, 6)
    expect(missing(record)).toBeCloseTo(0, 6)
    for (const way of ['earned', 'granted', 'paid', 'lapsed', 'never', 'rejected'] as const) {
      expect(record.totals[way]).toBeCloseTo(metric(ways[way]), 6)
      expect(record.totals[way]).toBeGreaterThan(0)
    }
    expect(record.left.free).toBeCloseTo(metric('mdf.free'), 6)
    expect(record.left.reserved).toBeCloseTo(metric('mdf.reserved'), 6)
    expect(record.periods).toHaveLength(6)
  })
})

describe('the fund chart', () => {
  test('has bars as long as the money, one on the other', () => {
    const record = fundRecord(withMarketing(fakeOutcome({ months: 12 })), 'today')
    const { vconcat } = fundChart(record) as unknown as {
      vconcat: { layer: { data: { values: { y: number; y2?: number }[] }; encoding: { y: { scale: unknown } } }[] }[]
    }
    const bars = vconcat.map(({ layer }) =>
      layer
        .filter(({ encoding }) => encoding.y.scale !== null)
        .flatMap(({ data }) => data.values)
        .flatMap(({ y, y2 }) => (y2 === undefined ? [] : [[y, y2] as const])),
    )
    const lengths = bars.map(all => all.reduce((sum, [y, y2]) => sum + Math.abs(y2 - y), 0))
    // in 52,800 and out 40,800; held 15, 18, 21 and 24 thousand
    expect(lengths[0]).toBeCloseTo(93_600, 6)
    expect(lengths[1]).toBeCloseTo(78_000, 6)
    const ends = bars.map(all => all.flatMap(places => [...places]))
    expect([Math.max(...ends[0]!), Math.min(...ends[0]!)].map(Math.round)).toEqual([13_200, -10_200])
    expect(Math.max(...ends[1]!)).toBeCloseTo(24_000, 6)
  })

  test('is not drawn without a fund, and says why', () => {
    const { result, ...rest } = withMarketing(fakeOutcome({ months: 12 }))
    const bare = { ...rest, result: { ...result, strategies: result.strategies.map(one => ({ ...one, means: {} })) } }
    expect(fund.build(bare, { kind: 'fund' })).toEqual({ missing: 'the scenario has no marketing fund' })
    expect(fund.usual(bare)).toEqual([])
    expect(fund.usual(withMarketing(fakeOutcome()))).toEqual([{ kind: 'fund', of: 'resell' }])
  })
})
