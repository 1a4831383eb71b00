import type { Metric } from '../../kernel/metric.ts'
import type { Unit } from '../../kernel/unit.ts'
import { isPlain, readCell } from '../csv/cell.ts'
import { unitProblem } from '../csv/unit-problem.ts'
import type { Known } from '../formula/figure.ts'
import type { Cell, Table, Tools } from '../tools.ts'
import { dateOf } from '../values/date.ts'
import { fitText } from '../values/fit.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, type Wrong } from '../wrong.ts'
import type { Scalar, TreeNode } from '../yaml/tree.ts'
import { type ActualsOptions, readActualsOptions } from './actuals-options.ts'
import type { Actuals } from './chart-ask.ts'

/** What a plain number of a metric is a number of. */
const plainUnits: Readonly<Partial<Record<Unit, string>>> = { USD: '$', months: 'months', hours: 'hours' }

/** Cells of a column that are complained of one by one. */
const most = 5

/** Rows are counted as a spreadsheet does: the header is row 1. */
type Row = { readonly row: number; readonly date: string; readonly value: number; readonly cell: Cell }

type Column = { readonly name: string; readonly cells: readonly Cell[] }

const columnOf = (
  table: Table,
  name: string,
  node: TreeNode,
  path: string,
  key: 'date' | 'value',
  file: Scalar,
  { complain }: Tools,
): Column | undefined => {
  const cells = table.cells(name)
  if (cells !== undefined) return { name, cells }
  const likely = table.names.find(one => (one === 'date') === (key === 'date')) ?? table.names[0]
  complain('E124', `${quoted(table.name)} has no column ${quoted(name)}`, {
    place: node.place,
    path,
    expected: oneOf(table.names),
    help: didYouMean(name, table.names) ?? `say which it is: {csv: ${file.text.trim()}, ${key}: ${likely}}`,
  })
  return undefined
}

const dateIn = (text: string): string | { readonly problem: string; readonly help: string } => {
  const date = dateOf(text)
  if ('problem' in date) return { problem: date.problem, help: 'write the day of each value as 2026-01-31' }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  return { problem: `${quoted(text)} is not a day`, help: 'write the last day of it, such as 2026-01-31' }
}

const valueIn = (text: string, unit: Unit, { decimal, unit: said }: ActualsOptions) => {
  const plain = said?.text.trim() ?? plainUnits[unit]
  const most = unit === '1' && !text.includes('%') ? 1 : 1e15
  return readCell(
    text,
    { drop: false, ...(decimal === undefined ? {} : { decimal }), ...(plain === undefined ? {} : { unit: plain }) },
    one => fitText(one, { unit, range: [-most, most] }),
  )
}

/** What is wrong with a stated unit, where plain numbers need it; undefined if nothing is. */
const wrongUnit = ({ cells }: Column, unit: Unit, { unit: said }: ActualsOptions): Wrong | undefined =>
  said !== undefined && cells.some(({ text }) => isPlain(text))
    ? unitProblem(said.text.trim(), one => fitText(one, { unit, range: [-1e15, 1e15] }))
    : undefined

/** The rows of a table as dates and values; undefined after a complaint about any of them. */
const rowsOf = (
  dates: Column,
  values: Column,
  unit: Unit,
  options: ActualsOptions,
  path: string,
  { complain }: Tools,
): readonly Row[] | undefined => {
  const rows: Row[] = []
  let bad = 0
  const ofUnit = wrongUnit(values, unit, options)
  if (options.unit !== undefined && ofUnit !== undefined) complainOf(ofUnit, options.unit, path, complain)
  const wrong = (cell: Cell, row: number, column: string, problem: string, help?: string, expected?: string): void => {
    if (bad++ < most)
      complain('E146', `row ${row}, column ${quoted(column)}: ${problem}`, { place: cell.place, path, expected, help })
  }
  for (const [n, cell] of dates.cells.entries()) {
    const row = n + 2
    const date = dateIn(cell.text.trim())
    const amount = values.cells[n]
    const value = valueIn(amount.text, unit, options)
    if (typeof date !== 'string') wrong(cell, row, dates.name, date.problem, date.help)
    if (isWrong(value) && !(ofUnit !== undefined && isPlain(amount.text)))
      wrong(amount, row, values.name, value.problem, value.help, value.expected)
    if (typeof date !== 'string' || isWrong(value)) continue
    const before = rows[rows.length - 1]
    if (before !== undefined && before.date >= date) {
      const problem =
        before.date === date
          ? `${date} is there twice, also in row ${before.row}`
          : `${date} comes after ${before.date} in row ${before.row}`
      wrong(cell, row, dates.name, problem, 'sort the rows by date, one for each day')
    } else rows.push({ row, date, value: value.value, cell })
  }
  if (bad > most)
    complain('E146', `${bad - most} more ${bad - most === 1 ? 'cell' : 'cells'} of these columns cannot be read`, {
      place: dates.cells[0].place,
      path,
    })
  return bad > 0 || ofUnit !== undefined ? undefined : rows
}

/** What was measured of a metric, from a CSV file; undefined after a complaint. */
export const readActuals = (
  node: TreeNode,
  metric: Metric,
  path: string,
  { calendar }: Known,
  tools: Tools,
): Actuals | undefined => {
  const options = readActualsOptions(node, path, tools.complain)
  if (options === undefined) return undefined
  const { file, date, value, delimiter } = options
  const table = tools.table(file.text.trim(), file.place, delimiter)
  if (table === undefined) return undefined
  const dates = columnOf(table, date?.text ?? 'date', date ?? file, path, 'date', file, tools)
  const values = columnOf(table, value?.text ?? metric.id, value ?? file, path, 'value', file, tools)
  if (dates === undefined || values === undefined) return undefined
  const rows = rowsOf(dates, values, metric.unit, options, path, tools)
  if (rows === undefined) return undefined
  const { start, ends } = calendar()
  const last = ends[ends.length - 1]
  const inside = rows.filter(one => one.date >= start && one.date <= last)
  const outside = rows.find(one => !inside.includes(one))
  const horizon = `the horizon is ${start} to ${last}`
  if (inside.length === 0) {
    tools.complain('E154', 'none of the measured values lies in the horizon', {
      place: outside?.cell.place ?? file.place,
      path,
      expected: horizon,
      help: 'check the dates, or "start" under "time"',
    })
    return undefined
  }
  if (outside !== undefined) {
    const count = rows.length - inside.length
    tools.warn('E193', `${count} of ${rows.length} measured values lie outside the horizon: no chart shows them`, {
      place: outside.cell.place,
      path,
      expected: horizon,
      help: 'remove those rows, or move "start" under "time"',
    })
  }
  return { dates: inside.map(one => one.date), values: inside.map(one => one.value) }
}
