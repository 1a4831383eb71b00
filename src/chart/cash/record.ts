import type { Outcome } from '../../study/outcome.ts'
import { shownOf } from '../best.ts'
import { meanPath } from '../mean-path.ts'
import { moneyText, percentText } from '../number.ts'
import { shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'
import { monthName } from '../words.ts'

/**
 * The end of a step: `t` in milliseconds since 1970 (UTC), cash less what is drawn on the revolver in USD (P10, median,
 * P90), the mean of the most that can be drawn, and the share of futures in which the vendor places no orders.
 */
export type CashPoint = {
  readonly t: number
  readonly lo: number
  readonly mid: number
  readonly hi: number
  readonly line: number
  readonly onHold: number
}

/** When the median is lowest, what it is then, and what may still be drawn: the line and cash together. */
type CashLow = { readonly t: number; readonly value: number; readonly left: number }

/** Cash of a strategy over time, less what is drawn, against the revolver. */
export type CashRecord = {
  readonly kind: 'cash'
  readonly title: string
  readonly colour: string
  readonly trials: number
  readonly source: string
  readonly span: readonly [number, number]
  readonly points: readonly CashPoint[]
  readonly low: CashLow | null
  /** Credit hold: the share of futures that meet it, when the first of them do, and the most at any time. */
  readonly hold: {
    readonly ever: number
    readonly first: number
    readonly most: { readonly t: number; readonly share: number }
  } | null
  /** Share of futures in which the partner is insolvent; from then on they count as having used it up. */
  readonly insolvent: number
  /** Whether the owner takes cash out at the ends of years. */
  readonly isTakenOut: boolean
  readonly finding: string
}

const lowOf = (points: readonly CashPoint[]): CashLow | null => {
  const [first] = points
  if (first === undefined) return null
  const { t, mid, line } = points.reduce((a, b) => (b.mid < a.mid ? b : a), first)
  return { t, value: mid, left: mid + line }
}

const holdOf = (points: readonly CashPoint[], ever: number): CashRecord['hold'] => {
  const first = points.find(({ onHold }) => onHold > 0)
  if (first === undefined) return null
  const most = points.reduce((a, b) => (b.onHold > a.onHold ? b : a))
  return { ever, first: first.t, most: { t: most.t, share: most.onHold } }
}

const findingOf = ({ title, low, hold, points }: Pick<CashRecord, 'title' | 'low' | 'hold' | 'points'>): string => {
  if (low === null) return `This run kept no course of cash with ${title}`
  const line = low.left - low.value
  const room =
    line < 0.5
      ? 'and there is no revolver'
      : low.left < 0.5
        ? 'and the revolver is used up'
        : `${moneyText(low.left)} from using up the revolver`
  const isLast = low.t === points.at(-1)!.t
  const when = isLast && points.length > 1 ? `at the end (${monthName(low.t)})` : `in ${monthName(low.t)}`
  const held =
    hold === null
      ? 'no future meets a credit hold'
      : `${percentText(hold.ever)} of futures meet a credit hold, from ${monthName(hold.first)}`
  return `${title}: median cash less debt is lowest ${when} at ${moneyText(low.value)}, ${room}; ${held}`
}

/** What the chart of cash shows of a strategy: the one named, else the best for the owner. No path, no points. */
export const cashRecord = (outcome: Outcome, of?: string): CashRecord => {
  const { result, against, horizonMonths } = outcome
  const id = shownOf(outcome, of)
  const shown = result.strategies.find(strategy => strategy.id === id)
  const path = shown?.timeline['partner.netCash']
  const title = shortTitle(shown?.title ?? id)
  const line = shown === undefined ? [] : meanPath(shown, 'partner.line')
  const onHold = shown === undefined ? [] : meanPath(shown, 'partner.creditHold')
  const points = (path?.dates ?? []).flatMap((date, t): CashPoint[] => {
    const mid = path!.p50[t]
    if (mid === null || mid === undefined) return []
    const known = { lo: path!.p10[t] ?? mid, mid, hi: path!.p90[t] ?? mid }
    return [{ t: Date.parse(`${date}T00:00:00Z`), ...known, line: line[t] ?? 0, onHold: onHold[t] ?? 0 }]
  })
  const last = points.at(-1)?.t ?? 0
  const end = new Date(last)
  const start = Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - Math.round(horizonMonths), end.getUTCDate())
  const told = {
    title,
    low: lowOf(points),
    hold: holdOf(points, shown?.metrics['partner.creditHold']?.mean ?? 0),
    points,
  }
  return {
    kind: 'cash',
    ...told,
    colour: coloursOf(result, against).get(id) ?? muted,
    trials: result.trials,
    source: sourceText(result),
    span: [Math.min(start, points[0]?.t ?? last), last],
    insolvent: shown?.metrics['partner.insolvent']?.mean ?? 0,
    isTakenOut: (shown?.metrics['partner.distributed']?.mean ?? 0) > 0,
    finding: findingOf(told),
  }
}
