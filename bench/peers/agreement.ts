/** What two tables of figures in the layout of bench/reference-expected.csv do not agree on. */
export interface Agreement {
  /** Figures that were compared. */
  readonly compared: number
  /** The largest |x - y| / max(1, |x|, |y|). */
  readonly worst: number
  /** A line for each figure beyond 1e-9, and for each row or column that is not there: where, found, expected. */
  readonly places: readonly string[]
}

/** Compares by the rule of bench/reference-model.md, section 12; a figure that is no number never agrees. */
export function disagreements(found: string, expected: string): Agreement {
  const [foundHead = '', ...foundRows] = found.trimEnd().split('\n')
  const [head = '', ...rows] = expected.trimEnd().split('\n')
  if (foundHead !== head) return { compared: 0, worst: Infinity, places: [`columns: ${foundHead}, not ${head}`] }
  const names = head.split(',')
  const places: string[] = []
  let compared = 0
  let worst = 0
  if (foundRows.length !== rows.length) places.push(`rows: ${foundRows.length}, not ${rows.length}`)
  rows.forEach((row, i) => {
    const y = row.split(',')
    const x = foundRows[i]?.split(',') ?? []
    const where = `${y[0]}, trial ${y[1]}`
    if (x[0] !== y[0] || x[1] !== y[1]) {
      places.push(`${where}: the row is not there`)
      return
    }
    for (let column = 2; column < names.length; column++) {
      const a = Number(x[column] || Number.NaN)
      const b = Number(y[column])
      const off = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
      compared++
      if (off > worst) worst = off
      if (!(off <= 1e-9)) places.push(`${where}, ${names[column]}: ${x[column]}, not ${y[column]}`)
    }
  })
  return { compared, worst, places }
}
