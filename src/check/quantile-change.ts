import { z975 } from '../summarise/counts.ts'
import type { Level } from './baseline.ts'
import { signFlipChance } from './sign-flip.ts'

/** The quantiles of a metric that are gated beside its mean. */
export const gatedQuantiles = ['p10', 'p90'] as const satisfies readonly (keyof Level)[]

export type GatedQuantile = (typeof gatedQuantiles)[number]

/** How much a quantile of one metric moved, judged by luck alone. */
export type QuantileChange = {
  /**
   * How likely it is that as many more futures lie on one side of it as do, if nothing had changed (two-sided); null
   * where no future has crossed it, so that nothing can be told.
   */
  readonly chance: number | null
  /** Standard error of the change of the quantile; null where it has none. */
  readonly noise: number | null
}

/** Futures that have come to lie below a level (1) or no longer do (-1), pair by pair; 0 for the others. */
const crossings = (was: Float64Array, is: Float64Array, isBelow: (x: number) => boolean): Float64Array =>
  was.map((x, i) => Number(isBelow(is[i])) - Number(isBelow(x)))

const isSome = (differences: Float64Array): boolean => differences.some(d => d !== 0)

/** Standard deviation of the mean of crossings. */
const spreadOf = (differences: Float64Array): number => {
  const n = differences.length
  let [sum, squares] = [0, 0]
  for (const d of differences) {
    sum += d
    squares += d * d
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / n)) / n
}

/** How far the values go for each share of them, around a quantile: over the 95 % interval of its rank. */
const slopeAt = (sorted: Float64Array, share: number): number => {
  const count = sorted.length
  const reach = Math.max(1, Math.round(z975 * Math.sqrt(count * share * (1 - share))))
  const middle = share * (count - 1)
  const [low, high] = [Math.max(0, Math.floor(middle) - reach), Math.min(count - 1, Math.ceil(middle) + reach)]
  return ((sorted[high] - sorted[low]) * count) / (high - low)
}

const changeAt = (share: number, sorted: Float64Array, was: Float64Array, is: Float64Array): QuantileChange => {
  const rank = Math.floor(share * (sorted.length - 1))
  const [level, above] = [sorted[rank], sorted[rank + 1]]
  const notAbove = crossings(was, is, x => x <= level)
  const all = level < above ? [notAbove] : [notAbove, crossings(was, is, x => x < level)]
  const noise = all.map(spreadOf).reduce((a, b) => Math.max(a, b)) * slopeAt(sorted, share)
  const told = { noise: Number.isFinite(noise) ? noise : null }
  const asked = all.filter(isSome)
  if (asked.length === 0) return { chance: null, ...told }
  const least = asked.map(signFlipChance).reduce((a, b) => Math.min(a, b))
  return { chance: Math.min(1, asked.length * least), ...told }
}

/**
 * The quantiles of two lists of futures compared pair by pair: on the same luck, or as they come (any pairs would do). A
 * list that is the longer goes on for nothing. No value may be NaN.
 *
 * The level is the quantile of all values of both lists, which is the same whichever of a pair is called old. So if
 * nothing changed, a pair with one value below the level and one above has its lower one on either side with equal
 * chance, and the count is binomial (McNemar 1947, exact). Where several values are equal to the level, both "below" and
 * "not above" are asked, and the less likely counts twice. The noise is that of the count over the density there, by order
 * statistics (Woodruff 1952).
 */
export const quantileChanges = (
  was: Float64Array,
  is: Float64Array,
): Readonly<Record<GatedQuantile, QuantileChange>> => {
  const count = Math.min(was.length, is.length)
  const [old, next] = [was.subarray(0, count), is.subarray(0, count)]
  if (count < 2) return ofEach(() => ({ chance: null, noise: null }))
  if (old.every((x, i) => x === next[i])) return ofEach(() => ({ chance: null, noise: 0 }))
  const sorted = new Float64Array(2 * count)
  sorted.set(old)
  sorted.set(next, count)
  sorted.sort()
  return ofEach(share => changeAt(share, sorted, old, next))
}

const ofEach = (of: (share: number) => QuantileChange): Readonly<Record<GatedQuantile, QuantileChange>> => ({
  p10: of(0.1),
  p90: of(0.9),
})
