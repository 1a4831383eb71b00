/** Rows under a head, the first column to the left and all others to the right. */
export const tableText = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column].length)))
  return all
    .map(row =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .map(line => `  ${line.trimEnd()}`)
    .join('\n')
}
