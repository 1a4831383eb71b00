import type { Outcome } from '../../study/outcome.ts'
import { shownOf } from '../best.ts'
import { meanPath, sumIn, sumOf } from '../mean-path.ts'
import { moneyText, percentText } from '../number.ts'
import { periodsOf, periodWord } from '../periods.ts'
import { shortTitle } from '../text.ts'
import { sourceText } from '../theme.ts'
import { spanText } from '../words.ts'

/** Ways into the fund and out of it, by the columns whose means they are. */
export const ways = {
  earned: 'mdf.accrued',
  granted: 'mdf.granted',
  paid: 'mdf.paid',
  lapsed: 'mdf.lapsed',
  never: 'mdf.never',
  rejected: 'mdf.rejected',
  fallen: 'mdf.forfeited',
} as const
export type Way = keyof typeof ways

const mostQuarters = 20

const waysIn = ['earned', 'granted'] as const
export const waysOut = ['paid', 'lapsed', 'never', 'rejected', 'fallen'] as const

/** A fiscal period: what went each way in it, and what the fund holds at its end. USD. */
export type FundPeriod = Readonly<Record<Way | 'free' | 'reserved', number>> & { readonly label: string }

/**
 * The life of the marketing fund in one strategy, in means over the trials, USD. What was there at the start and what
 * came in is what went out and what is left.
 */
export type FundRecord = {
  readonly kind: 'fund'
  readonly title: string
  readonly months: number
  readonly trials: number
  readonly source: string
  /** What a period is, in words. */
  readonly each: string
  readonly length: 'quarter' | 'year'
  /** What the fund held at the start. */
  readonly start: number
  readonly periods: readonly FundPeriod[]
  readonly totals: Readonly<Record<Way, number>>
  /** What it holds at the end. */
  readonly left: { readonly free: number; readonly reserved: number }
  readonly finding: string
}

const findingOf = (title: string, months: number, start: number, totals: FundRecord['totals']): string => {
  const money = start + totals.earned + totals.granted
  if (!(money > 0)) return `The marketing fund of ${title} never has any money`
  const share = (amount: number) => percentText(amount / money)
  const lost = totals.never + totals.rejected + totals.fallen
  const head = `${title}: of ${moneyText(money)} in the marketing fund over ${spanText(months)}, ${share(totals.paid)} is paid on claims`
  const lapses = `${share(totals.lapsed)} lapses`
  const spent = `${share(lost)} is spent and never paid`
  if (totals.lapsed > 0 && lost > 0) return `${head}; ${lapses} and ${spent}`
  if (totals.lapsed > 0) return `${head}; ${lapses}`
  if (lost > 0) return `${head}; nothing lapses, ${spent}`
  return `${head}, and nothing is lost`
}

/** What the fund chart shows, of the strategy asked for or the best one; without a fund there are no periods. */
export const fundRecord = (outcome: Outcome, of?: string): FundRecord => {
  const { result, horizonMonths: months } = outcome
  const id = shownOf(outcome, of)
  const strategy = result.strategies.find(one => one.id === id) ?? result.strategies[0]!
  const periods = periodsOf(outcome, mostQuarters)
  const paths = Object.fromEntries(Object.entries(ways).map(([way, column]) => [way, meanPath(strategy, column)]))
  const path = (way: Way) => paths[way]!
  const [free, reserved] = [meanPath(strategy, 'mdf.free'), meanPath(strategy, 'mdf.reserved')]
  const has = Object.hasOwn(strategy.means, 'mdf.free')
  const flow = (way: Way, t: number) => path(way)[t] ?? 0
  // what is there after the first step, less what came, with what went
  const start = has
    ? free[0]! +
      (reserved[0] ?? 0) -
      waysIn.reduce((sum, way) => sum + flow(way, 0), 0) +
      waysOut.reduce((sum, way) => sum + flow(way, 0), 0)
    : 0
  const totals = Object.fromEntries(Object.keys(ways).map(way => [way, sumOf(path(way as Way))])) as Record<Way, number>
  const shown = has ? periods.all : []
  // what rounding leaves of a sum is no money
  const opening = Math.abs(start) > 1e-9 * (totals.earned + totals.granted + Math.abs(start)) ? start : 0
  const title = shortTitle(strategy.title)
  return {
    kind: 'fund',
    title,
    months,
    trials: result.trials,
    source: sourceText(result),
    each: periodWord(outcome, periods),
    length: periods.length,
    start: opening,
    periods: shown.map(({ label, from, to }) => ({
      label,
      ...(Object.fromEntries(Object.keys(ways).map(way => [way, sumIn(path(way as Way), { from, to })])) as Record<
        Way,
        number
      >),
      free: free[to] ?? 0,
      reserved: reserved[to] ?? 0,
    })),
    totals,
    left: { free: free.at(-1) ?? 0, reserved: reserved.at(-1) ?? 0 },
    finding: findingOf(title, months, opening, totals),
  }
}
