import { periodNumber } from '../kernel/calendar.ts'
import type { Outcome } from '../study/outcome.ts'
import { datesOf, quarterName, yearName, yearOf } from './quarters.ts'

/** A fiscal quarter or year of the vendor: the steps `from` to `to` (inclusive) whose last days lie in it. */
type Period = { readonly label: string; readonly from: number; readonly to: number }

type Periods = { readonly length: 'quarter' | 'year'; readonly all: readonly Period[] }

/** `Q1 26`, `Q1 FY26`, `2026` or `FY26`: a fiscal year has the name of the calendar year in which it ends. */
const labelOf = (number: number, outcome: Pick<Outcome, 'vendorYear'>, length: 3 | 12): string => {
  if (length === 12) return yearName(yearOf(number * 4, outcome), outcome)
  const year = yearName(yearOf(number, outcome), outcome)
  return `${quarterName(number)} ${year.startsWith('FY') ? year : year.slice(-2)}`
}

const groupsOf = (dates: readonly string[], outcome: Outcome, length: 3 | 12): Period[] => {
  const numbers = dates.map(date => periodNumber(date, outcome.vendorYear ?? 1, length))
  return [...new Set(numbers)].map(number => ({
    label: labelOf(number, outcome, length),
    from: numbers.indexOf(number),
    to: numbers.lastIndexOf(number),
  }))
}

/** The vendor's fiscal quarters of a run, or its fiscal years where there are more than `most` quarters. */
export const periodsOf = (outcome: Outcome, most: number): Periods => {
  const [first] = outcome.result.strategies
  const dates = first === undefined ? [] : datesOf(first)
  const quarters = groupsOf(dates, outcome, 3)
  return quarters.length > most
    ? { length: 'year', all: groupsOf(dates, outcome, 12) }
    : { length: 'quarter', all: quarters }
}

/** `fiscal quarter`, where the vendor's year is not the calendar's; else `quarter`. */
export const periodWord = ({ vendorYear = 1 }: Outcome, { length }: Periods): string =>
  vendorYear === 1 ? length : `fiscal ${length} of the vendor`
