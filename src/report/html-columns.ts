import type { Result } from '../study/result.ts'
import { figureLink } from './html-figures.ts'
import { scrollBox } from './html-scroll.ts'
import { htmlText } from './html-text.ts'
import { strategyTitles } from './strategy-titles.ts'

/** What a strategy has in a row: what to read first, and what stands beside it in grey. */
export type ColumnCell = { readonly main: string; readonly aside?: string; readonly tone?: 'good' | 'bad' }

/** `total`: a sum of the rows above it · `aside`: a row that explains the one above it. */
export type ColumnRow = {
  readonly label: string
  /** Beneath the label, in grey. */
  readonly why?: string
  readonly kind?: 'total' | 'aside'
  readonly cells: readonly ColumnCell[]
  /** The metric that its cells are of, where they are of one. */
  readonly metric?: string
}

const cellHtml = ({ main, aside, tone }: ColumnCell): string => {
  if (main === '') return '<td></td>'
  const rest = aside ? ` <span class="aside">${htmlText(aside)}</span>` : ''
  return `<td><span class="main${tone ? ` ${tone}` : ''}">${htmlText(main)}</span>${rest}</td>`
}

const rowHtml = ({ label, why, kind, cells, metric }: ColumnRow, result: Result): string => {
  const look = kind === 'total' ? ' class="total"' : kind === 'aside' ? ' class="change"' : ''
  const reason = why ? `<span class="aside">${htmlText(why)}</span>` : ''
  return `<tr${look}><th scope="row">${metric === undefined ? htmlText(label) : figureLink(result, metric, htmlText(label))}${reason}</th>${cells.map(cellHtml).join('')}</tr>`
}

/**
 * A table with the strategies as columns, in the order of the result. `label` says what it is of, for who does not see the
 * page; `caption` says it above the table, `look` names a style; empty for none.
 */
export const columnsHtml = (
  result: Result,
  rows: readonly ColumnRow[],
  label: string,
  caption = '',
  look = '',
): string => {
  const titles = [...strategyTitles(result).values()]
  const heads = titles.map(title => `<th scope="col">${htmlText(title)}</th>`).join('')
  const name = caption === '' ? '' : `<caption class="hint">${htmlText(caption)}</caption>`
  const table = `<table class="seats${look === '' ? '' : ` ${look}`}">${name}<colgroup><col class="labels">${'<col>'.repeat(titles.length)}</colgroup><thead><tr><td></td>${heads}</tr></thead><tbody>${rows.map(row => rowHtml(row, result)).join('\n')}</tbody></table>`
  return scrollBox(label, table)
}
