import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers, type Dot, dotLayers, type Line, lineLayers } from '../marks.ts'
import { percentText, valueText } from '../number.ts'
import { extentOf } from '../scale.ts'
import { roughWidth, shorten } from '../text.ts'
import {
  framed,
  grid,
  type Head,
  ink,
  inside,
  type Note,
  noteLayers,
  reference,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { trialsText } from '../words.ts'
import { headingLine, headingOf } from './heading.ts'
import type { Belief, ExpectationsRecord } from './record.ts'

/** Pixels for the titles of strategies, where the widest takes fewer and where it takes more. */
const titles = [240, 300] as const
const right = 560
/** Pixels of a heading of one line, and of a row at least. */
const heading = 42
const leastRow = 15

const plottedText = ({ trials, withoutNumber, leftOut, strategiesLeftOut }: ExpectationsRecord): string => {
  const some = (count: number, one: string, more: string) =>
    count === 0 ? '' : `; ${count} ${count === 1 ? one : more} left out`
  return (
    `What is believed (dashed) and what is simulated, ${trialsText(trials)}, each belief on its own scale \u2013 bar: P10 to P90, dot: median, and how far it lies from what is believed` +
    some(withoutNumber, 'belief that is not about one number', 'beliefs that are not about one number') +
    some(leftOut, 'more belief', 'more beliefs') +
    some(strategiesLeftOut, 'strategy', 'strategies')
  )
}

const leftOf = ({ beliefs }: ExpectationsRecord): number => {
  const widest = beliefs.flatMap(({ rows }) => rows.map(({ title }) => Math.ceil(roughWidth(title) * 12)))
  return Math.min(Math.max(titles[0], ...widest.map(width => width + 14)), titles[1])
}

const pixelOf = ({ believed, rows }: Belief, left: number): ((value: number) => number) => {
  const [low, high] = extentOf([believed, ...rows.flatMap(({ p10, p50, p90 }) => [p10, p50, p90])])
  return value => left + 8 + ((value - low) / (high - low)) * (right - left - 16)
}

/** `median 0.7×, 4.3× below · true in 2 %`: below what is believed. */
const saidOf = ({ believed, unit }: Belief, { p50, p }: Belief['rows'][number]): string => {
  const gap = valueText(Math.abs(p50 - believed), unit)
  const apart = p50 === believed ? 'as believed' : `${gap} ${p50 < believed ? 'below' : 'above'}`
  return `median ${valueText(p50, unit)}, ${apart}${p === null ? '' : ` \u00b7 true in ${percentText(p)}`}`
}

/** For each belief the number as a dashed line, across what is simulated of the same figure with each strategy. */
export const expectationsChart = (record: ExpectationsRecord): TopLevelSpec => {
  const { beliefs } = record
  const head: Head = { finding: record.finding, plotted: plottedText(record), source: record.source }
  const height = roomFor(head)
  const rows = beliefs.reduce((sum, belief) => sum + belief.rows.length, 0)
  const left = leftOf(record)
  const spare = height - beliefs.length * heading - rows * leastRow
  const most = 1 + Math.max(Math.floor(spare / headingLine / beliefs.length), 0)
  const headings = beliefs.map(belief => headingOf(belief, most))
  const roomOf = (b: number) => heading + (headings[b]!.lines - 1) * headingLine
  const taken = headings.reduce((sum, _, b) => sum + roomOf(b), 0)
  const line = Math.min((height - taken) / rows, 46)
  const boxes: Box[] = []
  const lines: Line[] = []
  const dots: Dot[] = []
  const notes: Note[] = []
  let y = 0
  beliefs.forEach((belief, b) => {
    const pixel = pixelOf(belief, left)
    const top = y + roomOf(b)
    if (b > 0) lines.push({ x: 0, x2: inside, y: y + 1, y2: y + 1, colour: grid })
    notes.push(...headings[b]!.notes(y))
    const number = valueText(belief.believed, belief.unit)
    const half = (roughWidth(number) * 12) / 2
    const at = pixel(belief.believed)
    notes.push({
      x: Math.min(Math.max(at, left + half), right - half),
      y: top - 9,
      text: number,
      weight: 600,
      align: 'center',
      colour: ink,
    })
    const foot = top + belief.rows.length * line
    belief.rows.forEach((row, i) => {
      const middle = top + (i + 0.5) * line
      const hue = row.colour === reference ? ink : row.colour
      const thick = Math.min(line * 0.5, 12)
      const [x, x2] = [pixel(row.p10), pixel(row.p90)]
      boxes.push({
        x,
        x2: Math.max(x2, x + 2),
        y: middle - thick / 2,
        y2: middle + thick / 2,
        colour: row.colour,
        opacity: 0.35,
      })
      dots.push({ x: pixel(row.p50), y: middle, colour: hue, size: 60 })
      notes.push({ x: 0, y: middle + 4, text: shorten(row.title, left - 14, 12), weight: 500, colour: hue })
      notes.push({
        x: right + 16,
        y: middle + 4,
        text: shorten(saidOf(belief, row), inside - right - 16, 12),
        colour: ink,
      })
    })
    lines.push({ x: at, x2: at, y: top - 5, y2: foot, colour: ink, width: 1.75, dash: [5, 3] })
    y = foot
  })
  const layer = [
    ...boxLayers(boxes),
    ...lineLayers(lines),
    ...dotLayers(dots),
    ...noteLayers(notes),
    ...sourceLayers(head, 0, height),
  ]
  return framed(head, 0, { width: inside, height, layer })
}
