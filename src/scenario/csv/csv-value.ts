import type { Period } from '../../kernel/unit.ts'
import type { Quantity } from '../scenario.ts'
import type { Cell, Tools } from '../tools.ts'
import type { ReadEntry } from '../uncertain/uncertain.ts'
import type { Fitted } from '../values/fit.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong } from '../wrong.ts'
import type { MapNode } from '../yaml/tree.ts'
import { type BadCell, isMissing, isPlain, readCell } from './cell.ts'
import { type CsvOptions, readCsvOptions } from './options.ts'
import { unitProblem } from './unit-problem.ts'

/** Cells of a column that are complained of one by one. */
const most = 5

/** `like` is how many more are wrong in the same way, or in a way that the same option mends. */
type Bad = { readonly cell: Cell; readonly row: number; readonly wrong: BadCell; like: number }

type Good = Fitted & { readonly row: number; readonly cell: Cell }

/** Rows are counted as a spreadsheet does: the header is row 1. */
const readCells = (cells: readonly Cell[], options: CsvOptions, read: ReadEntry): { good: Good[]; bad: Bad[] } => {
  const [good, bad]: [Good[], Bad[]] = [[], []]
  const byMistake = new Map<string, Bad>()
  for (const [index, cell] of cells.entries()) {
    if (options.cells.drop && isMissing(cell.text)) continue
    const result = readCell(cell.text, options.cells, read)
    const row = index + 2
    if (!isWrong(result)) {
      good.push({ ...result, cell, row })
      continue
    }
    const mistake = result.option ?? result.problem
    const known = byMistake.get(mistake)
    if (known !== undefined) known.like++
    else {
      const one: Bad = { cell, row, wrong: result, like: 0 }
      bad.push(one)
      byMistake.set(mistake, one)
    }
  }
  return { good, bad }
}

const wayOut = ({ cell, wrong }: Bad, { paired }: CsvOptions): string | undefined => {
  if (paired && isMissing(cell.text)) return 'fill it in, or remove the row: a paired row is drawn whole'
  return wrong.option === undefined ? wrong.help : `beside "csv" ${wrong.option}`
}

const tell = (bad: readonly Bad[], options: CsvOptions, path: string, { complain }: Tools): void => {
  const column = quoted(options.column.text)
  for (const one of bad.slice(0, most)) {
    const { cell, row, wrong, like } = one
    complain(
      'E146',
      `row ${row}, column ${column}: ${wrong.problem}${like === 0 ? '' : ` (and ${like} more like it)`}`,
      {
        place: cell.place,
        path,
        expected: wrong.expected,
        help: wayOut(one, options),
      },
    )
  }
  const left = bad.length - most
  if (left > 0)
    complain('E146', `${left} more ${left === 1 ? 'cell' : 'cells'} of column ${column} cannot be read`, {
      place: bad[most].cell.place,
      path,
    })
}

/** The period that all values are per, or a complaint about the first that is not. */
const periodOf = (good: readonly Good[], path: string, { complain }: Tools): { per?: Period } | undefined => {
  const [first] = good
  const other = good.find(({ per }) => per !== first.per)
  if (other === undefined) return first.per === undefined ? {} : { per: first.per }
  complain('E146', `row ${other.row} is per ${other.per} but row ${first.row} is per ${first.per}`, {
    place: other.cell.place,
    path,
    help: 'write all of them per the same period',
  })
  return undefined
}

/** `{csv: deals.csv, column: amount}` as a quantity, each cell read by `read`; undefined after a complaint. */
export const csvValue = (node: MapNode, read: ReadEntry, path: string, tools: Tools): Quantity | undefined => {
  const options = readCsvOptions(node, path, tools.complain)
  if (options === undefined) return undefined
  const { file, column, delimiter, paired } = options
  const table = tools.table(file.text.trim(), file.place, delimiter)
  if (table === undefined) return undefined
  const cells = table.cells(column.text)
  if (cells === undefined) {
    tools.complain('E124', `${quoted(table.name)} has no column ${quoted(column.text)}`, {
      place: column.place,
      path,
      expected: oneOf(table.names),
      help: didYouMean(column.text, table.names),
    })
    return undefined
  }
  const { good, bad } = readCells(cells, options, read)
  const { unit } = options
  const isOfUnit = ({ cell }: Bad): boolean => isPlain(cell.text)
  const wrong = unit !== undefined && bad.some(isOfUnit) ? unitProblem(unit.text.trim(), read) : undefined
  if (unit !== undefined && wrong !== undefined) complainOf(wrong, unit, path, tools.complain)
  tell(wrong === undefined ? bad : bad.filter(one => !isOfUnit(one)), options, path, tools)
  if (bad.length > 0) return undefined
  if (good.length === 0) {
    tools.complain('E146', `column ${quoted(column.text)} has no values: every cell is blank`, {
      place: column.place,
      path,
      help: 'choose another column, or fill it in',
    })
    return undefined
  }
  if (unit !== undefined && !good.some(({ cell }) => isPlain(cell.text))) {
    const help = 'remove "unit"'
    tools.complain('E121', '"unit" is for plain numbers, and every cell says its own', {
      place: unit.place,
      path,
      help,
    })
    return undefined
  }
  const period = periodOf(good, path, tools)
  if (period === undefined) return undefined
  const values = good.map(({ value }) => value)
  if (paired) return { kind: 'row', values, rows: table.name, ...period }
  return { kind: 'law', law: { kind: 'empirical', params: [], values }, table: table.name, ...period }
}
