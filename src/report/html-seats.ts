import type { Outcome } from '../study/outcome.ts'
import type { Result } from '../study/result.ts'
import { type CellText, cellTexts } from './cell-text.ts'
import { figureLink } from './html-figures.ts'
import { scrollBox } from './html-scroll.ts'
import { htmlText } from './html-text.ts'
import { type Cell, type FilledRow, seatRows } from './seat-rows.ts'
import { extentOf } from './sparkline.ts'
import { strategyTitles } from './strategy-titles.ts'

const size = { width: 104, height: 26, edge: 2 } as const

/** A path of medians as a thin line; all strategies share one scale. A path of a single value is a dot. */
const pathSvg = (values: readonly (number | null)[], extent: readonly [number, number]): string => {
  const span = extent[1] - extent[0] || 1
  const wide = Math.max(values.length - 1, 1)
  const points = values.flatMap((value, i) => {
    if (value === null || !Number.isFinite(value)) return []
    const x = size.edge + (i / wide) * (size.width - 2 * size.edge)
    const y = size.height - size.edge - ((value - extent[0]) / span) * (size.height - 2 * size.edge)
    return [`${x.toFixed(1)},${y.toFixed(1)}`]
  })
  if (points.length === 0) return ''
  const line = points.length === 1 ? [...points, ...points] : points
  return `<svg class="path" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="median over time"><polyline points="${line.join(' ')}"/></svg>`
}

const cellHtml = (text: CellText): string => {
  const tone = text.tone === undefined ? '' : ` ${text.tone}`
  const aside = text.aside === '' ? '' : ` <span class="aside">${htmlText(text.aside)}</span>`
  return text.main === '' ? '<td></td>' : `<td><span class="main${tone}">${htmlText(text.main)}</span>${aside}</td>`
}

const pathCell = (cell: Cell, extent: readonly [number, number] | null, from: number): string =>
  cell?.kind === 'path' && extent ? `<td>${pathSvg(cell.values.slice(from), extent)}</td>` : '<td></td>'

/** Where the first of the paths has its first value. */
const startOf = (cells: readonly Cell[]): number => {
  const starts = cells.map(cell => (cell?.kind === 'path' ? cell.values.findIndex(value => value !== null) : -1))
  return Math.min(...starts.filter(start => start >= 0), Number.MAX_SAFE_INTEGER)
}

const rowHtml = (row: FilledRow, result: Result): string => {
  const extent = extentOf(row.cells.map(cell => (cell?.kind === 'path' ? cell.values : [])))
  const cells =
    row.show === 'path'
      ? row.cells.map(cell => pathCell(cell, extent, startOf(row.cells)))
      : cellTexts(row, true).map(cellHtml)
  return `<tr${row.show === 'change' ? ' class="change"' : ''}><th scope="row">${figureLink(result, row.metric, htmlText(row.label))}</th>${cells.join('')}</tr>`
}

/** The table of both seats: a column per strategy, the seats one below the other. */
export const seatsHtml = (outcome: Outcome): string => {
  const { result } = outcome
  const { strategies } = result
  const heads = [...strategyTitles(result)].map(([id, title]) => {
    const quo = id === outcome.against && strategies.length > 1 ? ' <span class="quo">status quo</span>' : ''
    const place = result.pareto.find(({ strategy }) => strategy === id)
    const mark = place?.efficient && result.pareto.length > 2 ? ' <span class="quo">unbeaten</span>' : ''
    return `<th scope="col">${htmlText(title)}${quo}${mark}</th>`
  })
  let seat = ''
  const body = seatRows(outcome).map(row => {
    const head =
      row.seat === seat
        ? ''
        : `<tr class="seat"><th colspan="${strategies.length + 1}" scope="rowgroup"><span>${row.seat}</span></th></tr>`
    seat = row.seat
    return `${head}${rowHtml(row, result)}`
  })
  const table = `<table class="seats"><colgroup><col class="labels">${'<col>'.repeat(strategies.length)}</colgroup><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
  return scrollBox('Both seats, side by side', table)
}
