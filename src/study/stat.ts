import { closureOf } from '../kernel/closure.ts'
import type { Expr } from '../kernel/expr.ts'
import type { Param } from '../kernel/param.ts'
import type { Stat } from '../scenario/scenario.ts'
import { heldValues, summaryOf } from '../summarise/column-state.ts'
import { shareOf, z975 } from '../summarise/counts.ts'
import { meanAndSd, momentsOf } from '../summarise/moments.ts'
import { quantileSorted } from '../summarise/quantile.ts'
import { byScramble, scrambleError, t975 } from '../summarise/scrambles.ts'
import { type DerivedState, intervalOf } from './derived.ts'

/** A number made from all trials, and its 95 % interval from the luck of the trials alone; NaN where there is none. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number }

const none: Estimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN }

/** What some of the trials say; NaN is one without a value. */
const saidBy = (stat: Stat['stat'], values: Float64Array): number | null => {
  const known = values.filter(value => !Number.isNaN(value))
  if (typeof stat === 'object') return quantileSorted(known.sort(), stat.quantile)
  const { mean, sd } = meanAndSd(momentsOf(known, 0, known.length))
  return stat === 'mean' ? mean : sd
}

/** From what each scramble says; none where one of them says nothing. */
const fromScrambles = (stat: Stat['stat'], value: number | null, values: Float64Array): Estimate => {
  const error = scrambleError(byScramble(values).map(part => saidBy(stat, part)))
  return value === null || error === null ? none : { value, low: value - t975 * error, high: value + t975 * error }
}

/**
 * Of a mean the normal interval, of a quantile that between two ranks of the sample, of a standard deviation the one
 * that holds for values that are not far from normal. Where inputs are drawn from points (`isSobol`), the interval of
 * each is from what the 16 scrambles say.
 */
export const estimateOf = (stat: Stat['stat'], state: DerivedState, isSobol = false): Estimate => {
  if (state.kind === 'statement') {
    const value = shareOf(state.counts)
    const [low, high] = intervalOf(state) ?? []
    return value === null || low === undefined || high === undefined ? none : { value, low, high }
  }
  const { moments, mean, sd, se, quantile } = summaryOf(state.column)
  if (mean === null) return none
  if (isSobol) {
    const value = typeof stat === 'object' ? quantile(stat.quantile) : stat === 'mean' ? mean : sd
    return fromScrambles(stat, value, heldValues(state.column))
  }
  if (typeof stat === 'object') {
    const p = stat.quantile
    const reach = z975 * Math.sqrt((p * (1 - p)) / moments.n)
    const at = (part: number): number => quantile(Math.min(1, Math.max(0, part))) ?? Number.NaN
    return { value: at(p), low: at(p - reach), high: at(p + reach) }
  }
  if (sd === null || se === null) return stat === 'mean' ? { value: mean, low: mean, high: mean } : none
  const [value, half] = stat === 'mean' ? [mean, z975 * se] : [sd, (z975 * sd) / Math.sqrt(2 * (moments.n - 1))]
  return { value, low: value - half, high: value + half }
}

/** The values of a formula over numbers made from all trials, for each list of such numbers. */
export const aggregateValues = (expr: Expr, lists: readonly (readonly number[])[]): number[] => {
  const names = (lists[0] ?? []).map((_, n): Param => ({ data: Float64Array.from(lists, list => list[n]), mask: -1 }))
  const value = closureOf(expr, names)
  return lists.map((_, i) => value(i))
}

/** Values across an interval, and the value itself. */
const across = ({ value, low, high }: Estimate, count: number): number[] => [
  ...Array.from({ length: count }, (_, k) => low + (k / (count - 1)) * (high - low)),
  value,
]

/**
 * Values that the numbers of a formula may as well have: of up to six every combination of some across their
 * intervals, of more the ends of one interval at a time, so that there are never many.
 */
export const combinationsOf = (estimates: readonly Estimate[]): number[][] => {
  const own = estimates.map(({ value }) => value)
  if (estimates.length > 6) return [own, ...estimates.flatMap((one, n) => across(one, 2).map(x => own.with(n, x)))]
  const count = estimates.length <= 3 ? 9 : 3
  return estimates.reduce<number[][]>(
    (found, one) => found.flatMap(numbers => across(one, count).map(x => [...numbers, x])),
    [[]],
  )
}
