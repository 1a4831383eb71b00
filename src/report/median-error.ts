import { quantileSorted } from '../summarise/quantile.ts'
import { byScramble, scrambleError, t975 } from '../summarise/scrambles.ts'

/**
 * Ranks (from 0) of the two order statistics that hold the median of any distribution in at least 95 of 100 samples
 * of this size: half the size, less and plus 0.98 of its square root, rounded outwards. Null below 8 values.
 */
export const medianRanks = (size: number): readonly [number, number] | null => {
  const low = Math.floor(size / 2 - 0.98 * Math.sqrt(size))
  return low < 1 ? null : [low - 1, size - low]
}

const knownOf = (values: Float64Array): Float64Array => values.filter(value => !Number.isNaN(value)).sort()

const middle = (sorted: Float64Array): number => {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
}

/**
 * The median, and half the width of its 95 % interval. It needs no assumption about the distribution: the interval runs
 * from one order statistic of the sample to another. Null when the sample is too small.
 */
export const medianSpread = (values: Float64Array): { readonly median: number; readonly half: number } | null => {
  const sorted = knownOf(values)
  const ranks = medianRanks(sorted.length)
  return ranks === null ? null : { median: middle(sorted), half: sorted[ranks[1]] / 2 - sorted[ranks[0]] / 2 }
}

/** The same of values whose inputs were drawn from points: from the medians of the 16 scrambles. Null where one has none. */
export const scrambledSpread = (values: Float64Array): { readonly median: number; readonly half: number } | null => {
  const sorted = knownOf(values)
  const error = scrambleError(byScramble(values).map(part => quantileSorted(knownOf(part), 0.5)))
  return error === null ? null : { median: middle(sorted), half: t975 * error }
}

/** The metrics whose medians head the comparison. */
export const headlineMetrics = ['partner.ownerValue', 'vendor.contribution'] as const

/** `1.4 %`, rounded up to two leading digits, because it is said to be at most that; `<0.1 %` below. */
export const errorText = (share: number): string => {
  const percent = share * 100
  if (percent === 0) return '0\u00a0%'
  if (percent < 0.1) return '<0.1\u00a0%'
  const decimals = percent < 9.95 ? 1 : 0
  const scale = decimals === 1 ? 10 : 1
  return `${(Math.ceil(percent * scale - 1e-9) / scale).toFixed(decimals)}\u00a0%`
}
