import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { valueText } from '../number.ts'
import { extentOf, roundScale, type Scale, spread } from '../scale.ts'
import { roughWidth, shorten, wrap } from '../text.ts'
import {
  baseline,
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
import { timeAxis } from '../time-axis.ts'
import { capital, leftOutText, trialsText } from '../words.ts'
import { actualLayers } from './actual-layers.ts'
import type { FanPanel, FanRecord } from './record.ts'
import { referenceNote } from './reference-note.ts'
import type { Plot } from './strokes.ts'

const axisWidth = 52
const gap = 18
const titleLine = 17

type Sizes = Plot & { readonly width: number }

/** Values at the end of the lines, moved apart where they would touch. */
const endLabels = (panel: FanPanel, unit: FanRecord['unit'], scale: Scale, height: number) => {
  if (panel.end === null) return []
  const { t, lo, mid, hi } = panel.end
  const [low, high] = scale.domain
  const pixel = (value: number) => ((high - value) / (high - low)) * height
  const shown =
    lo === hi
      ? [{ v: mid, k: 'mid' }]
      : [
          { v: hi, k: 'end' },
          { v: mid, k: 'mid' },
          { v: lo, k: 'end' },
        ]
  const places = spread(
    shown.map(({ v }) => pixel(v)),
    16,
    6,
    height - 6,
  )
  return shown.map(({ v, k }, i) => ({ t, k, y: high - (places[i]! / height) * (high - low), s: valueText(v, unit) }))
}

/** Pixels that the values at the line ends need. */
const endWidth = ({ panels, unit }: FanRecord): number => {
  const values = panels.flatMap(({ end }) => (end === null ? [] : [end.lo, end.mid, end.hi]))
  return 10 + values.reduce((most, value) => Math.max(most, roughWidth(valueText(value, unit)) * 13), 30)
}

/** What all panels have in common. */
type Frame = {
  readonly scale: Scale
  readonly sizes: Sizes
  readonly head: Head
  readonly named: ReturnType<typeof referenceNote>
}

const panelView = (record: FanRecord, panel: FanPanel, index: number, { scale, sizes, head, named }: Frame) => {
  const { span, unit, panels } = record
  const reference = panels.find(({ isReference }) => isReference)
  const labels = endLabels(panel, unit, scale, sizes.height)
  const x = {
    field: 't',
    type: 'quantitative',
    title: null,
    scale: { domain: span, range: [0, sizes.plot], nice: false, zero: false },
    axis: { ...timeAxis(span, sizes.plot), labelPadding: 11, labelBound: false },
  }
  const y = {
    field: 'mid',
    type: 'quantitative',
    title: null,
    scale: { domain: scale.domain, nice: false, zero: false },
    axis: {
      values: scale.ticks,
      grid: true,
      labels: index === 0,
      labelExpr: axisLabel(unit, scale.ticks),
      labelPadding: 8,
      minExtent: index === 0 ? axisWidth : 0,
      maxExtent: index === 0 ? axisWidth : 0,
    },
  }
  const breaks = { invalid: 'break-paths-show-domains' }
  const layers: unknown[] = [
    ...(scale.ticks.includes(0)
      ? [
          {
            data: { values: span.map(t => ({ t, mid: 0 })) },
            mark: { type: 'line', color: baseline, strokeWidth: 1 },
            encoding: { x, y },
          },
        ]
      : []),
    {
      mark: { type: 'area', color: panel.colour, opacity: 0.18, ...breaks },
      encoding: { x, y: { ...y, field: 'lo' }, y2: { field: 'hi' } },
    },
    { mark: { type: 'line', color: panel.colour, strokeWidth: 2.5, ...breaks }, encoding: { x, y } },
  ]
  if (reference !== undefined && reference !== panel)
    layers.splice(-1, 0, {
      data: { values: reference.points.filter(({ mid }) => mid !== null).map(({ t, mid }) => ({ t, mid })) },
      mark: { type: 'line', color: muted, strokeWidth: 1.25, strokeDash: [4, 3] },
      encoding: { x, y },
    })
  layers.push(...actualLayers(record, panel, [x, y], scale, sizes))
  if (panel.end !== null)
    layers.push({
      data: { values: [{ t: panel.end.t, mid: panel.end.mid }] },
      mark: { type: 'point', filled: true, opacity: 1, size: 42, color: panel.colour },
      encoding: { x, y },
    })
  for (const k of ['mid', 'end'] as const) {
    const rows = labels.filter(label => label.k === k)
    if (rows.length > 0)
      layers.push({
        data: { values: rows },
        mark: {
          type: 'text',
          align: 'left',
          dx: 8,
          fontSize: k === 'mid' ? 13 : 12,
          fontWeight: k === 'mid' ? 600 : 400,
          color: k === 'mid' ? panel.colour : muted,
        },
        encoding: { x, y: { ...y, field: 'y' }, text: { field: 's', type: 'nominal' } },
      })
  }
  const lines = wrap(panel.title, sizes.width - 4, 13, 3)
  const title: Note[] = lines.map((text, i) => ({
    x: 0,
    y: -16 - (lines.length - 1 - i) * titleLine,
    text,
    size: 13,
    weight: 600,
    colour: panel.isReference ? ink : panel.colour,
  }))
  const source = index === 0 ? sourceLayers(head, axisWidth, sizes.height) : []
  return {
    width: sizes.width,
    height: sizes.height,
    data: { values: panel.points },
    layer: [...layers, ...noteLayers([...title, ...(named?.panel === panel ? [named.note] : [])]), ...source],
  }
}

/** ` from month 12 on`, when no strategy has a value before. */
const sinceText = ({ panels, months }: FanRecord): string => {
  const firsts = panels.map(({ points }) => points.findIndex(({ mid }) => mid !== null)).filter(at => at >= 0)
  const length = panels[0]?.points.length ?? 0
  const first = firsts.length > 0 ? firsts.reduce((a, b) => Math.min(a, b)) : 0
  return first > 0 ? ` from month ${Math.ceil(((first + 1) * months) / length)} on` : ''
}

/** Small multiples, one panel per strategy on one scale: band P10 to P90, median, and the reference's median dashed. */
export const fanChart = (record: FanRecord): TopLevelSpec => {
  const { panels } = record
  const reference = panels.find(panel => panel.isReference)
  const dashed = reference && panels.length > 1 ? `, dashed: median of ${shorten(reference.title, 260, 13)}` : ''
  const head: Head = {
    finding: record.finding,
    plotted: `${capital(record.name)}${sinceText(record)}, ${trialsText(record.trials)} \u2013 line: median, band: P10 to P90${dashed}${record.actuals.length > 0 ? ', black: actual' : ''}${leftOutText(record.leftOut)}`,
    source: record.source,
  }
  const count = Math.max(panels.length, 1)
  const width = Math.floor((inside - axisWidth - gap * (count - 1)) / count)
  const titleLines = Math.max(...panels.map(({ title }) => wrap(title, width - 4, 13, 3).length), 1)
  const sizes = {
    width,
    plot: width - endWidth(record),
    height: roomFor(head) - titleLines * titleLine - 9,
  }
  const values = [
    ...panels.flatMap(({ points }) => points.flatMap(({ lo, mid, hi }) => [lo, mid, hi])),
    ...record.actuals.map(({ value }) => value),
  ]
  const [low, high] = extentOf(values)
  const scale = roundScale(low, high, 5)
  if (panels.every(({ end }) => end === null)) return emptyChart(head)
  const frame: Frame = { scale, sizes, head, named: referenceNote(record, scale, sizes) }
  const row = panels.map((panel, i) => panelView(record, panel, i, frame))
  return framed(head, axisWidth, { hconcat: row, spacing: gap, bounds: 'flush' })
}
