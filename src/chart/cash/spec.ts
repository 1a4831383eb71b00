import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { type Box, boxLayers, lineLayers } from '../marks.ts'
import { moneyText, percentText } from '../number.ts'
import { extentOf, spread, ticksOf } from '../scale.ts'
import { roughWidth, shorten } from '../text.ts'
import {
  baseline,
  emptyChart,
  framed,
  type Head,
  inside,
  muted,
  type Note,
  noteLayers,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { timeAxis } from '../time-axis.ts'
import { monthName, trialsText } from '../words.ts'
import type { CashPoint, CashRecord } from './record.ts'

const axisWidth = 58
/** Room for half of the topmost label of the axis. */
const top = 7
const stripHeight = 34
const stripGap = 30
const brink = '#9F1239'

type Layout = {
  readonly plot: number
  readonly bottom: number
  readonly height: number
  readonly x: (t: number) => number
  readonly y: (value: number) => number
}

/** Values at the ends of band, median and line, moved apart where they would touch. */
const endNotes = ({ points, colour }: CashRecord, { plot, bottom, y }: Layout): Note[] => {
  const end = points.at(-1)!
  const shown = [
    { value: end.hi, text: moneyText(end.hi), colour: muted, weight: 400 as const },
    { value: end.mid, text: moneyText(end.mid), colour, weight: 600 as const },
    { value: end.lo, text: moneyText(end.lo), colour: muted, weight: 400 as const },
  ]
  const labels = end.lo === end.hi ? shown.slice(1, 2) : shown
  const places = spread(
    labels.map(({ value }) => y(value)),
    16,
    6,
    bottom - 4,
  )
  return labels.map(({ text, colour: tint, weight }, n) => ({
    x: plot + 8,
    y: places[n]! + 4,
    text,
    weight,
    colour: tint,
    size: weight === 600 ? 13 : 12,
  }))
}

/** The point at which the median is lowest, and its name below or above the line, inside the picture. */
const lowNotes = ({ low, colour }: CashRecord, { plot, bottom, x, y }: Layout): { note: Note[]; point: object[] } => {
  if (low === null) return { note: [], point: [] }
  const text = `lowest median ${moneyText(low.value)}, ${monthName(low.t)}`
  const half = (roughWidth(text) * 12) / 2
  const below = y(low.value) + 20
  const at = Math.min(Math.max(x(low.t), half + 2), plot - half - 2)
  const up = below > bottom - 4
  return {
    note: [{ x: at, y: up ? y(low.value) - 14 : below, text, weight: 600, colour, align: 'center' }],
    point: [{ x: x(low.t), y: y(low.value) }],
  }
}

/** The share of futures on credit hold, below the picture: a box for each step. */
const stripLayers = ({ hold, points, span }: CashRecord, { plot, height, x }: Layout): unknown[] => {
  if (hold === null) return []
  const floor = height
  const look = { colour: brink, opacity: 0.75 }
  const boxes = points.flatMap(({ t, onHold }, n): Box[] => {
    const from = n === 0 ? span[0] : points[n - 1]!.t
    return onHold > 0
      ? [{ ...look, x: x(from), x2: x(t), y: floor - (onHold / hold.most.share) * (stripHeight - 14), y2: floor }]
      : []
  })
  const text = `futures on credit hold: at most ${percentText(hold.most.share)} at a time, in ${monthName(hold.most.t)}; first in ${monthName(hold.first)}`
  return [
    ...boxLayers(boxes),
    ...lineLayers([{ x: 0, x2: plot, y: floor, y2: floor, colour: baseline }]),
    ...noteLayers([{ x: 0, y: height - stripHeight - 2, text: shorten(text, plot, 12), colour: brink, weight: 500 }]),
  ]
}

/** The lower of two lines of text stays clear of the other by moving to the far side of its line. */
const lineNote = (points: readonly CashPoint[], low: Note | undefined, { plot, bottom, y }: Layout): Note[] => {
  const first = points[0]!
  const text = first.line > 0 ? 'revolver used up' : 'no cash left, and no revolver'
  const at = y(-first.line)
  const width = roughWidth(text) * 12
  const right = low !== undefined && low.x - (roughWidth(low.text) * 12) / 2 < width + 12
  const place = { x: right ? plot - 2 : 2, align: right ? ('right' as const) : ('left' as const) }
  const end = y(-points.at(-1)!.line)
  const level = right ? end : at
  return [{ ...place, y: level + 15 > bottom - 2 ? level - 6 : level + 15, text, colour: brink, weight: 500 }]
}

/** Median and band of cash less debt, the end of the revolver as a floor, the low point named, credit hold below. */
export const cashChart = (record: CashRecord): TopLevelSpec => {
  const { points, span, colour, hold, insolvent } = record
  const gone = insolvent > 0 ? `; insolvent futures (${percentText(insolvent)}) count as having used it up` : ''
  const taken = record.isTakenOut ? '; at year ends the owner takes out what is above the peg' : ''
  const head: Head = {
    finding: record.finding,
    plotted: `Cash less what is drawn on the revolver, ${trialsText(record.trials)} \u2013 line: median, band: P10 to P90${gone}${taken}`,
    source: record.source,
  }
  if (points.length === 0) return emptyChart(head)
  const height = roomFor(head)
  const bottom = hold === null ? height : height - stripHeight - stripGap
  const end = points.at(-1)!
  const endWidth = 14 + Math.max(...[end.lo, end.mid, end.hi].map(value => roughWidth(moneyText(value)) * 13))
  const plot = inside - axisWidth - endWidth
  const [low, high] = extentOf([...points.flatMap(({ lo, mid, hi, line }) => [lo, mid, hi, -line]), 0])
  const domain = [low - (high - low) * 0.09, high + (high - low) * 0.03] as const
  const ticks = ticksOf(domain[0], domain[1], 5)
  const layout: Layout = {
    plot,
    bottom,
    height,
    x: t => ((t - span[0]) / (span[1] - span[0])) * plot,
    y: value => top + ((domain[1] - value) / (domain[1] - domain[0])) * (bottom - top),
  }
  const x = {
    field: 't',
    type: 'quantitative',
    title: null,
    scale: { domain: span, range: [0, plot], nice: false, zero: false },
    axis: { ...timeAxis(span, plot), labelPadding: 11, labelBound: false },
  }
  const y = {
    field: 'mid',
    type: 'quantitative',
    title: null,
    scale: { domain, range: [bottom, top], nice: false, zero: false },
    axis: {
      values: ticks,
      grid: true,
      labelExpr: axisLabel('USD', ticks),
      labelPadding: 8,
      minExtent: axisWidth,
      maxExtent: axisWidth,
    },
  }
  const rows = [{ ...points[0]!, t: span[0] }, ...points].map(({ t, line }) => ({ t, mid: -line, lo: domain[0] }))
  const { note, point } = lowNotes(record, layout)
  const layer: unknown[] = [
    {
      data: { values: rows },
      mark: { type: 'area', color: brink, opacity: 0.07, interpolate: 'step-before' },
      encoding: { x, y, y2: { field: 'lo' } },
    },
    {
      data: { values: rows },
      mark: { type: 'line', color: brink, strokeWidth: 1.5, strokeDash: [5, 3], interpolate: 'step-before' },
      encoding: { x, y },
    },
    {
      data: { values: span.map(t => ({ t, mid: 0 })) },
      mark: { type: 'line', color: baseline, strokeWidth: 1 },
      encoding: { x, y },
    },
    {
      data: { values: points },
      mark: { type: 'area', color: colour, opacity: 0.18 },
      encoding: { x, y: { ...y, field: 'lo' }, y2: { field: 'hi' } },
    },
    { data: { values: points }, mark: { type: 'line', color: colour, strokeWidth: 2.5 }, encoding: { x, y } },
    {
      data: { values: point },
      mark: { type: 'point', filled: true, opacity: 1, size: 60, color: colour, stroke: '#FFFFFF', strokeWidth: 1.5 },
      encoding: {
        x: { field: 'x', type: 'quantitative', scale: null },
        y: { field: 'y', type: 'quantitative', scale: null },
      },
    },
    ...noteLayers(endNotes(record, layout)),
    ...whiteEdged([...lineNote(points, note[0], layout), ...note]),
    ...stripLayers(record, layout),
    ...sourceLayers(head, axisWidth, height),
  ]
  return framed(head, axisWidth, { width: plot, height, layer })
}

/** Texts with a white edge, so that they can be read on band and lines. */
const whiteEdged = (notes: readonly Note[]): unknown[] => {
  const layers = noteLayers(notes) as { mark: object }[]
  const edge = { stroke: '#FFFFFF', strokeWidth: 4, strokeJoin: 'round' }
  return [...layers.map(layer => ({ ...layer, mark: { ...layer.mark, ...edge } })), ...layers]
}
