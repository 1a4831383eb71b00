import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { countText, percentText, valueText } from '../number.ts'
import { spread, ticksOf } from '../scale.ts'
import { roughWidth, wrap } from '../text.ts'
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
import { capital, trialsText } from '../words.ts'
import type { DifferenceRecord } from './record.ts'

/** Pixels at the top for the three shares with one line of words, for each line more, and below them for the names of the marked quantiles. */
const shareRoom = 78
const wordLine = 17
const markRoom = 34
const stem = 8

/** Ends of the axis: the bars, and 0 unless it lies so far off that the bars would shrink to a line. */
const domainOf = ({ bins }: DifferenceRecord): readonly [number, number] => {
  const low = bins[0]?.lo ?? -1
  const high = bins.at(-1)?.hi ?? 1
  const span = (high - low) * (bins.length === 1 ? 6 : 1)
  const [from, to] = [low > 0 && low < 4 * span ? 0 : low, high < 0 && -high < 4 * span ? 0 : high]
  const room = bins.length === 1 ? span : (to - from) * 0.03
  return [from - room, to + room]
}

const noneText = 'of trials: no difference'

/** Who is behind whom, and who is ahead, in one line where both fit, else with the word that says which at the start of a line. */
const sideTexts = ({ a, b, pEqual }: DifferenceRecord): readonly [behind: string[], ahead: string[]] => {
  const between = pEqual > 0 ? roughWidth(noneText) * 13 : 0
  const width = (inside - between) / 2 - 20
  const parts = ['behind', 'ahead of'].map(word => [`of trials: ${b.title}`, `${word} ${a.title}`])
  const isShort = parts.every(part => roughWidth(part.join(' ')) * 13 <= width)
  const [behind, ahead] = parts.map(part => (isShort ? [part.join(' ')] : part.flatMap(one => wrap(one, width, 13, 3))))
  return [behind!, ahead!]
}

/** Pixels above the bars. */
const topRoom = (record: DifferenceRecord): number =>
  shareRoom + (Math.max(...sideTexts(record).map(({ length }) => length)) - 1) * wordLine + markRoom

const shareNotes = (record: DifferenceRecord): Note[] => {
  const { a, b, pGreater, pLess, pEqual } = record
  const column = (
    x: number,
    align: 'left' | 'center' | 'right',
    share: number,
    colour: string,
    texts: readonly string[],
  ): Note[] => [
    { x, y: 34, align, text: percentText(share), size: 36, weight: 600, colour },
    ...texts.map((text, n): Note => ({ x, y: 56 + n * wordLine, align, text, size: 13, weight: 500, colour })),
  ]
  const [behind, ahead] = sideTexts(record)
  return [
    ...column(0, 'left', pLess, a.colour, behind),
    ...(pEqual > 0 ? column(inside / 2, 'center', pEqual, ink, [noneText]) : []),
    ...column(inside, 'right', pGreater, b.colour, ahead),
  ]
}

/** Rules at P10, median and P90, and their names above, moved apart where they would touch. */
const quantileLayers = (record: DifferenceRecord, pixel: (value: number) => number, height: number): unknown[] => {
  const { p10, p50, p90, unit, pairs } = record
  if (pairs === 0) return []
  const marks =
    p10 === p90
      ? [{ value: p50, name: record.pairs === 1 ? 'the only trial' : 'P10 to P90', weight: 600 as const }]
      : [
          { value: p10, name: 'P10', weight: 400 as const },
          { value: p50, name: 'median', weight: 600 as const },
          { value: p90, name: 'P90', weight: 400 as const },
        ]
  const at = marks.map(({ value }) => Math.min(Math.max(pixel(value), 0), inside))
  const named = spread(at, 118, 56, inside - 56)
  const top = topRoom(record)
  const line = (name: string) => ({
    strokeWidth: name === 'median' ? 2 : 1,
    strokeDash: name === 'median' ? [1, 0] : [3, 3],
  })
  const rules = marks.flatMap(({ name }, i) => [
    { values: [{ x: at[i]!, x2: at[i]!, y: top, y2: height }], ...line(name) },
    { values: [{ x: named[i]!, x2: at[i]!, y: top - 12, y2: top }], ...line(name), strokeDash: [1, 0] },
  ])
  const notes: Note[] = marks.map(({ value, name, weight }, i) => ({
    x: named[i]!,
    y: top - 17,
    align: 'center',
    text: `${name} ${valueText(value, unit, true)}`,
    size: 12,
    weight,
    colour: weight === 600 ? ink : muted,
  }))
  return [
    ...rules.map(({ values, ...look }) => ({
      data: { values },
      mark: { type: 'rule', color: ink, ...look },
      encoding: {
        x: { field: 'x', type: 'quantitative', scale: null },
        x2: { field: 'x2' },
        y: { field: 'y', type: 'quantitative', scale: null },
        y2: { field: 'y2' },
      },
    })),
    ...noteLayers(notes),
  ]
}

