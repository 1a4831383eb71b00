import type { TopLevelSpec } from 'vega-lite'
import type { Outcome } from '../study/outcome.ts'
import { bothSeatsChart } from './both-seats.ts'
import { bothSeatsRecord } from './both-seats-record.ts'
import { differenceChart } from './difference.ts'
import { differenceRecord } from './difference-record.ts'
import { fanChart } from './fan.ts'
import { fanRecord } from './fan-record.ts'

export { type BothSeatsRecord, bothSeatsRecord } from './both-seats-record.ts'
export { type DifferenceRecord, differenceRecord } from './difference-record.ts'
export { type FanRecord, fanRecord } from './fan-record.ts'
export { bothSeatsChart, differenceChart, fanChart }

/** What a chart is of; each kind uses what it needs. Left out: the owner's value (its price over time), the best strategy, the reference. */
export type Choice = { readonly metric?: string; readonly b?: string; readonly a?: string }

export type ChartKind = {
  readonly id: string
  readonly summary: string
  readonly build: (outcome: Outcome, choice?: Choice) => TopLevelSpec
}

/** What the owner has of it, and what a buyer would pay for the firm over time: the former has no path. */
const headline = 'partner.ownerValue'
const path = 'partner.value'

/** A value, or EBITDA where the horizon is too short for one. */
const valueOr = (metric: string, { result }: Outcome): string =>
  result.strategies.some(({ metrics }) => typeof metrics[metric]?.p50 === 'number') ? metric : 'partner.ebitda'

/** The strategy whose metric differs most from that of `a` in the median, as the finding has it; the first of several. */
const bestAgainst = ({ result }: Outcome, metric: string, a: string): string | undefined => {
  const rivals = result.comparisons.filter(comparison => comparison.a === a)
  const change = ({ metrics }: (typeof rivals)[number]): number => metrics[metric]?.p50 ?? Number.NEGATIVE_INFINITY
  return rivals.length === 0 ? undefined : rivals.reduce((best, next) => (change(next) > change(best) ? next : best)).b
}

/** Every kind of chart, by the name it has on the command line. */
export const charts: readonly ChartKind[] = [
  {
    id: 'fan',
    summary: 'one metric over time: median and P10 to P90 of each strategy',
    build: (outcome, { metric = path } = {}) => fanChart(fanRecord(outcome, metric)),
  },
  {
    id: 'difference',
    summary: 'one metric of two strategies, trial by trial: how often and by how much one is ahead',
    build: (outcome, { metric = headline, a = outcome.against, b = bestAgainst(outcome, metric, a) ?? a } = {}) =>
      differenceChart(differenceRecord(outcome, metric, b, a)),
  },
  {
    id: 'both-seats',
    summary: 'what each strategy changes for vendor and partner in the same trials',
    build: outcome => bothSeatsChart(bothSeatsRecord(outcome)),
  },
]

/**
 * The charts of every run: the price of the firm (or EBITDA, where there is none) over time, the best strategy against each reference, both seats.
 * Left out is what the run kept no data for. The ids are fit for file names.
 */
export const defaultCharts = (outcome: Outcome): { readonly id: string; readonly spec: TopLevelSpec }[] => {
  const metric = valueOr(headline, outcome)
  const fan = fanRecord(outcome, valueOr(path, outcome))
  const seats = bothSeatsRecord(outcome)
  const references = [...new Set(outcome.result.comparisons.map(({ a }) => a))]
  const differences = references
    .map(a => differenceRecord(outcome, metric, bestAgainst(outcome, metric, a) ?? a, a))
    .filter(({ pairs }) => pairs > 0)
  return [
    ...(fan.panels.some(({ end }) => end !== null) ? [{ id: 'fan', spec: fanChart(fan) }] : []),
    ...differences.map((record, i) => ({
      id: i === 0 ? 'difference' : `difference-${i + 1}`,
      spec: differenceChart(record),
    })),
    ...(seats.strategies.length > 0 ? [{ id: 'both-seats', spec: bothSeatsChart(seats) }] : []),
  ]
}
