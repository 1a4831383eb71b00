/**
 * The closed list of units. Every figure that tandem reads or prints carries one of these.
 *
 * `USD/USD` is a ratio of two amounts of money (a multiplier); `1` is a plain share or factor; `count` a number of
 * whole things (customers, orders, heads); durations are held in months, hours of work in hours.
 */
export const units = ['USD', '1', 'USD/USD', 'count', 'months', 'hours'] as const
/** What a figure is counted in: dollars, a share of 1, dollars per dollar, whole things, months, hours. */
export type Unit = (typeof units)[number]

/** The calendar periods that a rate may be stated per, with their length in years (a day is 1/365.25 year). */
export const periodYears = {
  day: 1 / 365.25,
  week: 7 / 365.25,
  month: 1 / 12,
  quarter: 1 / 4,
  year: 1,
} as const
export type Period = keyof typeof periodYears
export const periods = Object.keys(periodYears) as Period[]

/** The things a rate may be stated per, besides time. */
export const heads = ['rep', 'head', 'deal', 'event', 'customer', 'hour'] as const
export type Head = (typeof heads)[number]

/** How many `to` periods make one `from` period; exactly 1 when they are the same. */
export const periodRatio = (from: Period, to: Period): number =>
  from === to ? 1 : from === 'year' && to === 'month' ? 12 : periodYears[from] / periodYears[to]
