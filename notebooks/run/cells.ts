/** A part of a notebook: prose, or code that is run. `line` is where its first line stands in the file, from 1. */
export type Cell = { readonly kind: 'markdown' | 'code'; readonly line: number; readonly lines: readonly string[] }

const marker = /^\/\/ %%(?<markdown> \[markdown\])?\s*(?<rest>.*)$/

const isBlank = (line: string): boolean => line.trim() === ''

/** A cell without the empty lines around it; nothing if it has no others. */
const trimmed = ({ kind, line, lines }: Cell): Cell[] => {
  const first = lines.findIndex(text => !isBlank(text))
  const last = lines.findLastIndex(text => !isBlank(text))
  return first < 0 ? [] : [{ kind, line: line + first, lines: lines.slice(first, last + 1) }]
}

const prose = (line: string): string => line.replace(/^\/\/ ?/, '')

/**
 * The cells of a file in the percent format: each begins with a line `// %%`, or `// %% [markdown]` for prose, which
 * stands in comments. What stands before the first such line is code.
 */
export const cellsOf = (text: string): readonly Cell[] => {
  const cells: { kind: Cell['kind']; line: number; lines: string[] }[] = [{ kind: 'code', line: 1, lines: [] }]
  text.split(/\r?\n/).forEach((line, i) => {
    const found = marker.exec(line)
    if (found) cells.push({ kind: found.groups!['markdown'] ? 'markdown' : 'code', line: i + 2, lines: [] })
    else cells.at(-1)!.lines.push(line)
  })
  return cells
    .flatMap(trimmed)
    .map(cell => (cell.kind === 'markdown' ? { ...cell, lines: cell.lines.map(prose) } : cell))
}

/** The lines of a prose cell that are code, by number: they would be run and not shown. */
export const strayCode = (text: string): readonly number[] => {
  let inProse = false
  return text.split(/\r?\n/).flatMap((line, i) => {
    const found = marker.exec(line)
    if (found) inProse = found.groups!['markdown'] !== undefined
    return inProse && !isBlank(line) && !line.startsWith('//') ? [i + 1] : []
  })
}

/** The file with a call at the start of every code cell, in place of the marker, so that every line keeps its number. */
export const withCalls = (text: string, call: (line: number) => string): string =>
  text
    .split(/\r?\n/)
    .map((line, i) =>
      marker.exec(line) && !marker.exec(line)!.groups!['markdown'] ? `;${call(i + 2)}; ${line}` : line,
    )
    .join('\n')
