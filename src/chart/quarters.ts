import { periodNumber } from '../kernel/calendar.ts'
import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'

/** The last day (ISO) of each step of a run. */
export const datesOf = ({ timeline }: StrategyResult): readonly string[] => Object.values(timeline)[0]?.dates ?? []

/** The vendor's fiscal quarter that a step belongs to, by its last day; a number that grows by one each quarter. */
export const quarterOf = (date: string, { vendorYear = 1 }: Pick<Outcome, 'vendorYear'>): number =>
  periodNumber(date, vendorYear, 3)

/** The vendor's fiscal year of one of its quarters: the calendar year in which it ends. */
export const yearOf = (quarter: number, { vendorYear = 1 }: Pick<Outcome, 'vendorYear'>): number =>
  Math.floor(quarter / 4) + (vendorYear > 1 ? 1 : 0)

/** `2026` where the year is that of the calendar, else `FY26`. */
export const yearName = (year: number, { vendorYear = 1 }: Pick<Outcome, 'vendorYear'>): string =>
  vendorYear > 1 ? `FY${String(year % 100).padStart(2, '0')}` : String(year)

/** `Q1`. */
export const quarterName = (quarter: number): string => `Q${(quarter % 4) + 1}`
