import { periodNumber } from '../kernel/calendar.ts'
import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'

/** A fiscal quarter or year of the vendor: the steps `from` to `to` (inclusive) whose last days lie in it. */
type Period = { readonly label: string; readonly from: number; readonly to: number }

type Periods = { readonly length: 'quarter' | 'year'; readonly all: readonly Period[] }

const two = (year: number): string => String(year % 100).padStart(2, '0')

/** A fiscal year has the name of the calendar year in which it ends. */
const labelOf = (number: number, firstMonth: number, length: 3 | 12): string => {
  const quarters = 12 / length
  const start = Math.floor(number / quarters)
  const year = firstMonth === 1 ? (length === 12 ? String(start) : two(start)) : `FY${two(start + 1)}`
  return length === 12 ? year : `Q${number - start * quarters + 1} ${year}`
}

const groupsOf = (dates: readonly string[], firstMonth: number, length: 3 | 12): Period[] => {
  const numbers = dates.map(date => periodNumber(date, firstMonth, length))
  return [...new Set(numbers)].map(number => ({
    label: labelOf(number, firstMonth, length),
    from: numbers.indexOf(number),
    to: numbers.lastIndexOf(number),
  }))
}

/** The last days of the steps, as timelines have them. */
const datesOf = ({ result }: Outcome): readonly string[] =>
  result.strategies.flatMap(({ timeline }) => Object.values(timeline)).map(({ dates }) => dates)[0] ?? []

/** The vendor's fiscal quarters of a run, or its fiscal years where there are more than `most` quarters. */
export const periodsOf = (outcome: Outcome, most: number): Periods => {
  const { vendorYear = 1 } = outcome
  const dates = datesOf(outcome)
  const quarters = groupsOf(dates, vendorYear, 3)
  return quarters.length > most
    ? { length: 'year', all: groupsOf(dates, vendorYear, 12) }
    : { length: 'quarter', all: quarters }
}

/** `fiscal quarter`, where the vendor's year is not the calendar's; else `quarter`. */
export const periodWord = ({ vendorYear = 1 }: Outcome, { length }: Periods): string =>
  vendorYear === 1 ? length : `fiscal ${length} of the vendor`

/** The mean of a column step by step; empty where the run kept none. */
export const meanPath = ({ means }: StrategyResult, id: string): readonly number[] =>
  Object.hasOwn(means, id) ? means[id]!.mean.map(value => value ?? 0) : []

export const sumIn = (path: readonly number[], { from, to }: Pick<Period, 'from' | 'to'>): number =>
  path.slice(from, to + 1).reduce((sum, value) => sum + value, 0)

export const sumOf = (path: readonly number[]): number => path.reduce((sum, value) => sum + value, 0)
