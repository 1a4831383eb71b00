import { htmlText } from '../../src/report/html-text.ts'
import { countText, plainText } from '../../src/report/number-text.ts'
import type { CellValue, ShownTable } from './output.ts'

const cellText = (value: CellValue): string => {
  if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))) return '–'
  if (typeof value === 'number') return Number.isInteger(value) ? countText(value) : plainText(value)
  return String(value)
}

/** Whether a column reads as numbers: its texts begin with a digit, a sign or a currency, or with what bounds a count. */
const isNumeric = (texts: readonly string[]): boolean => {
  const full = texts.filter(text => text !== '–' && text !== '')
  return full.length > 0 && full.every(text => /^(?:more than |fewer than |[<>])?[−+-]?\$?\d/.test(text))
}

/** A shown table, with numbers under one another. */
export const tableHtml = ({ names, rows, total }: ShownTable): string => {
  const texts = rows.map(row => row.map(cellText))
  const numeric = names.map((_, i) => isNumeric(texts.map(row => row[i]!)))
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell, i) => `<${tag}${numeric[i] ? ' class="number"' : ''}>${htmlText(cell)}</${tag}>`).join('')}</tr>`
  const body = texts.map(cells => row(cells, 'td')).join('')
  const more = total > rows.length ? `<p class="hint">${countText(total - rows.length)} more rows</p>` : ''
  return `<div class="scroll"><table class="shown"><thead>${row(names, 'th')}</thead><tbody>${body}</tbody></table></div>${more}`
}
