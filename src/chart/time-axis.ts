const dayLength = 86_400_000
const monthLength = 30.4375 * dayLength

/** Round dates on an axis, in milliseconds since 1970 (UTC), and the expression that writes them. */
export type TimeAxis = { readonly values: readonly number[]; readonly labelExpr: string }

const label = (format: string): string => `utcFormat(datum.value, '${format}')`

/** First moment of a month, counted from January of the year 0. */
const startOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12)

const monthStarts = (from: number, to: number, step: number): number[] => {
  const first = new Date(from).getUTCFullYear() * 12 + new Date(from).getUTCMonth()
  const starts: number[] = []
  for (let month = Math.ceil(first / step) * step; startOf(month) <= to; month += step)
    if (startOf(month) >= from) starts.push(startOf(month))
  return starts
}

/** Years where a span of several years allows it, else months, else days; as many as fit into `width` pixels. */
export const timeAxis = ([from, to]: readonly [number, number], width: number): TimeAxis => {
  const months = (to - from) / monthLength
  const roomForMonths = Math.max(Math.floor(width / 52), 1)
  const byMonth = [1, 2, 3, 6].find(step => months / step <= roomForMonths)
  if (months > 2.5 && byMonth !== undefined)
    return { values: monthStarts(from, to, byMonth), labelExpr: label('%b %y') }
  if (months > 2.5) {
    const byYear = [1, 2, 3, 5, 10, 20].find(step => months / 12 / step <= width / 38) ?? 50
    return { values: monthStarts(from, to, byYear * 12), labelExpr: label('%Y') }
  }
  const days = Math.max(Math.ceil((to - from) / dayLength / roomForMonths), 1)
  const first = Math.ceil(from / dayLength)
  const count = Math.floor((to / dayLength - first) / days) + 1
  return { values: Array.from({ length: count }, (_, i) => (first + i * days) * dayLength), labelExpr: label('%-d %b') }
}
