import type { Outcome } from '../../study/outcome.ts'
import { spentOn } from '../activities.ts'
import { shownOf } from '../best.ts'
import { meanPath, sumIn } from '../mean-path.ts'
import { moneyText, percentText } from '../number.ts'
import { periodsOf, periodWord } from '../periods.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'
import { spanText } from '../words.ts'

/** What an activity, or all of them, costs and brings in each fiscal period: USD, leads, and USD of bookings. */
export type CalendarRow = {
  readonly name: string
  readonly spend: readonly number[]
  readonly leads: readonly number[]
  readonly bookings: readonly number[]
}

/** The marketing calendar of one strategy, in means over the trials: the last of the rows are the others together. */
export type CalendarRecord = {
  readonly kind: 'calendar'
  readonly title: string
  readonly colour: string
  readonly months: number
  readonly trials: number
  readonly source: string
  /** What a period is, in words, and their names. */
  readonly each: string
  readonly periods: readonly string[]
  readonly rows: readonly CalendarRow[]
  readonly total: CalendarRow
  readonly finding: string
}

const mostRows = 7
const mostQuarters = 16

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const added = (name: string, rows: readonly CalendarRow[], periods: number): CalendarRow => {
  const over = (key: 'spend' | 'leads' | 'bookings') =>
    Array.from({ length: periods }, (_, n) => sum(rows.map(row => row[key][n]!)))
  return { name, spend: over('spend'), leads: over('leads'), bookings: over('bookings') }
}

const findingOf = (title: string, months: number, rows: readonly CalendarRow[], total: CalendarRow): string => {
  const [spend, leads, bookings] = [sum(total.spend), sum(total.leads), sum(total.bookings)]
  if (rows.length === 0) return `${title} spends nothing on marketing`
  const first = rows[0]!
  const share = sum(first.spend) / spend
  const on =
    rows.length === 1 ? `, all of it on ${first.name}` : `, ${percentText(share)} of it on ${shortTitle(first.name)}`
  const brings = [
    ...(leads >= 0.5
      ? [`${Math.round(leads).toLocaleString('en-US')} ${Math.round(leads) === 1 ? 'lead' : 'leads'}`]
      : []),
    ...(bookings > 0 ? [`${moneyText(bookings)} of bookings`] : []),
  ]
  const target = brings.length > 0 ? `; to expect: ${brings.join(' and ')}` : '; no bookings are to be expected of it'
  return `${title} spends ${moneyText(spend)} on marketing over ${spanText(months)}${on}${target}`
}

/** What the calendar shows, of the strategy asked for or the best one; rows by their spend, none where nothing is spent. */
export const calendarRecord = (outcome: Outcome, of?: string): CalendarRecord => {
  const { result, horizonMonths: months } = outcome
  const id = shownOf(outcome, of)
  const strategy = result.strategies.find(one => one.id === id) ?? result.strategies[0]!
  const periods = periodsOf(outcome, mostQuarters)
  const all = spentOn(strategy).map(({ id: activity }): CalendarRow => {
    const over = (column: string) => {
      const path = meanPath(strategy, `mdf.${activity}.${column}`)
      return periods.all.map(period => sumIn(path, period))
    }
    return { name: cleanText(activity), spend: over('spend'), leads: over('leads'), bookings: over('bookings') }
  })
  const count = periods.all.length
  const [kept, others] = all.length > mostRows ? [all.slice(0, mostRows - 1), all.slice(mostRows - 1)] : [all, []]
  const rows = others.length > 0 ? [...kept, added(`${others.length} others`, others, count)] : kept
  const total = added('in all', all, count)
  const title = shortTitle(strategy.title)
  return {
    kind: 'calendar',
    title,
    colour: coloursOf(result, outcome.against).get(id) ?? muted,
    months,
    trials: result.trials,
    source: sourceText(result),
    each: periodWord(outcome, periods),
    periods: periods.all.map(({ label }) => label),
    rows,
    total,
    finding: findingOf(title, months, all, total),
  }
}
