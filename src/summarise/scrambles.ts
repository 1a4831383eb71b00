import { scrambleOf, scrambles } from '../kernel/sobol.ts'
import { type Counts, countsOf, shareOf, wilson } from './counts.ts'
import { meanAndSd, momentsOf } from './moments.ts'

/** The 97.5 % point of Student's t with 15 degrees of freedom, for intervals from 16 scrambles. */
export const t975 = 2.1314495455597764

/** Values in the order of the trials, from that of number `first` on, scramble by scramble. */
export const byScramble = (values: Float64Array, first = 0): readonly Float64Array[] => {
  const own = Array.from({ length: scrambles }, (): number[] => [])
  for (let i = 0; i < values.length; i++) own[scrambleOf(first + i)].push(values[i])
  return own.map(list => Float64Array.from(list))
}

/**
 * The standard error of a figure of all trials, from what each scramble by itself makes of it: these are independent and
 * alike. Null where one of them makes nothing of it.
 */
export const scrambleError = (own: readonly (number | null)[]): number | null => {
  const known = own.filter(figure => figure !== null)
  if (known.length < scrambles) return null
  const { sd } = meanAndSd(momentsOf(Float64Array.from(known), 0, scrambles))
  return sd === null ? null : sd / Math.sqrt(scrambles)
}

/** The standard error of the mean of values in the order of the trials; NaN is a trial without one. */
export const meanError = (values: Float64Array): number | null =>
  scrambleError(byScramble(values).map(part => meanAndSd(momentsOf(part, 0, part.length)).mean))

/** Counts of a column of 1 and 0, scramble by scramble; `first` is the number of its first trial. */
export const countsByScramble = (values: Float64Array, first: number): readonly Counts[] =>
  byScramble(values, first).map(countsOf)

/**
 * The 95 % interval of a share from the shares of the scrambles; on either side at least what is left open (Wilson) of what
 * was never true in as many trials, because scrambles that say the same with one voice know nothing of an error. Null
 * where one of them has no value.
 */
export const shareInterval = (counts: Counts, own: readonly Counts[]): readonly [number, number] | null => {
  const share = shareOf(counts)
  const error = scrambleError(own.map(shareOf))
  if (share === null || error === null) return null
  const [, least] = wilson({ yes: 0, no: counts.yes + counts.no, missing: 0 }) ?? [0, 1]
  const half = Math.max(t975 * error, least)
  return [Math.max(0, share - half), Math.min(1, share + half)]
}