/** Height of the picture in shares: the tallest bar, and as much of the bar at 0 as does not dwarf the others. */
const topOf = ({ bins, pEqual }: DifferenceRecord): number => {
  const tallest = bins.reduce((most, { share }) => Math.max(most, share), 0)
  return tallest > 0 ? Math.max(tallest, Math.min(pEqual, tallest * 1.5)) : 1
}

const plottedText = (record: DifferenceRecord): string => {
  const { a, b, name, trials, pairs, beyond } = record
  const without = pairs < trials ? `; ${countText(trials - pairs)} without a value` : ''
  const share = beyond.below + beyond.above
  const cut = record.pEqual > topOf(record) ? '; bar at 0 cut off' : ''
  const left = share > 0 ? `; outermost ${percentText(share)} beyond the axis` : ''
  return `${capital(name)} of ${b.title} minus ${a.title} on the same luck, ${trialsText(trials)} \u2013 bars: share of trials${without}${left}${cut}`
}

/** Bars of the paired difference, in the colour of the strategy that is ahead, with the share of trials on either side stated large. */
export const differenceChart = (record: DifferenceRecord): TopLevelSpec => {
  const { bins, unit, pEqual } = record
  const head: Head = { finding: record.finding, plotted: plottedText(record), source: record.source }
  if (record.pairs === 0) return emptyChart(head)
  const height = roomFor(head)
  const domain = domainOf(record)
  const pixel = (value: number) => ((value - domain[0]) / (domain[1] - domain[0])) * inside
  const ticks = ticksOf(domain[0], domain[1], 8).filter(
    tick => Math.min(pixel(tick), inside - pixel(tick)) > (tick === 0 ? 8 : 26),
  )
  const top = topOf(record)
  const x = {
    field: 'lo',
    type: 'quantitative',
    title: null,
    scale: { domain, range: [0, inside], nice: false, zero: false },
    axis: { values: ticks, labelExpr: axisLabel(unit, ticks, true), labelPadding: 8, labelBound: false },
  }
  const y = {
    field: 'share',
    type: 'quantitative',
    title: null,
    scale: { domain: [0, top], range: [height, topRoom(record)], nice: false },
    axis: null,
  }
  const bars = (values: readonly object[], color: string) => ({
    data: { values },
    mark: { type: 'rect', color, fillOpacity: 0.78, stroke: '#FFFFFF', strokeWidth: 1 },
    encoding: { x, x2: { field: 'hi' }, y, y2: { field: 'floor' } },
  })
  const rows = bins.map(({ lo, hi, share }) => ({ lo, hi, share, floor: 0 }))
  const half = ((domain[1] - domain[0]) / inside) * (stem / 2)
  const tied = pEqual > 0 ? [{ lo: -half, hi: half, share: Math.min(pEqual, top), floor: 0 }] : []
  const zero = domain[0] <= 0 && domain[1] >= 0 ? [{ lo: 0, share: 0, top }] : []
  const layer = [
    bars(
      rows.filter(({ hi }) => hi <= 0),
      record.a.colour,
    ),
    bars(
      rows.filter(({ lo }) => lo >= 0),
      record.b.colour,
    ),
    {
      data: { values: zero },
      mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
      encoding: { x, y, y2: { field: 'top' } },
    },
    bars(tied, ink),
    ...quantileLayers(record, pixel, height),
    ...noteLayers(shareNotes(record)),
    ...sourceLayers(head, 0, height),
  ]
  return framed(head, 0, { width: inside, height, layer })
}
