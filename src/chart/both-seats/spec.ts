import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { countText, moneyText, percentText } from '../number.ts'
import { extentOf, ticksOf } from '../scale.ts'
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
import { leftOutText, trialsText } from '../words.ts'
import { type BothSeatsRecord, type Change, type Quadrant, quadrants, type SeatStrategy } from './record.ts'

const axisWidth = 62
const gap = 24
const line = 17
const widest = 430

/** Two short lines each, or one where there is room. */
const quadrantNames: Readonly<Record<Quadrant, readonly [string, string]>> = {
  bothGain: ['both gain', ''],
  vendorOnly: ['vendor gains,', 'partner loses'],
  partnerOnly: ['partner gains,', 'vendor loses'],
  bothLose: ['both lose', ''],
}

type Ends = readonly [number, number]

/** All panels have these sizes and scales; the points lie between `top` and `bottom`, the shares above and below. */
type Layout = {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly xs: Ends
  readonly ys: Ends
}

/** Ends around 0; the shorter side is at least `least` of the longer one, so that every quadrant can be seen and named. */
const aroundZero = (values: readonly number[], least: number, room: number): Ends => {
  const [low, high] = extentOf([...values, 0])
  const [below, above] = [Math.max(-low, 0) * room, Math.max(high, 0) * room]
  return [-Math.max(below, above * least), Math.max(above, below * least)]
}

/** Marks whose labels stay inside the panel. */
const ticksAcross = ([low, high]: Ends, width: number): number[] => {
  const edge = ((high - low) / width) * 20
  return ticksOf(low, high, Math.max(Math.floor(width / 60), 4)).filter(tick => tick - low > edge && high - tick > edge)
}

/** Ends across, wide enough for a mark on either side of 0 where that takes little. */
const endsAcross = (values: readonly number[], width: number): Ends => {
  const least = width > 300 ? 0.7 : 0.85
  const wider = [1.06, 1.15, 1.25, 1.4].map(room => aroundZero(values, least, room))
  return wider.find(ends => ticksAcross(ends, width).length >= 3) ?? wider[0]!
}

/** What stands above a panel: the strategy, its medians, and how often a side has no change, which is in no quadrant. */
const headerOf = ({ title, colour, median, shares }: SeatStrategy, width: number) => {
  const [vendor, partner] = [`median: vendor ${moneyText(median.x, true)},`, `partner ${moneyText(median.y, true)}`]
  const even = 1 - quadrants.reduce((sum, quadrant) => sum + shares[quadrant], 0)
  const unchanged = even < 0.005 ? [] : [`a side unchanged: ${percentText(even)}`]
  const one = [`${vendor} ${partner}`, ...unchanged].join('; ')
  const medians = width > 260 ? [`${vendor} ${partner}`] : [vendor, partner]
  const change = roughWidth(one) * 12 <= width ? [one] : [...medians, ...unchanged]
  return [
    ...wrap(title, width - 4, 13, 2).map(text => ({ text, size: 13, weight: 600 as const, colour })),
    ...change.map(text => ({ text, size: 12, weight: 400 as const, colour: muted })),
  ]
}

/** What a panel says in words: above it its header, in its corners the share of each quadrant. */
const panelNotes = (strategy: SeatStrategy, { width, height }: Layout): Note[] => {
  const { colour, shares } = strategy
  const lines = headerOf(strategy, width)
  const header = lines.map((look, i): Note => ({ x: 0, y: -12 - (lines.length - 1 - i) * line, ...look }))
  const oneLine = width > 300
  const corners = quadrants.flatMap((quadrant): Note[] => {
    const right = quadrant === 'bothGain' || quadrant === 'vendorOnly'
    const upper = quadrant === 'bothGain' || quadrant === 'partnerOnly'
    const at = { x: right ? width - 2 : 2, align: right ? ('right' as const) : ('left' as const) }
    const first = upper ? 20 : height - (oneLine ? 24 : 37)
    const strong = quadrant === 'bothGain' ? { colour, weight: 600 as const } : { colour: ink, weight: 500 as const }
    const [above, below] = quadrantNames[quadrant]
    const texts = oneLine || below === '' ? [`${above} ${below}`.trim()] : [above, below]
    return [
      { ...at, y: first, text: percentText(shares[quadrant]), size: 18, ...strong },
      ...texts.map((text, i): Note => ({ ...at, y: first + 16 + i * 13, text, size: oneLine ? 12 : 11 })),
    ]
  })
  return [...header, ...corners]
}

/** The word beside the large point, with a white edge so that it can be read on the small ones. */
const medianName = (x: number, y: number, { width, colour }: { width: number; colour: string }): unknown[] => {
  const left = x > width - 70
  const notes: Note[] = [
    { x: left ? x - 11 : x + 11, y: y + 4, text: 'median', weight: 600, colour, align: left ? 'right' : 'left' },
  ]
  const layers = noteLayers(notes) as { mark: object }[]
  const edge = { stroke: '#FFFFFF', strokeWidth: 4, strokeJoin: 'round' }
  return [...layers.map(layer => ({ ...layer, mark: { ...layer.mark, ...edge } })), ...layers]
}

