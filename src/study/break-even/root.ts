import { z975 } from '../../summarise/counts.ts'
import type { BreakEvenAnswer } from '../result.ts'

/** A mean over trials at some value, with its standard error. */
export type Sample = { readonly at: number; readonly mean: number; readonly se: number }

/** A mean this much smaller than its error, or than the mean at an end, is at zero. */
const near = { error: 0.02, end: 1e-9 }

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
 * and Jarratt 1971, "A modified regula falsi method"), which never leaves the bracket, until the mean is small beside
 * its error or `most` samples are taken. The interval is that of the mean, 1.96 standard errors to each side, over its
 * slope. Null when the mean has no value at an end.
 */
export const crossing = async (
  sample: (at: number) => Promise<Sample | null>,
  between: readonly [number, number],
  most: number,
): Promise<BreakEvenAnswer | null> => {
  const [low, high] = [await sample(between[0]), await sample(between[1])]
  if (low === null || high === null) return null
  if (low.mean === 0 && high.mean === 0) return { at: between[0], wins: null, ci95: between, close: true }
  if (low.mean * high.mean > 0) return oneSided(low, high)
  const samples: Sample[] = [low, high]
  const small = near.end * (Math.abs(low.mean) + Math.abs(high.mean))
  const isThere = ({ mean, se }: Sample): boolean => Math.abs(mean) <= Math.max(near.error * se, small)
  let [a, b] = [low, high]
  let [left, right] = [low.mean, high.mean] // what the rule takes the ends for
  while (samples.length < most && !isThere(a) && !isThere(b)) {
    const next = await sample(a.at + (b.at - a.at) * (left / (left - right)))
    if (next === null) return null
    samples.push(next)
    if (next.mean * b.mean < 0) {
      a = b
      left = right
    } else left /= 2
    b = next
    right = next.mean
  }
  const at = a.mean === b.mean ? b.at : inside(line(a, b), [Math.min(a.at, b.at), Math.max(a.at, b.at)])
  const slope = slopeAt(samples, at, (between[1] - between[0]) / 20)
  const closest = samples.reduce((x, y) => (Math.abs(y.at - at) < Math.abs(x.at - at) ? y : x))
  const half = (z975 * closest.se) / Math.abs(slope)
  const open = Number.isFinite(half) ? half : between[1] - between[0]
  return {
    at,
    wins: high.mean > low.mean ? 'above' : 'below',
    ci95: [inside(at - open, between), inside(at + open, between)],
    close: at - open < between[0] || at + open > between[1],
  }
}
