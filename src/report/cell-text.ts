import { oftenText } from './futures-text.ts'
import { figureText, rangeText } from './number-text.ts'
import { paybackCell } from './payback-text.ts'
import type { Cell, FilledRow } from './seat-rows.ts'
import { extentOf, sparkline } from './sparkline.ts'

/** A cell in words: what to read first, and what stands beside it. */
export type CellText = {
  readonly main: string
  readonly aside: string
  /** Whether a change is for the better; none for levels, for no change and for even odds. */
  readonly tone?: 'good' | 'bad'
}

const toneOf = (change: number | null): Partial<Pick<CellText, 'tone'>> =>
  change === null || change === 0 ? {} : { tone: change > 0 ? 'good' : 'bad' }

const marks = 12

/**
 * The texts of a row, in the order of its cells; empty where a strategy has nothing to show. Paths share one scale, so
 * that a higher mark is a higher value in any of them.
 */
export const cellTexts = (row: FilledRow, unicode: boolean): CellText[] => {
  const extent = extentOf(row.cells.map(cell => (cell?.kind === 'path' ? cell.values : [])))
  return row.cells.map((cell: Cell): CellText => {
    if (cell === null) return { main: '', aside: '' }
    if (cell.kind === 'path') return { main: sparkline(cell.values, { count: marks, extent, unicode }), aside: '' }
    if (cell.kind === 'payback') return paybackCell(cell.payback, cell.futures)
    if (cell.kind === 'number') return { main: figureText(cell.value, cell.unit), aside: '' }
    if (cell.kind === 'change') {
      const { p50, pGreater, pEqual, unit } = cell.difference
      if (pEqual === 1) return { main: 'the same', aside: '' }
      const often =
        pGreater === null
          ? ''
          : oftenText(pGreater, cell.futures).replace('fewer than ', '<').replace('more than ', '>')
      return { main: figureText(p50, unit, true), aside: often, ...toneOf(p50) }
    }
    const { unit, mean, p10, p50, p90 } = cell.figures
    if (row.show === 'chance') return { main: figureText(mean, '1'), aside: '' }
    if (row.show === 'ceiling' && p50 !== null && p90 !== p50)
      return { main: figureText(p50, unit), aside: `P90 ${figureText(p90, unit)}` }
    const range = row.show === 'range' && p50 !== null && p10 !== p90 ? rangeText(p10, p90, unit) : ''
    return { main: figureText(p50, unit), aside: range }
  })
}
