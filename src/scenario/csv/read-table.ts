import type { SourceFile } from '../../kernel/issue.ts'
import type { Cell, Table } from '../tools.ts'
import { quoted } from '../words.ts'
import { type CsvProblem, cellText, type Records, readRecords, tableLimits } from './records.ts'

/** The delimiters that a table may have, by what stands in the file, and how a scenario writes them. */
export const delimiters: ReadonlyMap<string, string> = new Map([
  [',', 'delimiter: ","'],
  [';', 'delimiter: ";"'],
  ['\t', 'delimiter: "\\t"'],
  ['|', 'delimiter: "|"'],
])

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** Problems of one kind that are told at most. */
const most = 5

/** A header in one piece, in which another delimiter stands. */
const otherDelimiter = (header: string, delimiter: string): CsvProblem | undefined => {
  if (header.startsWith('"')) return undefined
  const counts = [...delimiters.keys()].map(sign => [sign, header.split(sign).length - 1] as const)
  const [sign, count] = counts.filter(([one]) => one !== delimiter).reduce((a, b) => (b[1] > a[1] ? b : a))
  if (count === 0) return undefined
  const shown = sign === '\t' ? 'tabs' : quoted(sign)
  return {
    problem: `looks separated by ${shown}: the header has no ${delimiter === '\t' ? 'tab' : quoted(delimiter)}`,
    start: 0,
    end: header.length,
    help: `beside "csv" add ${delimiters.get(sign)}`,
  }
}

type Column = { readonly name: string; readonly start: number; readonly end: number }

const headerProblems = (columns: readonly Column[]): readonly CsvProblem[] => {
  const seen = new Map<string, Column>()
  const problems: CsvProblem[] = []
  for (const [index, column] of columns.entries()) {
    const { name, start, end } = column
    const first = seen.get(name)
    if (name === '')
      problems.push({ problem: `column ${index + 1} has no name`, start, end, help: 'write a name into the header' })
    else if (reserved.has(name))
      problems.push({ problem: `${quoted(name)} is a reserved name`, start, end, help: 'choose another name' })
    else if (first !== undefined)
      problems.push({
        problem: `two columns are called ${quoted(name)}`,
        start,
        end,
        help: 'rename one of them',
        also: { start: first.start, end: first.end, note: 'the other one' },
      })
    else seen.set(name, column)
  }
  return problems
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Rows that have not as many cells as the header; after the fifth only how many there are. */
const rowProblems = ({ bounds, rows }: Records, width: number, delimiter: string): readonly CsvProblem[] => {
  const cells = bounds.length / 2
  const sizes = rows.map((first, row) => (rows[row + 1] ?? cells) - first)
  const wrong = sizes.flatMap((size, row) => (size === width ? [] : [row]))
  const span = (row: number) => ({ start: bounds[2 * rows[row]], end: bounds[2 * (rows[row] + sizes[row]) - 1] })
  const problems = wrong.slice(0, most).map((row): CsvProblem => {
    const help =
      sizes[row] > width
        ? `put a cell that holds ${delimiter === '\t' ? 'a tab' : quoted(delimiter)} in quotes`
        : `add what is missing; nothing between two ${delimiter === '\t' ? 'tabs' : quoted(delimiter)} is an empty cell`
    const problem = `row ${row + 1} has ${counted(sizes[row], 'cell')}, expected ${width}`
    return { problem, ...span(row), help }
  })
  const left = wrong.length - most
  if (left <= 0) return problems
  const problem = `${left} more ${left === 1 ? 'row has' : 'rows have'} too few or too many cells`
  return [...problems, { problem, ...span(wrong[most]) }]
}

/** A CSV file as a table, or all that is wrong with its form. Its first row holds the names of the columns. */
export const readTable = (file: SourceFile, delimiter: string): Table | readonly CsvProblem[] => {
  const { name, text } = file
  const records = readRecords(text, delimiter)
  if ('problem' in records) {
    // In another delimiter's file quotes stand where none may be; the header tells it first.
    const [header] = text.slice(0, tableLimits.cell).split('\n', 1)
    const meant = header.includes(delimiter) ? undefined : otherDelimiter(header, delimiter)
    return [meant ?? records]
  }
  const { bounds, rows } = records
  if (rows.length === 0)
    return [{ problem: 'an empty table', start: 0, end: 0, help: 'write a header and at least one row' }]
  const width = rows[1] ?? bounds.length / 2
  const columns = Array.from({ length: width }, (_, i): Column => {
    const [start, end] = [bounds[2 * i], bounds[2 * i + 1]]
    return { name: cellText(text, start, end).trim(), start, end }
  })
  const headerEnd = columns[width - 1].end
  const other = width === 1 ? otherDelimiter(text.slice(0, headerEnd), delimiter) : undefined
  if (other !== undefined) return [other]
  if (width > tableLimits.columns)
    return [
      {
        problem: `${width} columns; at most ${tableLimits.columns} are allowed`,
        start: columns[tableLimits.columns].start,
        end: headerEnd,
        help: 'keep the columns that are used',
      },
    ]
  const problems = [...headerProblems(columns), ...rowProblems(records, width, delimiter)]
  if (problems.length > 0) return problems
  if (rows.length === 1)
    return [{ problem: 'a table with a header and no rows', start: 0, end: headerEnd, help: 'add at least one row' }]
  const cellsOf = (column: number): readonly Cell[] =>
    rows.slice(1).map(first => {
      const [start, end] = [bounds[2 * (first + column)], bounds[2 * (first + column) + 1]]
      return { text: cellText(text, start, end).trim(), place: { file, start, end } }
    })
  const names = columns.map(column => column.name)
  return {
    name,
    names,
    header: columns.map(({ name: text, start, end }) => ({ text, place: { file, start, end } })),
    cells: column => {
      const index = names.indexOf(column)
      return index < 0 ? undefined : cellsOf(index)
    },
  }
}
