import { reaches } from './scale.ts'

/**
 * A bonus once the target is reached, and a rate on all turnover then. Of a bonus for a year that is earned by periods,
 * `part` is the share of those periods that is over: a bonus of 1,000 for 100,000 that sales of 50, 60, 40 and 70 thousand
 * reach in the second quarter is 0, then 2/4, 3/4 and all of it. USD.
 */
export const target = (turnover: number, reached: number, bonus: number, rate: number, part: number): number =>
  reaches(turnover, reached) ? bonus * part + rate * turnover : 0
