/** An axis: its ends and the round numbers marked on it, both in the unit of the data. */
export type Scale = { readonly domain: readonly [number, number]; readonly ticks: readonly number[] }

const stepFor = (span: number, count: number): number => {
  const raw = span / Math.max(count, 1)
  const power = Number(`1e${raw.toExponential().split('e')[1]}`)
  const lead = raw / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10) * power
}

/** Round numbers inside the ends, about `count` of them; 0 is among them whenever it lies inside. */
export const ticksOf = (low: number, high: number, count: number): number[] =>
  multiples(low, high, stepFor(high - low, count))

const multiples = (low: number, high: number, step: number): number[] => {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** The least and the greatest finite value; 0 to 1 when there is none, and never an empty span. */
export const extentOf = (values: Iterable<number | null>): [number, number] => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return [0, 1]
  if (low < high) return [low, high]
  const room = Math.abs(low) * 0.1 || 1
  return [low - room, high + room]
}

/** An axis whose ends are round numbers around the values; it takes in 0 unless the values lie far from it. */
export const roundScale = (low: number, high: number, count: number): Scale => {
  const near = (high - low) * 1.5
  const from = low > 0 && low < near ? 0 : low
  const to = high < 0 && -high < near ? 0 : high
  const step = stepFor(to - from, count)
  const ends: [number, number] = [Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step]
  return { domain: ends, ticks: multiples(ends[0], ends[1], step) }
}

/** Quantile of ascending values, by linear interpolation between neighbours (type 7). NaN when there are none. */
export const quantileOf = (sorted: ArrayLike<number>, p: number): number => {
  if (sorted.length === 0) return Number.NaN
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}

/** Moves positions apart until neighbours are `gap` apart, inside the limits as far as they fit; keeps their order. */
export const spread = (wanted: readonly number[], gap: number, low: number, high: number): number[] => {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const placed = [...wanted]
  let floor = low
  for (const i of order) floor = (placed[i] = Math.max(placed[i]!, floor)) + gap
  let ceiling = high
  for (const i of order.reverse()) ceiling = (placed[i] = Math.min(placed[i]!, ceiling)) - gap
  return placed
}
