import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers, type Line, lineLayers } from '../marks.ts'
import { moneyText } from '../number.ts'
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
import { leftOutText, trialsText } from '../words.ts'
import type { ValuationRecord, ValuationRow } from './record.ts'

/** Parts beside each other from 0: what adds to the right, what takes to the left, in their order. */
const stacked = (sizes: readonly number[]): readonly (readonly [number, number])[] => {
  let [up, down] = [0, 0]
  return sizes.map(size => {
    const from = size < 0 ? down : up
    if (size < 0) down += size
    else up += size
    return size < 0 ? [from + size, from] : [from, from + size]
  })
}

const partsOf = ({ taken, sale, lost }: ValuationRow) => {
  const parts = [
    { size: taken, name: taken < 0 ? 'put in' : 'taken out' },
    { size: sale, name: 'sale' },
    ...(lost > 0 ? [{ size: lost, name: 'lost on the way' }] : []),
  ]
  const places = stacked(parts.map(({ size }) => size))
  return parts.map((part, i) => ({ ...part, from: places[i]![0], to: places[i]![1] }))
}

const plottedText = ({ trials, firm, leftOut }: ValuationRecord): string =>
  `Value to the partner\u2019s owner, USD of today, ${trialsText(trials)} \u2013 means: dark taken out along the way, light left by the ` +
  `sale, hollow lost of the price of the ${firm ? 'firm' : 'practice'} (debt, resale that stays behind, costs, tax, waiting); ` +
  `below: P10 to P90, line P5 to P95, stroke median${leftOutText(leftOut)}`

/** For each strategy the mean by its parts, and below it on the same axis how the whole is spread. */
export const valuationChart = (record: ValuationRecord): TopLevelSpec => {
  const { rows } = record
  const head: Head = { finding: record.finding, plotted: plottedText(record), source: record.source }
  const height = roomFor(head)
  const line = height / rows.length
  const values = rows.flatMap(row => [row.p05, row.p95, ...partsOf(row).flatMap(({ from, to }) => [from, to])])
  const axis = valueAxis(extentOf([0, ...values]), 'USD', { left: 12, right: inside - 26, top: 0, height })
  const thick = Math.min((line - 24) * 0.5, 24)
  const thin = thick * 0.5
  const boxes: Box[] = []
  const lines: Line[] = []
  const notes: Note[] = []
  const inner: Note[] = []
  rows.forEach((row, i) => {
    const hue = row.colour === reference ? ink : row.colour
    const top = i * line + Math.min(line * 0.08, 8)
    const bar = { y: top + 20, y2: top + 20 + thick }
    const numbers = `mean ${moneyText(row.mean)} \u00b7 median ${moneyText(row.p50)} \u00b7 P10 to P90 ${moneyText(row.p10)} to ${moneyText(row.p90)}`
    const room = inside - roughWidth(numbers) * 12 - 24
    notes.push({ x: 0, y: top + 13, text: shorten(row.title, room, 13), size: 13, weight: 600, colour: hue })
    notes.push({ x: inside, y: top + 13, text: numbers, align: 'right', colour: ink })
    partsOf(row).forEach(({ from, to, size, name }, n) => {
      const place = { x: axis.pixel(from), x2: axis.pixel(to), ...bar }
      boxes.push(
        n === 2
          ? { ...place, colour: '#FFFFFF', edge: muted }
          : { ...place, colour: row.colour, opacity: n === 0 ? 1 : 0.45 },
      )
      const text = `${name} ${moneyText(name === 'put in' ? -size : size)}`
      if (thick >= 14 && roughWidth(text) * 11 < place.x2 - place.x - 8)
        inner.push({
          x: (place.x + place.x2) / 2,
          y: (bar.y + bar.y2) / 2 + 4,
          text,
          size: 11,
          align: 'center',
          colour: n === 0 ? '#FFFFFF' : ink,
        })
    })
    const strip = { y: bar.y2 + 4, y2: bar.y2 + 4 + thin }
    const middle = (strip.y + strip.y2) / 2
    boxes.push({ x: axis.pixel(row.p10), x2: axis.pixel(row.p90), ...strip, colour: row.colour, opacity: 0.25 })
    lines.push({ x: axis.pixel(row.p05), x2: axis.pixel(row.p95), y: middle, y2: middle, colour: hue, width: 1.25 })
    lines.push({
      x: axis.pixel(row.p50),
      x2: axis.pixel(row.p50),
      y: strip.y - 1,
      y2: strip.y2 + 1,
      colour: hue,
      width: 3,
    })
    lines.push({
      x: axis.pixel(row.mean),
      x2: axis.pixel(row.mean),
      y: bar.y - 2,
      y2: bar.y2 + 2,
      colour: ink,
      width: 2,
    })
  })
  // no line of the axis runs through a text
  const blanks = notes.map(({ x, y, text, align, size = 12 }): Box => {
    const width = roughWidth(text) * size + 6
    return {
      x: align === 'right' ? x - width : x,
      x2: align === 'right' ? x : x + width,
      y: y - 12,
      y2: y + 4,
      colour: '#FFFFFF',
    }
  })
  const layer = [
    ...axis.layers,
    ...boxLayers(blanks),
    ...boxLayers(boxes),
    ...lineLayers(lines),
    ...noteLayers([...notes, ...inner]),
    ...sourceLayers(head, 0, height),
  ]
  return framed(head, 0, { width: inside, height, layer })
}
