import type { Table } from './tables.ts'

export type CsvOptions = {
  /**
   * Whether a text that a spreadsheet would take for a formula gets a `'` in front (default). Switch it off for
   * programs that read the text as it is.
   */
  readonly escapeFormulas?: boolean
}

/** What a spreadsheet may read as the start of a formula, at the start of a text or of a line in it. */
const formula = /(^|[\r\n])[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u
const tabFirst = /^[ \u00a0]*[\t\r]/

/** The text, with a `'` in front when a spreadsheet could run it. */
export const escapeFormula = (text: string): string => (formula.test(text) || tabFirst.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

/** The shortest digits that read back as the same number; nothing for null and for what is not a number. */
const numberCell = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '' : Object.is(value, -0) ? '-0' : String(value)

/**
 * The table as CSV (RFC 4180): a header, CRLF after every record, quotes where needed. Numbers are never touched, so
 * that they read back to the last bit; texts are kept from being run as formulas unless `escapeFormulas` is false.
 */
export const csvText = (table: Table, options: CsvOptions = {}): string => {
  const guard = options.escapeFormulas === false ? (text: string) => text : escapeFormula
  const rows = table.columns[0]?.values.length ?? 0
  const lines = [table.columns.map(column => quoted(guard(column.name))).join(',')]
  for (let row = 0; row < rows; row++) {
    const cells = table.columns.map(column =>
      column.type === 'number' ? numberCell(column.values[row]) : quoted(guard(column.values[row])),
    )
    lines.push(cells.join(','))
  }
  return lines.map(line => `${line}\r\n`).join('')
}
