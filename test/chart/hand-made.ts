import type { Outcome } from '../../src/study/outcome.ts'
import type { Figures, StrategyResult, Timeline } from '../../src/study/result.ts'
import { level } from './orders-fixture.ts'
import { fakeOutcome } from './outcome-fixture.ts'

export type Hand = {
  readonly id: string
  readonly title: string
  /** Means of metrics in USD, and of column paths step by step. */
  readonly metrics?: Readonly<Record<string, number>>
  readonly means?: Readonly<Record<string, readonly number[]>>
  /** Median of a path; the band is 10 below and 20 above. */
  readonly paths?: Readonly<Record<string, readonly number[]>>
}

/** The last days of so many months from January 2026. */
const monthEnds = (months: number): string[] =>
  Array.from({ length: months }, (_, m) => new Date(Date.UTC(2026, m + 1, 0)).toISOString().slice(0, 10))

const path = (mid: readonly number[], dates: readonly string[]): Timeline => ({
  unit: 'USD',
  dates,
  mean: mid,
  p10: mid.map(value => value - 10),
  p50: mid,
  p90: mid.map(value => value + 20),
})

/** An outcome of monthly steps in which nothing is but what a test says; the first strategy is the reference. */
export const handMade = (hands: readonly Hand[], months: number, more: Partial<Outcome> = {}): Outcome => {
  const { result, ...rest } = fakeOutcome({ trials: 2 })
  const dates = monthEnds(months)
  const strategies = hands.map(({ id, title, metrics = {}, means = {}, paths = {} }): StrategyResult => {
    const figures: Record<string, Figures> = {}
    for (const [name, value] of Object.entries(metrics)) figures[name] = level('USD', value)
    return {
      id,
      title,
      metrics: figures,
      means: Object.fromEntries(Object.entries(means).map(([name, mean]) => [name, { unit: 'USD' as const, mean }])),
      timeline: {
        'partner.value': path(
          dates.map(() => 0),
          dates,
        ),
        ...Object.fromEntries(Object.entries(paths).map(([name, mid]) => [name, path(mid, dates)])),
      },
    }
  })
  return {
    ...rest,
    result: { ...result, strategies, comparisons: [] },
    against: hands[0]!.id,
    horizonMonths: months,
    samples: {},
    ...more,
  }
}
