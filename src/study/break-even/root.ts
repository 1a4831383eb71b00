import { z975 } from '../../summarise/counts.ts'
import type { BreakEvenAnswer } from '../beyond-levels.ts'
import { sideBySide } from '../side-by-side.ts'

/** A mean over trials at some value, with its standard error. */
export type Sample = { readonly at: number; readonly mean: number; readonly se: number }

/** A mean this much smaller than its error, or than the mean at an end, is at zero. */
const near = { error: 0.1, end: 1e-9 }

const inside = (x: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, x))

const line = (a: Sample, b: Sample): number => a.at + (b.at - a.at) * (a.mean / (a.mean - b.mean))

/** The slope at a place: of the narrowest pair of samples around it that are not too close to tell. */
const slopeAt = (samples: readonly Sample[], place: number, least: number): number => {
  const pairs = samples.flatMap(a =>
    samples.flatMap(b => (b.at - a.at >= least && a.at <= place && place <= b.at ? [{ a, b }] : [])),
  )
  const { a, b } = pairs.reduce((x, y) => (y.b.at - y.a.at < x.b.at - x.a.at ? y : x))
  return (b.mean - a.mean) / (b.at - a.at)
}

/** Ends on one side of zero: the first strategy wins everywhere, or nowhere; whether the errors leave that open. */
const oneSided = (a: Sample, b: Sample): BreakEvenAnswer => ({
  at: a.mean > 0 ? 'always' : 'never',
  wins: null,
  ci95: null,
  close: [a, b].some(({ mean, se }) => Math.abs(mean) < z975 * se),
})

/**
 * Where the mean of a difference is zero between two values, taking it to cross at most once: the Illinois rule (Dowell
 * and Jarratt 1971, "A modified regula falsi method"), which never leaves the bracket, halving it where two steps did not,
 * until the mean is small beside its error or `most` samples are taken. The interval is that of the mean, 1.96 standard
 * errors to each side, over its slope; with it goes what is left of the bracket where the samples did not suffice. Null
 * when the mean has no value at an end.
 */
export const crossing = async (
  sample: (at: number) => Promise<Sample | null>,
  between: readonly [number, number],
  most: number,
): Promise<BreakEvenAnswer | null> => {
  const [atLow, atHigh] = sideBySide(between.map(sample))
  const low = await atLow
  const high = low && (await atHigh)
  if (low === null || high === null) return null
  if (low.mean === 0 && high.mean === 0) return { at: between[0], wins: null, ci95: between, close: true }
  if (low.mean * high.mean > 0) return oneSided(low, high)
  const samples: Sample[] = [low, high]
  const small = near.end * (Math.abs(low.mean) + Math.abs(high.mean))
  const isThere = ({ mean, se }: Sample): boolean => Math.abs(mean) <= Math.max(near.error * se, small)
  let [a, b] = [low, high]
  let [left, right] = [low.mean, high.mean] // what the rule takes the ends for
  const widths = [between[1] - between[0]]
  while (samples.length < most && !isThere(a) && !isThere(b)) {
    const isSlow = widths.length > 2 && widths[widths.length - 1] > widths[widths.length - 3] / 2
    const next = await sample(isSlow ? (a.at + b.at) / 2 : a.at + (b.at - a.at) * (left / (left - right)))
    if (next === null) return null
    samples.push(next)
    if (next.mean * b.mean < 0) {
      a = b
      left = right
    } else left /= 2
    b = next
    right = next.mean
    if (isSlow) left = a.mean
    widths.push(Math.abs(b.at - a.at))
  }
  const bracket = [Math.min(a.at, b.at), Math.max(a.at, b.at)] as const
  const at = isThere(a) ? a.at : isThere(b) ? b.at : inside(line(a, b), bracket)
  const slope = slopeAt(samples, at, (between[1] - between[0]) / 20)
  const closest = samples.reduce((x, y) => (Math.abs(y.at - at) < Math.abs(x.at - at) ? y : x))
  const half = (z975 * closest.se) / Math.abs(slope)
  const open = Number.isFinite(half) ? half : between[1] - between[0]
  const known = isThere(a) || isThere(b) ? ([at, at] as const) : bracket
  return {
    at,
    wins: high.mean > low.mean ? 'above' : 'below',
    ci95: [inside(known[0] - open, between), inside(known[1] + open, between)],
    close: known[0] - open < between[0] || known[1] + open > between[1],
  }
}
