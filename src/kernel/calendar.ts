import type { Period } from './unit.ts'

/** The number of whole steps nearest to a time in months, at least one. */
export const stepsIn = (time: number, stepMonths: number): number => Math.max(1, Math.floor(time / stepMonths + 0.5))

const day = 86_400_000

/** An ISO date plus whole months; the day is cut to the end of a shorter month. */
const addMonths = (iso: string, months: number): number => {
  const [year, month, date] = iso.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + months, 1)
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return first + (Math.min(date, days) - 1) * day
}

/** The last day (ISO) of each step from a start date. A step belongs to the fiscal period that holds its last day. */
export const stepEnds = (start: string, step: Exclude<Period, 'year'>, steps: number): string[] =>
  Array.from({ length: steps }, (_, t) => {
    const next =
      step === 'month'
        ? addMonths(start, t + 1)
        : step === 'quarter'
          ? addMonths(start, 3 * (t + 1))
          : Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1, Number(start.slice(8, 10))) +
            (t + 1) * (step === 'week' ? 7 : 1) * day
    return new Date(next - day).toISOString().slice(0, 10)
  })

/**
 * The fiscal year that a date is in, numbered by the calendar year in which it ends, as software firms count (the
 * fiscal year 2028 of a firm whose year starts in July ends in June 2028).
 */
const fiscalYear = (iso: string, firstMonth: number): number =>
  Number(iso.slice(0, 4)) + (firstMonth > 1 && Number(iso.slice(5, 7)) >= firstMonth ? 1 : 0)

/** Whether each step is the last of its fiscal year: the next step's last day lies in another one. */
export const yearEnds = (ends: readonly string[], following: string, firstMonth: number): boolean[] =>
  ends.map((end, t) => fiscalYear(end, firstMonth) !== fiscalYear(ends[t + 1] ?? following, firstMonth))

/** Fiscal periods that a mechanism can look at. */
export const periodNames = ['partnerQuarter', 'partnerYear', 'vendorMonth', 'vendorQuarter', 'vendorYear'] as const
export type PeriodName = (typeof periodNames)[number]

/** Where each step stands in a fiscal period: whether it holds the last day, how many months are left after it, and which period it is (from 0). */
export type PeriodClock = {
  readonly ends: readonly boolean[]
  readonly left: readonly number[]
  readonly number: readonly number[]
}

/** The number of the fiscal period that a date is in; any number that grows by one from period to period. */
export const periodNumber = (iso: string, firstMonth: number, length: 1 | 3 | 12): number =>
  Math.floor((12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7)) - firstMonth) / length)

/**
 * The clock of the months, fiscal quarters or fiscal years of a side whose year starts with a month. `following` are the last days of
 * enough further steps to see the end of the period that the horizon ends in.
 */
export const periodClock = (
  dates: readonly string[],
  following: readonly string[],
  firstMonth: number,
  length: 1 | 3 | 12,
  stepMonths: number,
): PeriodClock => {
  const all = [...dates, ...following].map(date => periodNumber(date, firstMonth, length))
  const left = all.map((period, t) => (all.findIndex((other, k) => k > t && other !== period) - 1 - t) * stepMonths)
  return {
    ends: dates.map((_, t) => all[t] !== all[t + 1]),
    left: left.slice(0, dates.length),
    number: dates.map((_, t) => all[t] - all[0]),
  }
}
