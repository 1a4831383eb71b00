import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers, type Line, lineLayers } from '../marks.ts'
import { percentText } from '../number.ts'
import { shorten, wrap } from '../text.ts'
import {
  framed,
  grid,
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
import { capital, leftOutText, trialsText } from '../words.ts'
import type { GoalsRecord, GoalsRow } from './record.ts'

const labels = 330
/** Where the weights end, and how wide the words before them may be. */
const weights = 308
const words = 252
const gap = 16
const beside = 46
const titleLine = 16
const wordLine = 14.5

const plottedText = ({ trials, errors, leftOut, goalsLeftOut }: GoalsRecord): string => {
  const goals =
    goalsLeftOut === 0 ? '' : `; ${goalsLeftOut} ${goalsLeftOut === 1 ? 'goal' : 'goals'} of less weight left out`
  return `Share of ${trialsText(trials)} in which a goal is reached, bar: 0 to 100 %, stroke: 95 % interval from ${errors}${goals}${leftOutText(leftOut)}`
}

/** `2`, `0.75`: a weight as the file says it, to two decimals. */
const weightText = (weight: number): string => shorten(String(Number(weight.toFixed(2))), 48, 12)

/** The lines of a row, from its middle: what is wanted, and below it the figure, where both have room. */
const wordNotes = ({ said, below, weight }: GoalsRow, middle: number, room: number): Note[] => {
  const isWhole = weight === null
  const first = wrap(isWhole ? capital(said) : said, words, 12, room)
  const rest = below === '' ? [] : wrap(below, words, 12, 9)
  const texts = first.length + rest.length <= room ? [...first, ...rest] : first
  return texts.map((text, n) => ({
    x: 0,
    y: middle + 4 + (n - (texts.length - 1) / 2) * wordLine,
    text,
    weight: isWhole ? 600 : 400,
    colour: n < first.length ? ink : muted,
  }))
}

/** A table of bullets: a row for each goal, a column for each strategy. */
export const goalsChart = (record: GoalsRecord): TopLevelSpec => {
  const { groups, strategies } = record
  const head: Head = { finding: record.finding, plotted: plottedText(record), source: record.source }
  const height = roomFor(head)
  const pitch = (inside - labels) / strategies.length
  const column = Math.min(pitch, 240) - gap
  const titles = strategies.map(({ title }) => wrap(title, column, 12, 4))
  const top = titles.reduce((most, { length }) => Math.max(most, length), 1) * titleLine + 6
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  // a heading takes as much as a row, but for the last group, which is a single row and has none
  const headings = groups.filter(({ title }) => title !== 'both').length
  const line = Math.min((height - top) / (count + headings + (groups.length - 1) * 0.4), 46)
  const thick = Math.min(line * 0.5, 14)
  const boxes: Box[] = []
  const lines: Line[] = []
  const notes: Note[] = titles.flatMap((texts, c) =>
    texts.map((text, n): Note => {
      const colour = strategies[c]!.colour === reference ? ink : strategies[c]!.colour
      return { x: labels + c * pitch, y: 12 + n * titleLine, text, weight: 600, colour }
    }),
  )
  let y = top
  notes.push({ x: weights, y: 12, text: 'weight', align: 'right' })
  groups.forEach(({ title, rows }, g) => {
    if (g > 0) {
      lines.push({ x: 0, x2: inside, y: y + line * 0.2, y2: y + line * 0.2, colour: grid })
      y += line * 0.4
    }
    if (title !== 'both') {
      notes.push({ x: 0, y: y + line / 2 + 4, text: capital(title), size: 13, weight: 600, colour: ink })
      y += line
    }
    for (const row of rows) {
      const { weight, chances } = row
      const middle = y + line / 2
      const isWhole = weight === null
      notes.push(...wordNotes(row, middle, Math.max(Math.floor(line / wordLine), 1)))
      if (!isWhole) notes.push({ x: weights, y: middle + 4, text: weightText(weight), align: 'right' })
      chances.forEach((chance, c) => {
        const x = labels + c * pitch
        const width = column - beside
        const track = { x, x2: x + width, y: middle - thick / 2, y2: middle + thick / 2 }
        boxes.push({ ...track, colour: grid, opacity: 0.7 })
        if (chance === null) notes.push({ x: x + width + 6, y: middle + 4, text: 'no value', size: 11 })
        else {
          boxes.push({ ...track, x2: x + chance.p * width, colour: strategies[c]!.colour, opacity: isWhole ? 1 : 0.6 })
          lines.push({
            x: x + chance.lo * width,
            x2: x + chance.hi * width,
            y: middle,
            y2: middle,
            colour: ink,
            width: 1.25,
          })
          notes.push({
            x: x + width + 6,
            y: middle + 4,
            text: percentText(chance.p),
            weight: isWhole ? 600 : 400,
            colour: chance.p === 0 ? muted : ink,
          })
        }
      })
      y += line
    }
  })
  const layer = [...boxLayers(boxes), ...lineLayers(lines), ...noteLayers(notes), ...sourceLayers(head, 0, height)]
  return framed(head, 0, { width: inside, height, layer })
}
