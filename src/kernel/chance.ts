import { binomialQuantile } from './distribution/binomial.ts'
import { poissonQuantile } from './distribution/poisson.ts'

/** What was expected of a draw so far, one number a trial; undefined where chance decides. */
export type Carried = Float64Array | undefined

/**
 * How many whole events `expected` more of them make: the difference of the floors of what was expected before and
 * after, so that the count is never more than one event away from what is expected of it. Rounding of a sum that comes
 * out whole is forgiven.
 */
const wholeOf = (carried: Float64Array, i: number, expected: number): number => {
  const before = carried[i]
  const after = before + expected
  carried[i] = after
  return Math.floor(after + forgiven) - Math.floor(before + forgiven)
}

const forgiven = 1e-9

/** A Poisson number of events of this mean in trial i of the block, from one uniform. */
export const countOf = (u: number, mean: number, carried: Carried, i: number): number =>
  carried === undefined ? poissonQuantile(u, mean) : wholeOf(carried, i, mean)

/** How many of n happen that each happen with this chance, from one uniform. */
export const partOf = (u: number, n: number, chance: number, carried: Carried, i: number): number =>
  carried === undefined ? binomialQuantile(u, n, chance) : Math.min(n, wholeOf(carried, i, n * chance))

/** Whether an event of this chance happens, from one uniform. */
export const happens = (u: number, chance: number, carried: Carried, i: number): boolean =>
  carried === undefined ? u < chance : wholeOf(carried, i, chance) > 0
