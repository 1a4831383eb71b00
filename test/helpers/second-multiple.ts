/**
 * The multiple once more, from the words of the issue and not from the code: tables of points, interpolated. Shares and
 * growth as fractions; `undefined` where they are not known.
 */
export type Seen = {
  readonly ebitda: number
  readonly recurring: number | undefined
  readonly topCustomer: number
  readonly vendor: number | undefined
  readonly growth: number | undefined
  readonly luck: number
}

type Points = readonly (readonly [number, number])[]

/** Straight between points; flat, or the nearest straight on, beyond them. */
const through = (points: Points, x: number, beyond: 'flat' | 'straight'): number => {
  const inner = points.findIndex(([from], n) => n > 0 && x <= from)
  const n = inner === -1 ? points.length - 1 : inner
  const [[x0, y0], [x1, y1]] = [points[n - 1], points[n]]
  const at = beyond === 'flat' ? Math.min(Math.max(x, points[0][0]), points[points.length - 1][0]) : x
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
}

export const sizes: Points = [
  [250e3, 3.5],
  [1e6, 5],
  [2e6, 6],
  [5e6, 8],
  [10e6, 9],
]
const recurring: Points = [
  [0.5, 0.7],
  [0.85, 1.2],
]
const concentration: Points = [
  [0, 1],
  [0.1, 1],
  [0.15, 0.9],
  [0.25, 0.7],
]

const clamp = (low: number, x: number, high: number): number => (x < low ? low : x > high ? high : x)

export const factorsOf = (seen: Seen) => ({
  size: through(
    sizes.map(([x, y]) => [Math.log(x), y]),
    seen.ebitda > 0 ? Math.log(seen.ebitda) : 0,
    'flat',
  ),
  recurring: seen.recurring === undefined ? 1 : clamp(0.6, through(recurring, seen.recurring, 'straight'), 1.3),
  customers: through(concentration, seen.topCustomer, 'flat'),
  vendor: seen.vendor === undefined ? 1 : 1 - (1 - through(concentration, seen.vendor, 'flat')) / 2,
  growth: seen.growth === undefined ? 1 : clamp(0.8, 1 + 0.5 * (seen.growth - 0.08), 1.25),
  luck: seen.luck,
})

export const multipleOf = (seen: Seen): number =>
  clamp(
    2,
    Object.values(factorsOf(seen)).reduce((a, b) => a * b),
    14,
  )

/** The values that the issue names, where the library has a spread around them. */
export const typical = { 'valuation.concentration.at15': 0.9, 'valuation.concentration.at25': 0.7 }