const panelView = (strategy: SeatStrategy, layout: Layout, isFirst: boolean) => {
  const { width, height, top, bottom, xs, ys } = layout
  const { colour, median } = strategy
  const pixelX = (value: number) => ((value - xs[0]) / (xs[1] - xs[0])) * width
  const pixelY = (value: number) => bottom - ((value - ys[0]) / (ys[1] - ys[0])) * (bottom - top)
  const ticksX = ticksAcross(xs, width)
  const ticksY = ticksOf(ys[0], ys[1], 6).filter(tick => pixelY(tick) > top + 6) // clear of the axis' name
  const x = {
    field: 'x',
    type: 'quantitative',
    title: null,
    scale: { domain: xs, range: [0, width], nice: false, zero: false },
    axis: { values: ticksX, labelExpr: axisLabel('USD', ticksX, true), labelPadding: 8, labelBound: false },
  }
  const y = {
    field: 'y',
    type: 'quantitative',
    title: null,
    scale: { domain: ys, range: [bottom, top], nice: false, zero: false },
    axis: { values: ticksY, grid: true, labels: isFirst, labelExpr: axisLabel('USD', ticksY, true), labelPadding: 8 },
  }
  const cloud = (values: readonly Change[], color: string) => ({
    data: { values },
    mark: { type: 'point', filled: true, size: 13, opacity: 0.4, color },
    encoding: { x, y },
  })
  const isWithin = (change: Change) => change.x >= xs[0] && change.x <= xs[1] && change.y >= ys[0] && change.y <= ys[1]
  const shown = strategy.points.filter(isWithin)
  const isGood = (change: Change) => change.x > 0 && change.y > 0
  const rule = { type: 'rule', color: baseline, strokeWidth: 1.5 }
  return {
    width,
    height,
    layer: [
      { data: { values: [{ x: 0 }] }, mark: rule, encoding: { x } },
      { data: { values: [{ y: 0 }] }, mark: rule, encoding: { y } },
      cloud(
        shown.filter(change => !isGood(change)),
        baseline,
      ),
      cloud(shown.filter(isGood), colour),
      {
        data: { values: [median] },
        mark: { type: 'point', filled: true, size: 130, opacity: 1, color: colour, stroke: '#FFFFFF', strokeWidth: 2 },
        encoding: { x, y },
      },
      ...medianName(pixelX(median.x), pixelY(median.y), { width, colour }),
      ...noteLayers([
        ...panelNotes(strategy, layout),
        { x: width, y: height + 38, text: 'vendor\u2019s change \u2192', align: 'right' },
        ...(isFirst ? [{ x: -axisWidth, y: top - 8, text: 'partner \u2191' }] : []),
      ]),
    ],
  }
}

/** One panel per strategy: the vendor's change across, the partner's up, one point per drawn trial, quadrants named. */
export const bothSeatsChart = (record: BothSeatsRecord): TopLevelSpec => {
  const { strategies, trials, drawn } = record
  const reference = shorten(record.reference, 260, 13)
  const shown = drawn < trials ? `${countText(drawn)} of ${trialsText(trials)} drawn` : trialsText(trials)
  const head: Head = {
    finding: record.finding,
    plotted: `Change against ${reference} on the same luck: vendor contribution and value to the partner’s owner; ${shown}${leftOutText(record.leftOut)}`,
    source: record.source,
  }
  const count = Math.max(strategies.length, 1)
  const width = Math.min(
    Math.floor((inside - axisWidth - 1 - gap * (count - 1)) / count),
    count === 1 ? inside - axisWidth - 1 : widest,
  )
  const lines = strategies.map(strategy => headerOf(strategy, width).length)
  const height = roomFor(head) - Math.max(...lines, 1) * line - 17
  const band = width > 300 ? 46 : 58
  const layout: Layout = {
    width,
    height,
    top: band,
    bottom: height - band,
    xs: endsAcross(
      strategies.flatMap(({ range, median }) => [...range.x, median.x]),
      width,
    ),
    ys: aroundZero(
      strategies.flatMap(({ range, median }) => [...range.y, median.y]),
      0.3,
      1.06,
    ),
  }
  const panels = strategies.map((strategy, i) => panelView(strategy, layout, i === 0))
  const [first, ...others] = panels
  if (first === undefined) return emptyChart(head)
  const row = [{ ...first, layer: [...first.layer, ...sourceLayers(head, axisWidth, height + 12)] }, ...others]
  return framed(head, axisWidth, { hconcat: row, spacing: gap, bounds: 'flush' })
}
