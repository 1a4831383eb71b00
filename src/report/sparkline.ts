const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const ascii = ['_', '.', '-', '~', '=', '+', '*', '#'] as const

/** The lowest and the highest value of several series, for sparklines that may be compared. Null when there is none. */
export const extentOf = (series: readonly (readonly (number | null)[])[]): readonly [number, number] | null => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of series.flat()) {
    if (value === null || !Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low > high ? null : [low, high]
}

/** Every n-th value, the first and the last among them; all of them when there are no more than `count`. */
const sampled = (values: readonly (number | null)[], count: number): (number | null)[] =>
  values.length <= count
    ? [...values]
    : Array.from({ length: count }, (_, i) => values[Math.round((i * (values.length - 1)) / (count - 1))])

/**
 * `▁▂▃▅▇`: one mark for each of at most `count` values, from the lowest to the highest of `extent`.
 * A blank where a value is missing; the lowest mark throughout when nothing varies.
 */
export const sparkline = (
  values: readonly (number | null)[],
  options: { readonly count: number; readonly extent: readonly [number, number] | null; readonly unicode: boolean },
): string => {
  const { extent } = options
  if (extent === null) return ''
  const marks = options.unicode ? blocks : ascii
  const span = extent[1] - extent[0]
  return sampled(values, Math.max(options.count, 2))
    .map(value => {
      if (value === null || !Number.isFinite(value)) return ' '
      const part = span > 0 ? (value - extent[0]) / span : 0
      return marks[Math.min(Math.max(Math.floor(part * marks.length), 0), marks.length - 1)]
    })
    .join('')
}
