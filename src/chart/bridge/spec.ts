import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers, lineLayers } from '../marks.ts'
import { valueText } from '../number.ts'
import { extentOf } from '../scale.ts'
import { roughWidth, shorten } from '../text.ts'
import {
  framed,
  type Head,
  ink,
  inside,
  muted,
  type Note,
  noteLayers,
  reference,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { valueAxis } from '../value-axis.ts'
import { capital, trialsText } from '../words.ts'
import type { BridgeRecord, BridgeRow } from './record.ts'

const labels = 268

/** Least and greatest value of the axis: from 0, unless all that happens does so far above it. */
const extent = ({ rows, against }: BridgeRecord): [number, number] => {
  const values = rows.flatMap(({ kind, from, to }) => (kind === 'step' ? [from, to] : [to]))
  const [low, high] = extentOf(values)
  return against !== null && low > 0.75 * high ? [low - (high - low) * 0.25, high] : extentOf([0, ...values])
}

const plottedText = ({ name, of, against, trials, unmoved }: BridgeRecord, isBroken: boolean): string => {
  const what = against === null ? `The way to ${name} with ${of.title}` : `${capital(name)}: what each step differs`
  const none =
    unmoved === 0 ? '' : `; ${unmoved} ${unmoved === 1 ? 'step that changes' : 'steps that change'} nothing left out`
  return `${what}, means of ${trialsText(trials)}, USD \u2013 filled: up, hollow: down${none}${isBroken ? '; the axis does not begin at 0' : ''}`
}

const textOf = ({ kind, from, to }: BridgeRow): string =>
  valueText(kind === 'figure' ? to : to - from, 'USD', kind === 'step')

/** A waterfall from top to bottom: figures stand on 0, steps hang between them. */
export const bridgeChart = (record: BridgeRecord): TopLevelSpec => {
  const { rows, of, against } = record
  const values = extent(record)
  const isBroken = values[0] > 0
  const head: Head = { finding: record.finding, plotted: plottedText(record, isBroken), source: record.source }
  const height = roomFor(head)
  const line = height / rows.length
  const foot = height
  const beside = rows.reduce((most, row) => Math.max(most, roughWidth(textOf(row)) * 12), 0) + 10
  const left = labels + beside
  const axis = valueAxis(values, 'USD', {
    left,
    right: inside - beside,
    top: 0,
    height: foot,
  })
  const colourOf = (row: BridgeRow, i: number): string =>
    row.kind === 'figure' && against !== null && i === 0 ? against.colour : of.colour
  const thick = Math.min(line * 0.68, 26)
  const boxes = rows.map((row, i): Box => {
    const isStep = row.kind === 'step'
    const middle = (i + 0.5) * line
    const [x, x2] = [Math.min(row.from, row.to), Math.max(row.from, row.to)].map(axis.pixel)
    const place = { x: Math.max(x!, left), x2: Math.max(x2!, x! + 1), y: middle - thick / 2, y2: middle + thick / 2 }
    return isStep && row.to < row.from
      ? { ...place, colour: '#FFFFFF', edge: muted }
      : { ...place, colour: colourOf(row, i), opacity: isStep ? 0.5 : 1 }
  })
  const gaps = rows.flatMap(({ kind }, i): Box[] => {
    const middle = (i + 0.5) * line
    const at = { x: left + 12, x2: left + 16, y: middle - thick / 2 - 1, y2: middle + thick / 2 + 1 }
    return isBroken && kind === 'figure' ? [{ ...at, colour: '#FFFFFF' }] : []
  })
  const joints = rows.slice(0, -1).map((row, i) => ({
    x: axis.pixel(row.to),
    x2: axis.pixel(row.to),
    y: (i + 0.5) * line + thick / 2,
    y2: (i + 1.5) * line - thick / 2,
    colour: muted,
  }))
  const notes = rows.flatMap((row, i): Note[] => {
    const isFigure = row.kind === 'figure'
    const down = row.to < row.from
    const y = (i + 0.5) * line + 4
    const look = { size: 12, weight: isFigure ? (600 as const) : (400 as const) }
    const colour = isFigure ? (colourOf(row, i) === reference ? ink : colourOf(row, i)) : ink
    return [
      { x: 0, y, text: shorten(capital(row.label), labels - 8, 12), ...look, colour },
      {
        x: axis.pixel(down ? Math.min(row.from, row.to) : Math.max(row.from, row.to)) + (down ? -6 : 6),
        y,
        align: down ? 'right' : 'left',
        text: textOf(row),
        ...look,
        colour,
      },
    ]
  })
  const layer = [
    ...axis.layers,
    ...lineLayers(joints),
    ...boxLayers(boxes),
    ...boxLayers(gaps),
    ...noteLayers(notes),
    ...sourceLayers(head, 0, foot),
  ]
  return framed(head, 0, { width: inside, height: foot, layer })
}
