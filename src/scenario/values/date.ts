import { quoted } from '../words.ts'

/** A day of the calendar. */
export type CalendarDate = readonly [year: number, month: number, day: number]

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const two = (n: number): string => String(n).padStart(2, '0')

/** `2026/1` or `2026 Q1` as they are written here. */
const meant = (text: string): string => {
  const [year, rest = ''] = /^(\d{4})[-/. ]?(\S{0,5})$/.exec(text)?.slice(1) ?? []
  if (year === undefined) return 'write 2026, 2026-01, 2026-01-31 or 2026-Q1'
  const month = /^(\d\d?)$/.exec(rest)
  if (month !== null && Number(month[1]) >= 1 && Number(month[1]) <= 12) return `write ${year}-${two(Number(month[1]))}`
  const quarter = /^[Qq]([1-4])$/.exec(rest)
  if (quarter !== null) return `write ${year}-Q${quarter[1]}`
  return /^[Qq]\d/.test(rest) ? 'quarters are Q1 to Q4' : 'write 2026, 2026-01, 2026-01-31 or 2026-Q1'
}

type Problem = { readonly problem: string; readonly help: string }

/** The first day of `2026`, `2026-01`, `2026-Q1` or `2026-01-31`; or what is wrong with the text. */
export const dateOf = (text: string): CalendarDate | Problem => {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(text)
  if (match === null) return { problem: `${quoted(text)} is not a date`, help: meant(text) }
  const [year, quarter, month, day] = match.slice(1).map(part => (part === undefined ? undefined : Number(part)))
  if (year === undefined || year < 1900 || year > 2200)
    return { problem: `the year ${year} is not between 1900 and 2200`, help: 'write 2026' }
  const m = quarter === undefined ? (month ?? 1) : 3 * quarter - 2
  if (m < 1 || m > 12) return { problem: `${text} has no such month`, help: 'months are 01 to 12' }
  const d = day ?? 1
  if (d < 1 || d > daysIn(year, m))
    return { problem: `${text} is not in the calendar`, help: `${year}-${two(m)} has ${daysIn(year, m)} days` }
  return [year, m, d]
}

/** What is wrong with a text that should be a date, a month, a quarter or a year; undefined if nothing is. */
export const calendarProblem = (text: string): Problem | undefined => {
  const date = dateOf(text)
  return 'problem' in date ? date : undefined
}
