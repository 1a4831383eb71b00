import { csvKeys } from '../scenario/csv/options.ts'
import { choice, closedMap, type Schema, said, text } from './schema.ts'

const keys: Readonly<Record<string, Schema>> = {
  csv: said('The path of a CSV file, relative to this one.'),
  column: said('The name of a column, as it stands in the header.'),
  delimiter: {
    description: 'What stands between two cells, in quotes.\nWhen nobody says: ",".',
    ...text,
  },
  decimal: choice('What stands before the decimals; the other sign may group thousands.', ['.', ',']),
  missing: choice('Rows where the cell is blank are left out.', ['drop']),
  paired: {
    description: 'Columns of the same file are drawn together, one row a trial.\nWhen nobody says: false.',
    enum: [true, false, 'true', 'false'],
  },
  unit: said('What a plain number in a cell is a number of, such as $ or months.'),
  min: said('Cut off below this.'),
  max: said('Cut off above this.'),
}

/** A column of a table, as an uncertain value: one of its cells a trial. */
export const csvForm: Schema = closedMap(
  'csv, column',
  Object.fromEntries(csvKeys.map(key => [key, keys[key] ?? text])),
  ['csv', 'column'],
)

/** A table whose rows are the elements of a room. */
export const listedForm: Schema = closedMap(
  'a table, a row each',
  {
    csv: said(
      'The path of a CSV file, relative to this one: a row each, the columns named as its fields, "name" its name.',
    ),
    delimiter: keys['delimiter'],
  },
  ['csv'],
)
