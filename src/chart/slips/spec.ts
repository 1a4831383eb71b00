import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers } from '../marks.ts'
import { moneyText, percentText } from '../number.ts'
import { roughWidth, shorten } from '../text.ts'
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
import type { SlipBar, SlipsRecord } from './record.ts'

const nameWidth = 150
const shareWidth = 118
const headLine = 26
const sideWidth = 250
const gap = 44
const mostRows = 8

/** Pixels of a bar: the largest leaves room for its value. */
const lengths = (values: readonly number[], room: number) => {
  const most = Math.max(...values, 0)
  const text = Math.max(...values.map(value => roughWidth(moneyText(value)) * 13), 0) + 8
  return (value: number) => (most > 0 ? (value / most) * (room - text) : 0)
}

type Place = Pick<Box, 'x' | 'x2' | 'y' | 'y2'>
type Row = { readonly bar: SlipBar; readonly top: number; readonly height: number }

const barLayers = (record: SlipsRecord, width: number, height: number): unknown[] => {
  const { bars, colour } = record
  const step = Math.min((height - headLine) / bars.length, 74)
  const rows: Row[] = bars.map((bar, n) => ({
    bar,
    top: headLine + n * step,
    height: step - Math.min(14, step * 0.24),
  }))
  const long = lengths(
    bars.flatMap(({ value, ifOnly }) => [value, ifOnly]),
    width - nameWidth - shareWidth,
  )
  const box = (row: Row, value: number, from: number, to: number): Place => ({
    x: nameWidth,
    x2: nameWidth + long(value),
    y: row.top + row.height * from,
    y2: row.top + row.height * to,
  })
  const middle = ({ top, height: tall }: Row, at: number) => top + tall * at + 4.5
  const notes = rows.flatMap((row): Note[] => {
    const { name, value, ifOnly, share, running } = row.bar
    return [
      { x: 0, y: middle(row, 0.29), text: shorten(name, nameWidth - 10, 13), size: 13, weight: 500, colour: ink },
      {
        x: nameWidth + long(value) + 6,
        y: middle(row, 0.29),
        text: moneyText(value),
        size: 13,
        weight: 600,
        colour: ink,
      },
      { x: nameWidth + long(ifOnly) + 6, y: middle(row, 0.8) - 0.5, text: moneyText(ifOnly), size: 11 },
      { x: width - 62, y: middle(row, 0.29), text: percentText(share), size: 13, align: 'right', colour: ink },
      { x: width, y: middle(row, 0.29), text: percentText(running), size: 13, align: 'right' },
    ]
  })
  const swatch = (x: number) => ({ x, x2: x + 10, y: 1, y2: 11 })
  const second = nameWidth + 14 + roughWidth('held to the last') * 12 + 18
  const held = [...rows.map(row => box(row, row.bar.value, 0, 0.58)), swatch(nameWidth)]
  const saved = [
    ...rows.filter(({ bar }) => bar.ifOnly > 0).map(row => box(row, row.bar.ifOnly, 0.64, 0.96)),
    swatch(second),
  ]
  return [
    ...boxLayers([
      ...held.map(place => ({ ...place, colour, opacity: 0.9 })),
      ...saved.map(place => ({ ...place, colour, opacity: 0.2, edge: colour })),
    ]),
    ...noteLayers([
      { x: nameWidth + 14, y: 10, text: 'held to the last' },
      { x: second + 14, y: 10, text: 'in time if only this were fixed' },
      { x: width - 62, y: 10, text: 'share', align: 'right' },
      { x: width, y: 10, text: 'running', align: 'right' },
      ...notes,
    ]),
  ]
}

/** What slips under every strategy, beside the bars; the shown one in heavier type. */
const sideLayers = ({ all }: SlipsRecord, left: number, height: number): unknown[] => {
  const shown = all.slice(0, all.length > mostRows ? mostRows - 1 : mostRows)
  const step = Math.min((height - headLine) / Math.min(all.length, mostRows), 62)
  const long = lengths(
    shown.map(({ value }) => value),
    sideWidth,
  )
  const top = (n: number) => headLine + n * step
  return [
    ...boxLayers(
      shown.map(({ colour, value }, n) => ({
        x: left,
        x2: left + Math.max(long(value), 1),
        y: top(n) + 18,
        y2: top(n) + Math.min(step - 6, 34),
        colour,
        opacity: 0.9,
      })),
    ),
    ...noteLayers([
      { x: left, y: 10, text: 'all that slips, by strategy' },
      ...shown.flatMap(({ title, colour, value, isShown }, n): Note[] => [
        { x: left, y: top(n) + 12, text: shorten(title, sideWidth, 12), weight: isShown ? 600 : 400, colour },
        {
          x: left + Math.max(long(value), 1) + 6,
          y: (top(n) + 18 + top(n) + Math.min(step - 6, 34)) / 2 + 4,
          text: moneyText(value),
          weight: 600,
          colour: ink,
        },
      ]),
      ...(all.length > shown.length
        ? [{ x: left, y: top(shown.length) + 12, text: `and ${all.length - shown.length} more`, colour: muted }]
        : []),
    ]),
  ]
}

/** Bars by the gate that held the orders, the largest first, with running shares; below each what fixing it alone saves. */
export const slipsChart = (record: SlipsRecord): TopLevelSpec => {
  const head: Head = {
    finding: record.finding,
    plotted: `First-year value of orders not placed in the vendor\u2019s fiscal quarter in which they were due, by the gate that opened last (${percentText(record.share)} of what was placed in time or slipped); means, ${trialsText(record.trials)}`,
    source: record.source,
  }
  if (record.bars.length === 0) return emptyChart(head)
  const height = roomFor(head) + 24 // no axis below
  const isAlone = record.all.length === 0
  const width = isAlone ? inside : inside - sideWidth - gap
  return framed(head, 0, {
    width: inside,
    height: roomFor(head),
    layer: [
      ...barLayers(record, width, height),
      ...(isAlone ? [] : sideLayers(record, inside - sideWidth, height)),
      ...sourceLayers(head, 0, roomFor(head)),
    ],
  })
}
