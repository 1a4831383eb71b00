import { nearest } from '../../kernel/nearest.ts'
import type { Complain } from '../complain.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type Scalar } from '../yaml/tree.ts'
import { delimiters } from './read-table.ts'

/** What `{csv: deals.csv, column: amount, ...}` says; the nodes are for messages about them. */
export type CsvOptions = {
  readonly file: Scalar
  readonly column: Scalar
  readonly delimiter: string
  readonly paired: boolean
  readonly unit?: Scalar
  readonly cells: CellOptions
}

/** How cells are to be read. */
export type CellOptions = {
  /** Stated, the other of `,` and `.` may group thousands; unstated, cells are read as quantities of a scenario are. */
  readonly decimal?: '.' | ','
  /** What a plain number is a number of, such as `$` or `months`. */
  readonly unit?: string
  /** Leave out rows where the cell is blank. */
  readonly drop: boolean
}

/** The keys beside `csv`; `min` and `max` are read where those of other forms are. */
export const csvKeys: readonly string[] = [
  ...['csv', 'column', 'delimiter', 'decimal', 'missing', 'paired', 'unit', 'min', 'max'],
]

type Choice = { readonly choices: ReadonlyMap<string, string>; readonly help: string }

const choices: Readonly<Record<'delimiter' | 'decimal' | 'missing' | 'paired', Choice>> = {
  delimiter: {
    choices: new Map([...[...delimiters.keys()].map(sign => [sign, sign] as const), ['\\t', '\t'], ['tab', '\t']]),
    help: 'write ",", ";", "\\t" or "|", in quotes',
  },
  decimal: {
    choices: new Map([
      ['.', '.'],
      [',', ','],
    ]),
    help: 'write "." or ",", in quotes',
  },
  missing: { choices: new Map([['drop', 'drop']]), help: 'write "missing: drop", or remove it' },
  paired: {
    choices: new Map([
      ['true', 'true'],
      ['false', 'false'],
    ]),
    help: 'write true or false',
  },
}

/** The scalar of an entry; undefined after a complaint. */
const scalarOf = ({ key, keyPlace, value }: Entry, what: string, path: string, complain: Complain) => {
  if (value.kind === 'scalar' && value.text.trim() !== '') return value
  const isEmpty = value.kind === 'empty' || value.kind === 'scalar'
  complain(
    isEmpty ? 'E122' : 'E121',
    isEmpty ? `${quoted(key)} has no value` : `expected ${what}, found ${kindText(value)}`,
    {
      place: isEmpty ? keyPlace : value.place,
      path,
      help: `write ${what}`,
    },
  )
  return undefined
}

/** The options of a value from a CSV file; undefined after a complaint. */
export const readCsvOptions = (node: MapNode, path: string, complain: Complain): CsvOptions | undefined => {
  let fine = true
  for (const { key, keyPlace } of node.entries.values())
    if (!csvKeys.includes(key)) {
      complain('E101', `unknown key ${quoted(key)} beside "csv"`, {
        place: keyPlace,
        path,
        expected: oneOf(csvKeys),
        help: didYouMean(key, csvKeys),
      })
      fine = false
    }
  const text = (key: string, what: string): Scalar | undefined => {
    const entry = node.entries.get(key)
    const scalar = entry && scalarOf(entry, what, path, complain)
    if (entry !== undefined && scalar === undefined) fine = false
    return scalar
  }
  const choice = (key: keyof typeof choices): string | undefined => {
    // A tab in quotes is a text of blanks.
    const value = node.entries.get(key)?.value
    const scalar = value?.kind === 'scalar' && value.text === '\t' ? value : text(key, choices[key].help.slice(6))
    if (scalar === undefined) return undefined
    const known = choices[key].choices.get(scalar.text)
    if (known !== undefined) return known
    complain('E120', `${quoted(key)} cannot be ${quoted(scalar.text)}`, {
      place: scalar.place,
      path,
      help: choices[key].help,
    })
    fine = false
    return undefined
  }
  const file = text('csv', 'the path of a CSV file')
  const column = text('column', 'the name of a column')
  if (!node.entries.has('column')) {
    // A misspelt key has been complained of.
    const isMeant = [...node.entries.keys()].some(key => !csvKeys.includes(key) && nearest(key, csvKeys) === 'column')
    if (!isMeant)
      complain('E125', '"csv" needs the name of a column', {
        place: node.entries.get('csv')?.keyPlace ?? node.place,
        path,
        help: 'add "column: amount" with the name that stands in the header',
      })
    fine = false
  }
  const [delimiter, decimal] = [choice('delimiter'), choice('decimal')]
  const [missing, paired] = [choice('missing'), choice('paired')]
  const unit = text('unit', 'what the numbers are, such as $ or months')
  if (!fine || file === undefined || column === undefined) return undefined
  if (missing === 'drop' && paired === 'true') {
    complain('E121', '"missing: drop" and "paired: true" do not go together', {
      place: node.entries.get('missing')?.keyPlace ?? node.place,
      path,
      help: 'remove one of them: a paired row is drawn whole, so that every cell is needed',
    })
    return undefined
  }
  return {
    file,
    column,
    delimiter: delimiter ?? ',',
    paired: paired === 'true',
    ...(unit === undefined ? {} : { unit }),
    cells: {
      drop: missing === 'drop',
      ...(decimal === '.' || decimal === ',' ? { decimal } : {}),
      ...(unit === undefined ? {} : { unit: unit.text.trim() }),
    },
  }
}
