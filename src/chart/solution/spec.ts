import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { type Line, lineLayers } from '../marks.ts'
import { moneyText, valueText } from '../number.ts'
import { extentOf, roundScale, spread, ticksOf } from '../scale.ts'
import { shorten } from '../text.ts'
import {
  baseline,
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
import type { SolutionRecord } from './record.ts'

const axisWidth = 56
const ends = 178
/** Room above the lines for the names of the marked deployments. */
const top = 26

const plotted =
  'Margin of the one-time work of its deals, added up deployment by deployment, USD, less what building cost \u2013 ' +
  'no luck: each uncertain number at its mean, an hour at what it costs when the bench is fully used'

/** Two lines over the number of deployments: with the solution, and the same deals without it, dashed. */
export const solutionChart = (record: SolutionRecord): TopLevelSpec => {
  const { of, payback, end } = record
  const head: Head = { finding: record.finding, plotted, source: record.source }
  const height = roomFor(head) - 18
  const plot = inside - axisWidth - ends
  const hue = of.colour === reference ? ink : of.colour
  const most = record.inside.at(-1)!.x
  const [low, high] = extentOf([...record.inside, ...record.without].map(({ y }) => y))
  const scale = roundScale(Math.min(low, 0), Math.max(high, 0), 5)
  const pixelX = (value: number) => (value / most) * plot
  const pixelY = (value: number) =>
    top + ((scale.domain[1] - value) / (scale.domain[1] - scale.domain[0])) * (height - top)
  const ticks = ticksOf(0, most, 10).filter(Number.isInteger)
  const x = {
    field: 'x',
    type: 'quantitative',
    title: 'deployments of the solution',
    scale: { domain: [0, most], range: [0, plot], nice: false, zero: false },
    axis: { values: ticks, labelExpr: axisLabel('count', ticks), labelPadding: 8, labelBound: false, titlePadding: 6 },
  }
  const y = {
    field: 'y',
    type: 'quantitative',
    title: null,
    scale: { domain: scale.domain, range: [height, top], nice: false, zero: false },
    axis: {
      values: scale.ticks,
      labelExpr: axisLabel('USD', scale.ticks),
      grid: true,
      labelPadding: 8,
      minExtent: axisWidth,
      maxExtent: axisWidth,
    },
  }
  const line = (points: readonly object[], look: object) => ({
    data: { values: points },
    mark: { type: 'line', ...look },
    encoding: { x, y },
  })
  const marks = [
    ...(payback === null
      ? []
      : [{ at: payback.x, y: payback.y, text: `pays back: ${payback.x}`, weight: 600 as const }]),
    ...(end === null
      ? []
      : [{ at: end.x, y: end.y, text: `by the end: ${valueText(end.x, 'count')} on average`, weight: 400 as const }]),
  ].sort((a, b) => a.at - b.at)
  const named = spread(
    marks.map(({ at }) => pixelX(at)),
    170,
    50,
    plot - 20,
  )
  const rules = marks.flatMap(({ at }, i): Line[] => [
    { x: pixelX(at), x2: pixelX(at), y: top, y2: height, colour: ink, width: 1, dash: [3, 3] },
    { x: named[i]!, x2: pixelX(at), y: top - 8, y2: top, colour: ink, width: 1 },
  ])
  const names = marks.map(
    ({ text, weight }, i): Note => ({ x: named[i]!, y: top - 12, align: 'center', text, weight, colour: ink }),
  )
  const tails = [
    { points: record.inside, text: 'with the solution', colour: hue, weight: 600 as const },
    { points: record.without, text: 'the same deals without it', colour: muted, weight: 400 as const },
  ]
  const places = spread(
    tails.map(({ points }) => pixelY(points.at(-1)!.y)),
    34,
    top,
    height - 22,
  )
  const tailNotes = tails.flatMap(({ points, text, colour, weight }, i): Note[] => [
    { x: plot + 10, y: places[i]! + 2, text: shorten(text, ends - 10, 12), weight, colour },
    { x: plot + 10, y: places[i]! + 17, text: moneyText(points.at(-1)!.y), weight, colour },
  ])
  const layer = [
    line(
      [
        { x: 0, y: 0 },
        { x: most, y: 0 },
      ],
      { color: baseline, strokeWidth: 1 },
    ),
    line(record.without, { color: muted, strokeWidth: 1.5, strokeDash: [4, 3] }),
    line(record.inside, { color: hue, strokeWidth: 2.5 }),
    ...lineLayers(rules),
    {
      data: { values: marks.map(({ at, y: height }) => ({ x: at, y: height })) },
      mark: { type: 'point', filled: true, opacity: 1, size: 60, color: hue },
      encoding: { x, y },
    },
    ...noteLayers([...names, ...tailNotes]),
    ...sourceLayers(head, axisWidth, height + 18),
  ]
  return framed(head, axisWidth, { width: inside - axisWidth, height, layer })
}
