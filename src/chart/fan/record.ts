import type { Unit } from '../../kernel/unit.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { valueText } from '../number.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, sourceText } from '../theme.ts'
import { metricName, spanText } from '../words.ts'

/** `t` in milliseconds since 1970 (UTC); the three quantiles are null where the metric has no value. */
export type FanPoint = {
  readonly t: number
  readonly lo: number | null
  readonly mid: number | null
  readonly hi: number | null
}

export type FanPanel = {
  readonly id: string
  readonly title: string
  readonly colour: string
  readonly isReference: boolean
  readonly points: readonly FanPoint[]
  /** The last point that has a median. */
  readonly end: { readonly t: number; readonly lo: number; readonly mid: number; readonly hi: number } | null
}

/** P10, median and P90 of one metric over time, for each strategy that kept its timeline. */
export type FanRecord = {
  readonly kind: 'fan'
  readonly name: string
  readonly unit: Unit
  readonly months: number
  readonly trials: number
  readonly source: string
  /** First and last moment shown, in milliseconds since 1970 (UTC). */
  readonly span: readonly [number, number]
  readonly panels: readonly FanPanel[]
  /** Strategies without a panel, for want of room. */
  readonly leftOut: number
  readonly finding: string
}

const panelOf = (
  strategy: StrategyResult,
  metric: string,
  colour: string,
  isReference: boolean,
): FanPanel | undefined => {
  const timeline = Object.hasOwn(strategy.timeline, metric) ? strategy.timeline[metric] : undefined
  if (timeline === undefined) return undefined
  const points = timeline.dates.map((date, i) => ({
    t: Date.parse(`${date}T00:00:00Z`),
    lo: timeline.p10[i] ?? null,
    mid: timeline.p50[i] ?? null,
    hi: timeline.p90[i] ?? null,
  }))
  const last = points.findLast(point => point.mid !== null)
  const end = last && { t: last.t, lo: last.lo ?? last.mid!, mid: last.mid!, hi: last.hi ?? last.mid! }
  return { id: strategy.id, title: cleanText(strategy.title), colour, isReference, points, end: end ?? null }
}

const findingOf = (panels: readonly FanPanel[], name: string, unit: Unit, months: number): string => {
  const ended = panels.filter(panel => panel.end !== null)
  if (ended.length === 0) return `This run kept no course of ${name} over time`
  const best = ended.reduce((a, b) => (b.end!.mid > a.end!.mid ? b : a))
  const reference = ended.find(panel => panel.isReference)
  const text = (panel: FanPanel) => valueText(panel.end!.mid, unit)
  const called = ({ title }: FanPanel) => shortTitle(title)
  const after = `after ${spanText(months)}`
  if (reference === undefined || ended.length === 1) return `${called(best)}: median ${name} is ${text(best)} ${after}`
  if (best === reference) {
    const next = ended.filter(panel => panel !== best).reduce((a, b) => (b.end!.mid > a.end!.mid ? b : a))
    const short = best.end!.mid - next.end!.mid
    if (short === 0) return `No strategy moves median ${name}: ${text(best)} ${after}, as with ${called(best)}`
    const rival = text(next) === text(best) ? `${valueText(short, unit)} less` : text(next)
    return `No strategy beats ${called(best)}: median ${name} is ${text(best)} ${after}, at best ${rival} with ${called(next)}`
  }
  const gain = best.end!.mid - reference.end!.mid
  if (text(best) === text(reference))
    return `${called(best)} brings median ${name} to ${text(best)} ${after}, ${valueText(gain, unit)} more than ${called(reference)}`
  return `${called(best)} brings median ${name} to ${text(best)} ${after}, against ${text(reference)} with ${called(reference)}`
}

const dayLength = 86_400_000

/** From the start of the horizon when the dates allow it, or from the first value when that comes late, to the last date. */
const spanOf = (panels: readonly FanPanel[], months: number): [number, number] => {
  const times = panels.flatMap(panel => panel.points.map(point => point.t))
  if (times.length === 0) return [0, dayLength]
  const first = times.reduce((a, b) => Math.min(a, b))
  const last = times.reduce((a, b) => Math.max(a, b))
  const after = new Date(last + dayLength)
  const start = Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - Math.round(months), after.getUTCDate())
  const valued = panels.flatMap(({ points }) => points.find(({ mid }) => mid !== null)?.t ?? [])
  const earliest = valued.reduce((a, b) => Math.min(a, b), last)
  const whole = Math.min(start, first)
  const from = (earliest - whole) / (last - whole) > 0.34 ? earliest : whole
  return from < last ? [from, last] : [last - dayLength, last]
}

const mostPanels = 5

/** The reference and the panels that end highest, in their own order. */
const keepBest = (panels: readonly FanPanel[]): FanPanel[] => {
  const rank = ({ isReference, end }: FanPanel) =>
    isReference ? Number.POSITIVE_INFINITY : (end?.mid ?? Number.NEGATIVE_INFINITY)
  const kept = new Set(
    [...panels].sort((a, b) => (rank(b) > rank(a) ? 1 : rank(b) < rank(a) ? -1 : 0)).slice(0, mostPanels),
  )
  return panels.filter(panel => kept.has(panel))
}

/** What the fan chart of a metric shows. A metric without a timeline gives a record without panels. */
export const fanRecord = (outcome: Outcome, metric: string): FanRecord => {
  const { result, against, horizonMonths: months } = outcome
  const colours = coloursOf(result, against)
  const all = result.strategies.flatMap(
    strategy => panelOf(strategy, metric, colours.get(strategy.id)!, strategy.id === against) ?? [],
  )
  const panels = keepBest(all)
  const name = cleanText(metricName(metric, outcome.firm))
  const unit =
    result.strategies.map(({ timeline }) => timeline[metric]?.unit).find(found => found !== undefined) ?? 'USD'
  return {
    kind: 'fan',
    name,
    unit,
    months,
    trials: result.trials,
    source: sourceText(result),
    span: spanOf(panels, months),
    panels,
    leftOut: all.length - panels.length,
    finding: findingOf(panels, name, unit, months),
  }
}
