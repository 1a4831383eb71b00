import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers } from '../marks.ts'
import { moneyText } from '../number.ts'
import { roughWidth } from '../text.ts'
import {
  emptyChart,
  framed,
  type Head,
  ink,
  inside,
  muted,
  type Note,
  noteLayers,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { trialsText } from '../words.ts'
import type { SlipMatrixRecord } from './record.ts'

/** In time, and late or lost: the two are told apart by lightness as well as by hue. */
const inTime = '#6B7280'
const late = '#9F1239'

const labelWidth = 78
const dueWidth = 70
const endGap = 14
const headLines = 40
const widestCell = 140
const tallestCell = 88

/** The shade of a share of what was due: a few, so that a few layers do for all cells. */
const shadeOf = (share: number): number => (share >= 0.5 ? 0.48 : share >= 0.2 ? 0.3 : share >= 0.05 ? 0.16 : 0.08)

type Cell = Box & { readonly text: string; readonly isStrong: boolean }

const cellsOf = (record: SlipMatrixRecord, left: (n: number) => number, width: number, step: number): Cell[] =>
  record.rows.flatMap(({ due, cells }, r) =>
    cells.flatMap(({ value, late: quarters }, c): Cell[] =>
      value > 0
        ? [
            {
              x: left(c) + 1,
              x2: left(c) + width - 1,
              y: headLines + r * step + 1,
              y2: headLines + (r + 1) * step - 1,
              text: moneyText(value),
              colour: quarters === 0 ? inTime : late,
              opacity: shadeOf(value / due),
              isStrong: quarters !== 0 && value >= 0.05 * due,
            },
          ]
        : [],
    ),
  )

/** A matrix in pixels: rows by when orders were due, columns by when they were placed, then what was not. */
export const slipMatrixChart = (record: SlipMatrixRecord): TopLevelSpec => {
  const { rows, columns, byYear } = record
  const when = byYear
    ? 'fiscal year in which it was due (rows), and how many quarters later it was placed (columns)'
    : 'vendor\u2019s fiscal quarter in which it was due (rows) and in which it was placed (columns)'
  const open = columns.some(({ end }) => end === 'waiting')
    ? '; not placed: still in hand a year later or at the end'
    : ''
  const head: Head = {
    finding: record.finding,
    plotted: `First-year value of orders by the ${when}; means, ${trialsText(record.trials)}${open}`,
    source: record.source,
  }
  if (rows.length === 0) return emptyChart(head)
  const height = roomFor(head) + 24 // no axis below
  const before = labelWidth + dueWidth + endGap
  const firstEnd = columns.findIndex(({ end }) => end !== undefined)
  const width = Math.min((inside - before - (firstEnd < 0 ? 0 : endGap)) / columns.length, widestCell)
  const step = Math.min((height - headLines) / rows.length, tallestCell)
  const left = (n: number) => before + n * width + (firstEnd >= 0 && n >= firstEnd ? endGap : 0)
  const middle = (n: number) => left(n) + width / 2
  const cells = cellsOf(record, left, width, step)
  const widest = Math.max(...cells.map(({ text }) => roughWidth(text)), 1)
  const size = Math.max(Math.min(step > 60 ? 16 : 13, (width - 6) / widest, step - 5), 8)
  const baseline = (r: number) => headLines + (r + 0.5) * step + size * 0.36
  const label = { size: Math.min(size, 12) }
  const notes: Note[] = [
    { x: 0, y: headLines - 10, text: 'due in', ...label },
    { x: labelWidth + dueWidth, y: headLines - 10, text: 'due', align: 'right', ...label },
    ...columns.flatMap(({ lines, end }, n): Note[] => {
      const wide = Math.max(...lines.map(roughWidth), 1)
      const look = {
        align: 'center' as const,
        size: Math.min(12, size, (width - 4) / wide),
        colour: end === undefined ? muted : late,
      }
      const [above, below] = lines[1] === '' ? ['', lines[0]] : lines
      return [
        ...(above === '' ? [] : [{ x: middle(n), y: headLines - 10 - size * 1.2, text: above, ...look }]),
        { x: middle(n), y: headLines - 10, text: below, ...look },
      ]
    }),
    ...rows.flatMap(({ lines, due }, r): Note[] => [
      { x: 0, y: baseline(r), text: lines.join(' ').trim(), size, colour: ink },
      {
        x: labelWidth + dueWidth,
        y: baseline(r),
        text: moneyText(due),
        size,
        align: 'right',
        weight: 600,
        colour: ink,
      },
    ]),
    ...cells.map(
      ({ x, x2, y, y2, text, isStrong }): Note => ({
        x: (x + x2) / 2,
        y: (y + y2) / 2 + size * 0.36,
        text,
        size,
        align: 'center',
        weight: isStrong ? 600 : 400,
        colour: ink,
      }),
    ),
  ]
  return framed(head, 0, {
    width: inside,
    height: roomFor(head),
    layer: [...boxLayers(cells), ...noteLayers(notes), ...sourceLayers(head, 0, roomFor(head))],
  })
}
