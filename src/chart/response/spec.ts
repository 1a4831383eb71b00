import type { TopLevelSpec } from 'vega-lite'
import type { Unit } from '../../kernel/unit.ts'
import { amountX, valueY } from '../encoding.ts'
import { type Dot, dotLayers } from '../marks.ts'
import { countText, moneyText } from '../number.ts'
import { extentOf, ticksOf } from '../scale.ts'
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
import { effectText, type ResponseMark, type ResponsePanel, type ResponseRecord } from './record.ts'

const axisWidth = 46
const gap = 26
/** Pixels for what is said beside one curve alone. */
const besideWidth = 290
const line = 16

/** What stands below the curve of a strategy: its name and spend, and what more of it brings. */
const rowsOf = (mark: ResponseMark, unit: Unit, width: number, hasGains: boolean): readonly string[] => {
  const { title, now, next, vendor, partner } = mark
  const spend = `${moneyText(now.x)} a quarter`
  const name = shorten(title, width - roughWidth(`  ${spend}`) * 12 - 16, 12)
  const more = `next $1,000: ${next < 0 ? '' : '+'}${effectText(next, unit)}`
  const gains =
    !hasGains || vendor === null || partner === null
      ? []
      : [`next $1: vendor ${moneyText(vendor, true)}, partner ${moneyText(partner, true)}`]
  return [`${name}  ${spend}`, ...[more, ...gains].map(text => shorten(text, width - 16, 12))]
}

/** From where a strategy stands on as the next dollars go, a fifth of the panel far and no farther than its top. */
const tangentOf = ({ now, next }: ResponseMark, right: number, top: number) => {
  const slope = next / 1000
  const reach = Math.min(right / 5, slope > 0 ? (top - now.y) / slope : Number.POSITIVE_INFINITY)
  return { x: now.x, x2: now.x + reach, y: now.y, y2: now.y + slope * reach }
}

/** Where what is said of the strategies stands in a panel: its left edge, its first line and its width. */
type Table = { readonly left: number; readonly top: number; readonly width: number; readonly hasGains: boolean }

const panelView = (panel: ResponsePanel, width: number, height: number, table: Table) => {
  const { lines, marks, unit, name } = panel
  const [, right] = extentOf([0, ...lines.flatMap(({ points }) => points.map(({ x }) => x))])
  const [, high] = extentOf([0, ...lines.flatMap(({ points }) => points.map(({ y }) => y))])
  const top = high * 1.08
  const ticksX = ticksOf(0, right, Math.max(Math.floor(width / 60), 3)).filter(tick => (1 - tick / right) * width > 16)
  const ticksY = ticksOf(0, top, 4)
  const x = amountX(right, width, ticksX)
  const y = valueY('y', unit, { domain: [0, top], range: [height, 0], ticks: ticksY, width: axisWidth })
  let below = table.top
  const notes: Note[] = [
    { x: -axisWidth, y: -28, text: shorten(name, width + axisWidth, 13), size: 13, weight: 600, colour: ink },
    {
      x: -axisWidth,
      y: -12,
      text: unit === '1' ? 'share of direct pipeline steered' : 'leads a quarter',
    },
  ]
  const dots: Dot[] = []
  for (const mark of marks) {
    const [first, ...others] = rowsOf(mark, unit, table.width, table.hasGains)
    dots.push({ x: table.left + 5, y: below - 4, colour: mark.colour, size: 60 })
    notes.push({ x: table.left + 16, y: below, text: first!, weight: 600, colour: mark.colour })
    for (const text of others) notes.push({ x: table.left + 16, y: (below += line), text })
    below += line + 4
  }
  return {
    width,
    height,
    layer: [
      ...lines.map(({ colour, points }) => ({
        data: { values: points },
        mark: { type: 'line', color: colour ?? muted, strokeWidth: 2.25 },
        encoding: { x, y },
      })),
      ...marks.map(mark => ({
        data: { values: [tangentOf(mark, right, top)] },
        mark: { type: 'rule', color: mark.colour, strokeWidth: 1.75, strokeDash: [5, 3] },
        encoding: { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } },
      })),
      ...marks.map(({ now, colour }) => ({
        data: { values: [now] },
        mark: { type: 'point', filled: true, size: 90, opacity: 1, color: colour, stroke: '#FFFFFF', strokeWidth: 1.5 },
        encoding: { x, y },
      })),
      {
        data: { values: [{ x: 0, x2: right, y: 0 }] },
        mark: { type: 'rule', color: baseline, strokeWidth: 1.25 },
        encoding: { x, x2: { field: 'x2' }, y },
      },
      ...dotLayers(dots),
      ...noteLayers(notes),
    ],
  }
}

/** Pixels for what is said of each strategy. */
const tableRoom = ({ marks }: ResponsePanel, hasGains: boolean): number =>
  marks.reduce((sum, { vendor }) => sum + (hasGains && vendor !== null ? 3 : 2) * line + 4, 0)

/** A curve per activity, the strategies as points on it with the slope at their spend; below, or beside one curve alone, what more would bring. */
export const responseChart = (record: ResponseRecord): TopLevelSpec => {
  const { panels, tried, leftOut } = record
  const others = leftOut === 0 ? '' : `; ${leftOut} smaller ${leftOut === 1 ? 'activity' : 'activities'} left out`
  // where many strategies share an activity, the gains of another dollar would leave no room for the curve
  const isAlone = panels.length === 1
  const hasGains = isAlone || panels.every(({ marks }) => marks.length <= 3)
  const money =
    tried > 0 && hasGains
      ? `; next $1 of the partner\u2019s own: change of contribution and EBITDA, ${countText(tried)} trials`
      : ''
  const head: Head = {
    finding: record.finding,
    plotted: `What an activity brings at each steady spend a quarter, in the model\u2019s terms at typical values; points: mean spend of the strategies, dashed: as the next dollars go${money}${others}`,
    source: record.source,
  }
  const count = panels.length
  const width = isAlone
    ? inside - 4 - axisWidth - besideWidth
    : Math.floor((inside - 4 - axisWidth * count - gap * (count - 1)) / count)
  // names above the curves, and below them an axis and what is said
  const room = roomFor(head) - 38
  const below = isAlone ? 0 : 6 + Math.max(...panels.map(panel => tableRoom(panel, hasGains)))
  const height = Math.max(room - below, 90)
  const table = isAlone
    ? { left: width + 28, top: 10, width: besideWidth - 28, hasGains }
    : { left: -axisWidth, top: height + 44, width: width + axisWidth, hasGains }
  const [first, ...rest] = panels.map(panel => panelView(panel, width, height, table))
  const row = [{ ...first, layer: [...first!.layer, ...sourceLayers(head, axisWidth, height + below)] }, ...rest]
  return framed(head, axisWidth, { hconcat: row, spacing: gap + axisWidth, bounds: 'flush' })
}
