import type { Unit } from '../../kernel/unit.ts'
import type { Actuals } from '../../scenario/charts/chart-ask.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { valueText } from '../number.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, sourceText } from '../theme.ts'
import { metricName, spanText } from '../words.ts'
import { isFlow, stepWord } from './flow.ts'

/** `t` in milliseconds since 1970 (UTC); the three quantiles are null where the metric has no value. */
export type FanPoint = {
  readonly t: number
  readonly lo: number | null
  readonly mid: number | null
  readonly hi: number | null
}

/** One strategy of a fan, a point per step. */
export type FanPanel = {
  readonly id: string
  readonly title: string
  readonly colour: string
  readonly isReference: boolean
  readonly points: readonly FanPoint[]
  /** The last point that has a median. */
  readonly end: { readonly t: number; readonly lo: number; readonly mid: number; readonly hi: number } | null
}

/** A value that was measured. */
export type FanActual = { readonly t: number; readonly value: number }

/** What a fan shows besides the metric: some of the strategies, and what was measured. */
export type FanAsk = { readonly strategies?: readonly string[]; readonly actuals?: Actuals }

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
  /** What was measured, on every panel; empty where nothing was. */
  readonly actuals: readonly FanActual[]
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
    t: timeOf(date),
    lo: timeline.p10[i] ?? null,
    mid: timeline.p50[i] ?? null,
    hi: timeline.p90[i] ?? null,
  }))
  const last = points.findLast(point => point.mid !== null)
  const end = last && { t: last.t, lo: last.lo ?? last.mid!, mid: last.mid!, hi: last.hi ?? last.mid! }
  return { id: strategy.id, title: cleanText(strategy.title), colour, isReference, points, end: end ?? null }
}

const findingOf = (panels: readonly FanPanel[], name: string, unit: Unit, months: number, isAll: boolean): string => {
  const ended = panels.filter(panel => panel.end !== null)
  if (ended.length === 0) return `This run kept no course of ${name} over time`
  const best = ended.reduce((a, b) => (b.end!.mid > a.end!.mid ? b : a))
  const reference = ended.find(panel => panel.isReference)
  const text = (panel: FanPanel) => valueText(panel.end!.mid, unit)
  const called = ({ title }: FanPanel) => shortTitle(title)
  const after = `after ${spanText(months)}`
  if (reference === undefined && ended.length > 1) {
    const next = ended.filter(panel => panel !== best).reduce((a, b) => (b.end!.mid > a.end!.mid ? b : a))
    const [more, less] = [text(best), text(next)]
    return more === less
      ? `Median ${name} is ${more} ${after} with ${called(best)} as with ${called(next)}`
      : `${called(best)} brings median ${name} to ${more} ${after}, against ${less} with ${called(next)}`
  }
  if (reference === undefined || ended.length === 1) return `${called(best)}: median ${name} is ${text(best)} ${after}`
  if (best === reference) {
    const next = ended.filter(panel => panel !== best).reduce((a, b) => (b.end!.mid > a.end!.mid ? b : a))
    const short = best.end!.mid - next.end!.mid
    const none = isAll ? 'No strategy' : 'None of these'
    if (short === 0) return `${none} moves median ${name}: ${text(best)} ${after}, as with ${called(best)}`
    const rival = text(next) === text(best) ? `${valueText(short, unit)} less` : text(next)
    return `${none} beats ${called(best)}: median ${name} is ${text(best)} ${after}, at best ${rival} with ${called(next)}`
  }
  const gain = best.end!.mid - reference.end!.mid
  if (text(best) === text(reference))
    return `${called(best)} brings median ${name} to ${text(best)} ${after}, ${valueText(gain, unit)} more than ${called(reference)}`
  return `${called(best)} brings median ${name} to ${text(best)} ${after}, against ${text(reference)} with ${called(reference)}`
}

const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

const monthNames = 'January February March April May June July August September October November December'.split(' ')

/** `30 June 2026`. */
const dayText = (t: number): string => {
  const day = new Date(t)
  return `${day.getUTCDate()} ${monthNames[day.getUTCMonth()]} ${day.getUTCFullYear()}`
}

/** Whether the last value that was measured lies outside P10 to P90 of the step that it falls in, and how; '' if not. */
const surpriseOf = (panels: readonly FanPanel[], actuals: readonly FanActual[], unit: Unit): string => {
  const last = actuals.at(-1)
  const panel = panels.find(({ isReference }) => isReference) ?? panels[0]
  const point = last && panel?.points.find(({ t }) => t >= last.t)
  if (last === undefined || panel === undefined || point === undefined || point.lo === null || point.hi === null)
    return ''
  const isBelow = last.value < point.lo
  if (!isBelow && last.value <= point.hi) return ''
  const [side, bound] = isBelow ? ['below P10', point.lo] : ['above P90', point.hi]
  const [actual, limit] = [valueText(last.value, unit), valueText(bound, unit)]
  const against = actual === limit ? '' : `, ${limit},`
  return `The latest actual, ${actual} on ${dayText(last.t)}, lies ${side}${against} of ${shortTitle(panel.title)}`
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
export const fanRecord = (outcome: Outcome, metric: string, { strategies, actuals }: FanAsk = {}): FanRecord => {
  const { result, against, horizonMonths: months } = outcome
  const colours = coloursOf(result, against)
  const all = result.strategies
    .filter(({ id }) => strategies === undefined || strategies.includes(id))
    .flatMap(strategy => panelOf(strategy, metric, colours.get(strategy.id)!, strategy.id === against) ?? [])
  const panels = keepBest(all)
  const steps = panels[0]?.points.length ?? 0
  const name = `${cleanText(metricName(metric, outcome.firm))}${isFlow(metric) ? ` per ${stepWord(months, steps)}` : ''}`
  const unit =
    result.strategies.map(({ timeline }) => timeline[metric]?.unit).find(found => found !== undefined) ?? 'USD'
  const span = spanOf(panels, months)
  const measured = (actuals?.dates ?? [])
    .map((date, i) => ({ t: timeOf(date), value: actuals!.values[i]! }))
    .filter(({ t }) => t >= span[0] && t <= span[1])
  const surprise = surpriseOf(panels, measured, unit)
  return {
    kind: 'fan',
    name,
    unit,
    months,
    trials: result.trials,
    source: sourceText(result),
    span,
    panels,
    actuals: measured,
    leftOut: all.length - panels.length,
    finding: surprise === '' ? findingOf(panels, name, unit, months, strategies === undefined) : surprise,
  }
}
