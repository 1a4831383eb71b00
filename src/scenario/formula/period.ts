import { stepEnds } from '../../kernel/calendar.ts'
import type { Scenario } from '../scenario.ts'

/** A stretch of the calendar, both days included (ISO). */
export type Stretch = { readonly first: string; readonly last: string }

const two = (n: number): string => String(n).padStart(2, '0')

const lastDay = (year: number, month: number): string =>
  `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

/** From the first day of a month of a year, so many months; `month` may lie before January or after December. */
const monthsFrom = (year: number, month: number, months: number): Stretch => {
  const from = year * 12 + month - 1
  const to = from + months - 1
  const yearOf = (n: number): number => Math.floor(n / 12)
  return {
    first: `${yearOf(from)}-${two((from % 12) + 1)}-01`,
    last: lastDay(yearOf(to), (to % 12) + 1),
  }
}

/**
 * The days of `2028`, `2028-Q4`, `2028-12`, `2028-12-31` and, with the month in which fiscal years start, of `FY2028`:
 * the fiscal year that ends in 2028. Undefined for what is not in the calendar.
 */
export const stretchOf = (text: string, fiscalStart?: number): Stretch | undefined => {
  const match = /^(FY)?((?:19|20|21)\d\d)(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(text)
  if (match === null) return undefined
  const [, fiscal, digits, quarter, month, day] = match
  const year = Number(digits)
  if (fiscal !== undefined) {
    if (fiscalStart === undefined || text.length > 6) return undefined
    return monthsFrom(fiscalStart === 1 ? year : year - 1, fiscalStart, 12)
  }
  if (quarter !== undefined) return monthsFrom(year, 3 * Number(quarter) - 2, 3)
  if (month === undefined) return monthsFrom(year, 1, 12)
  const m = Number(month)
  if (m < 1 || m > 12) return undefined
  if (day === undefined) return monthsFrom(year, m, 1)
  return Number(day) >= 1 && text <= lastDay(year, m) ? { first: text, last: text } : undefined
}

/** The day before one (ISO). */
const dayBefore = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)) - 1))
    .toISOString()
    .slice(0, 10)

/** The steps of a scenario on the calendar. */
export type Calendar = {
  readonly start: string
  /** Last day of each step. */
  readonly ends: readonly string[]
  /** Last day of the step that would follow. */
  readonly following: string
  /** Steps are calendar months or quarters, so that a period is a whole number of them or it is no window. */
  readonly isExact: boolean
}

export const calendarOf = ({ start, step, steps }: Scenario['time']): Calendar => {
  const ends = stepEnds(start, step, steps + 1)
  const isExact = step === 'month' || step === 'quarter'
  return { start, ends: ends.slice(0, steps), following: ends[steps], isExact }
}

/** Whether the horizon has all of a stretch. */
export const isCovered = ({ start, ends, following, isExact }: Calendar, { first, last }: Stretch): boolean =>
  start <= first && (isExact ? last <= ends[ends.length - 1] : last < following)

/** Whether a day is the last before a step begins. */
const isBoundary = ({ start, ends }: Calendar, before: string): boolean =>
  before === dayBefore(start) || ends.includes(before)

/**
 * The steps whose last day is in a stretch; undefined unless the horizon has all of them, and at least one, and, of
 * months and quarters, the stretch is a whole number of steps.
 */
export const stepsIn = (calendar: Calendar, stretch: Stretch) => {
  const { ends, isExact } = calendar
  const { first, last } = stretch
  const from = ends.findIndex(end => end >= first)
  const to = ends.findLastIndex(end => end <= last)
  const fits = !isExact || (isBoundary(calendar, dayBefore(first)) && ends.includes(last))
  return from >= 0 && from <= to && fits && isCovered(calendar, stretch) ? { from, to } : undefined
}

/** The steps from the start up to a day; undefined unless the horizon reaches that day and a step ends by then (of months and quarters: on it). */
export const stepsUntil = ({ ends, following, isExact }: Calendar, day: string) => {
  const to = ends.findLastIndex(end => end <= day)
  const fits = isExact ? ends[to] === day : following > day
  return to >= 0 && fits ? { from: 0, to } : undefined
}
