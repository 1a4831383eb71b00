import type { TopLevelSpec } from 'vega-lite'
import { amountX, valueY } from '../encoding.ts'
import { countText, moneyText } from '../number.ts'
import { extentOf, spread, ticksOf } from '../scale.ts'
import { roughWidth, shorten } from '../text.ts'
import {
  baseline,
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
import { capital } from '../words.ts'
import type { RebateRecord } from './record.ts'

const axisWidth = 62
/** Pixels above the drawing for the names of bands and of the spread. */
const headRoom = 36

/** `0.5 %`, `12 %`: rates of bands are small, and their decimals count. */
const rateText = (rate: number): string => `${String(Number((rate * 100).toPrecision(3)))}\u00a0%`

/** Texts with a white edge, so that they can be read where they lie on a line. */
const edged = (notes: readonly Note[]): unknown[] => {
  const layers = noteLayers(notes) as { mark: object }[]
  const edge = { stroke: '#FFFFFF', strokeWidth: 4, strokeJoin: 'round' }
  return [...layers.map(layer => ({ ...layer, mark: { ...layer.mark, ...edge } })), ...layers]
}

/** Names of the bands beside their beginnings; only the rates where names do not fit, none where those do not either. */
const bandNotes = ({ bands }: RebateRecord, pixel: (x: number) => number, width: number): Note[] => {
  const shown = bands.filter(({ from }) => pixel(from) <= width)
  const names = shown.map(({ from, rate }) => `${rateText(rate)} from ${moneyText(from)}`)
  const rates = shown.map(({ rate }) => rateText(rate))
  for (const texts of [names, rates]) {
    const widest = Math.max(...texts.map(roughWidth), 0) * 12 + 12
    if (widest * shown.length > width) continue
    const places = spread(
      shown.map(({ from }) => pixel(from) + 5),
      widest,
      5,
      width - widest,
    )
    return texts.map((text, n) => ({ x: places[n]!, y: -8, text }))
  }
  return []
}

/** The payout by turnover; where its bands begin, the spread of turnover, and the mean of both against the curve. */
export const rebateChart = (record: RebateRecord): TopLevelSpec => {
  const { points, bands, average, paid, p10, p50, p90, colour, horizon, title, name } = record
  const over =
    horizon === null
      ? ''
      : `; over the whole horizon it pays ${moneyText(horizon.paid)}, on average turnover it would be ${moneyText(horizon.ofMean)}`
  const head: Head = {
    finding: record.finding,
    plotted: `${capital(title)}: what ${shorten(name, 200, 13)} pays by ${record.label}, at typical terms; turnover of ${countText(record.trials)} ${record.trials === 1 ? 'trial' : 'trials'}${over}`,
    source: record.source,
  }
  const width = inside - axisWidth - 14
  const height = roomFor(head) - headRoom
  const [, right] = extentOf([0, ...points.map(({ x }) => x)])
  const [, high] = extentOf([0, paid, ...points.map(({ y }) => y)])
  const top = high * 1.08
  const pixel = (x: number) => (x / right) * width
  const pixelY = (y: number) => height - (y / top) * height
  const ticksX = ticksOf(0, right, 8).filter(tick => pixel(tick) < width - 12)
  const ticksY = ticksOf(0, top, 6)
  const x = amountX(right, width, ticksX)
  const y = valueY('y', 'USD', { domain: [0, top], range: [height, 0], ticks: ticksY, width: axisWidth })
  const inBand = bands.filter(({ from }) => from <= right)
  const said = [
    { y: paid, text: `paid on average ${moneyText(paid)}`, weight: 600 as const, colour },
    { y: average.y, text: `average turnover would earn ${moneyText(average.y)}`, weight: 500 as const, colour: ink },
  ].sort((a, b) => b.y - a.y)
  // the curve rises, so that there is room above it on the left, and below it on the right
  const longest = Math.max(...said.map(({ text }) => roughWidth(text))) * 13 + 24
  const above = pixelY(Math.max(paid, average.y)) - 28
  const isRoomRight = pixel(average.x) + longest < width && pixelY(Math.min(paid, average.y)) + 44 < height
  const isLeft = pixel(average.x) > longest && (above >= 16 || !isRoomRight)
  const names = said.map(
    ({ text, weight, colour }, n): Note => ({
      x: pixel(average.x) + (isLeft ? -12 : 12),
      y: (isLeft || !isRoomRight ? Math.max(above, 16) : pixelY(Math.min(paid, average.y)) + 22) + n * 18,
      text,
      size: 13,
      weight,
      colour,
      align: isLeft ? 'right' : 'left',
    }),
  )
  const range = `turnover: P10 ${moneyText(p10)}, median ${moneyText(p50)}, P90 ${moneyText(p90)}`
  const half = (roughWidth(range) * 12) / 2
  const middle = Math.min(Math.max(pixel((p10 + p90) / 2), half), width - half)
  const layer: unknown[] = [
    {
      data: { values: [{ x: p10, x2: p90, y: 0, y2: top }] },
      mark: { type: 'rect', color: colour, fillOpacity: 0.1 },
      encoding: { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } },
    },
    ...(inBand.length > 0
      ? [
          {
            data: { values: inBand.map(({ from }) => ({ x: from, y: 0, y2: top })) },
            mark: { type: 'rule', color: muted, strokeDash: [2, 3] },
            encoding: { x, y, y2: { field: 'y2' } },
          },
        ]
      : []),
    {
      data: { values: [{ x: average.x, y: 0, y2: Math.max(paid, average.y) }] },
      mark: { type: 'rule', color: colour, strokeWidth: 1.25 },
      encoding: { x, y, y2: { field: 'y2' } },
    },
    {
      data: { values: points },
      mark: { type: 'line', color: ink, strokeWidth: 2.25 },
      encoding: { x, y },
    },
    {
      data: { values: [{ x: 0, x2: right, y: 0 }] },
      mark: { type: 'rule', color: baseline, strokeWidth: 1.25 },
      encoding: { x, x2: { field: 'x2' }, y },
    },
    {
      data: { values: [average] },
      mark: { type: 'point', filled: true, size: 90, opacity: 1, color: '#FFFFFF', stroke: ink, strokeWidth: 2 },
      encoding: { x, y },
    },
    {
      data: { values: [{ x: average.x, y: paid }] },
      mark: { type: 'point', filled: true, size: 110, opacity: 1, color: colour, stroke: '#FFFFFF', strokeWidth: 1.5 },
      encoding: { x, y },
    },
    ...edged(names),
    ...noteLayers([
      ...bandNotes(record, pixel, width),
      { x: middle, y: -26, text: range, align: 'center', weight: 500, colour },
    ]),
    ...sourceLayers(head, axisWidth, height),
  ]
  return framed(head, axisWidth, { width, height, layer })
}
