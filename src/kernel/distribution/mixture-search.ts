import type { Part } from './mixture.ts'
import { countTo } from './points.ts'

/** The double below x, or a little less: what a distribution function is just before x. */
const before = (x: number): number => (x === 0 ? -Number.MIN_VALUE : x - Math.abs(x) * Number.EPSILON)

/**
 * The smallest x in (low, high] with excess(x) >= 0, where it is so at high and not at low: false position in the way
 * of Illinois, with a bisection where two tries have not halved the stretch.
 */
const crossing = (excess: (x: number) => number, from: number, to: number, atFrom: number, atTo: number): number => {
  let [low, high, fLow, fHigh] = [from, to, atFrom, atTo]
  let width = Number.POSITIVE_INFINITY
  let side = 0
  for (let i = 0; i < 400 && high - low > Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)); i++) {
    const isSlow = i % 3 === 2 && high - low > width / 2
    if (i % 3 === 2) width = high - low
    const secant = high - (fHigh * (high - low)) / (fHigh - fLow)
    const x = !isSlow && secant > low && secant < high ? secant : low + (high - low) / 2
    if (!(x > low && x < high)) break
    const f = excess(x)
    if (f >= 0) {
      if (side === 1) fLow /= 2
      ;[high, fHigh, side] = [x, f, 1]
    } else {
      if (side === -1) fHigh /= 2
      ;[low, fLow, side] = [x, f, -1]
    }
  }
  return high
}

/** The smallest whole number in (low, high] with excess >= 0, or undefined. */
const wholeCrossing = (excess: (x: number) => number, from: number, to: number): number | undefined => {
  let low = Math.floor(from)
  let high = Math.floor(to)
  if (high <= low || excess(high) < 0) return undefined
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (excess(middle) >= 0) high = middle
    else low = middle
  }
  return high
}

/**
 * The quantile function of a mixture: x for the probability u below and v = 1 - u above it, of which the smaller counts.
 * The answer lies between the smallest and the largest quantile of the parts. Values that have a probability of their
 * own are looked at first, because the distribution function jumps there; what is left is continuous.
 */
export const finder = (parts: readonly Part[], weights: readonly number[]): ((u: number, v: number) => number) => {
  const indices = parts.map((_, i) => i).filter(i => weights[i] > 0)
  const total = indices.reduce((sum, i) => sum + weights[i], 0)
  const present = indices.map(i => ({ part: parts[i], weight: weights[i] / total }))
  const points = Float64Array.from(new Set(present.flatMap(({ part }) => part.steps ?? []))).sort()
  const hasWhole = present.some(({ part }) => part.values === 'whole')
  return (u, v) => {
    const isLow = u <= 0.5
    const excessAt = (x: number, jumps: number): number => {
      let sum = 0
      for (const { part, weight } of present) {
        const at = part.values === 'line' ? x : jumps
        sum += weight * (isLow ? part.cdf(at) : part.upper(at))
      }
      return isLow ? sum - u : v - sum
    }
    const excess = (x: number) => excessAt(x, x)
    const excessBefore = (x: number) => excessAt(x, before(x))
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const { part } of present) {
      const x = isLow ? part.quantile(u) : part.upperQuantile(v)
      low = Math.min(low, x)
      high = Math.max(high, x)
    }
    if (!(low < high) || excess(low) >= 0) return low

    // the first jump that reaches u, if any does
    let first = countTo(points, low)
    let last = countTo(points, high)
    const end = last
    while (first < last) {
      const middle = (first + last) >> 1
      if (excess(points[middle]) >= 0) last = middle
      else first = middle + 1
    }
    if (first > 0) low = Math.max(low, points[first - 1])
    if (first < end) high = points[first]
    const whole = hasWhole ? wholeCrossing(excess, low, high) : undefined
    if (whole !== undefined) high = whole
    if (hasWhole) low = Math.max(low, Math.ceil(high) - 1)

    const atHigh = excessBefore(high)
    if (atHigh < 0) return high
    return crossing(excess, low, high, excess(low), atHigh)
  }
}
