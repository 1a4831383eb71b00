import type { TopLevelSpec } from 'vega-lite'
import { valueY } from '../encoding.ts'
import { type Box, boxLayers, lineLayers } from '../marks.ts'
import { percentText, valueText } from '../number.ts'
import { spread, ticksOf } from '../scale.ts'
import { roughWidth } from '../text.ts'
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
import { monthName, trialsText } from '../words.ts'
import { type BenchRecord, type BenchSpell, type Use, uses } from './record.ts'

const axisWidth = 62
const top = 7
const stripHeight = 56
const stripGap = 16

/** Browns and greys that no strategy has; what is billed has the strategy's own. */
const tints: Readonly<Record<Exclude<Use, 'billed'>, string>> = {
  presales: '#8A6A3B',
  training: '#C9B38C',
  meetings: '#4B5563',
  build: '#7C7F3A',
  elsewhere: '#B8BEC9',
  idle: '#E5E7EB',
}

const names: Readonly<Record<Use, string>> = {
  billed: 'billed',
  presales: 'presales',
  training: 'training',
  meetings: 'meetings',
  build: 'building',
  elsewhere: 'with others',
  idle: 'idle',
}

const lengths: Readonly<Record<BenchRecord['every'], string>> = {
  1: 'by month',
  3: 'by quarter',
  12: 'by year',
}

type Part = {
  readonly key: Use | 'subcontracted'
  readonly name: string
  readonly colour: string
  readonly opacity: number
}

const partsOf = ({ colour, shares, subcontracted }: BenchRecord): Part[] => {
  const named = (name: string, share: number) => `${name} ${percentText(share)}`
  return [
    ...uses
      .filter(use => shares[use] > 0)
      .map(use => ({
        key: use,
        name: named(names[use], shares[use]),
        colour: use === 'billed' ? colour : tints[use],
        opacity: use === 'billed' ? 0.72 : 1,
      })),
    ...(subcontracted > 0
      ? [{ key: 'subcontracted' as const, name: named('subcontracted', subcontracted), colour, opacity: 0.35 }]
      : []),
  ]
}

const hoursOf = ({ hours, subcontracted }: BenchSpell, key: Part['key']): number =>
  key === 'subcontracted' ? subcontracted : hours[key]

/** Boxes of a part, on top of the parts below it; those too thin to be seen are left out. */
const boxesOf = (
  spells: readonly BenchSpell[],
  parts: readonly Part[],
  n: number,
  at: (t: number) => number,
  y: (h: number) => number,
): Box[] =>
  spells.flatMap((spell): Box[] => {
    const below = parts.slice(0, n).reduce((sum, part) => sum + hoursOf(spell, part.key), 0)
    const { key, colour, opacity } = parts[n]!
    const hours = hoursOf(spell, key)
    const box = { colour, opacity, x: at(spell.t), x2: at(spell.until), y: y(below + hours), y2: y(below) }
    return box.y2 - box.y > 0.05 ? [{ ...box, x2: Math.max(box.x2 - 1, box.x + 0.5) }] : []
  })

/** The backlog below the picture, in months of capacity. */
const backlogLayers = (
  { spells, mostBacklog, colour }: BenchRecord,
  at: (t: number) => number,
  height: number,
  plot: number,
): unknown[] => {
  if (mostBacklog === null || mostBacklog.months < 0.05) return []
  const boxes = spells.flatMap(({ t, until, backlog }): Box[] =>
    backlog !== null && backlog > 0
      ? [
          {
            colour,
            opacity: 0.55,
            x: at(t),
            x2: Math.max(at(until) - 1, at(t) + 0.5),
            y: height - (backlog / mostBacklog.months) * (stripHeight - 22),
            y2: height,
          },
        ]
      : [],
  )
  const text = `work that waits: ${valueText(mostBacklog.months, 'months')} of capacity on average at most, in ${monthName(mostBacklog.t)}`
  return [
    ...boxLayers(boxes),
    ...lineLayers([{ x: 0, x2: plot, y: height, y2: height, colour: baseline }]),
    ...noteLayers([{ x: 0, y: height - stripHeight + 12, text, weight: 500, colour: ink }]),
  ]
}

/** Hours a month stacked up to the capacity of the bench, subcontractors above it, work that waits below. */
export const benchChart = (record: BenchRecord): TopLevelSpec => {
  const { spells, every } = record
  const head: Head = {
    finding: record.finding,
    plotted: `Hours a month of the bench, ${lengths[every]}, and what becomes of them in the whole run; the dark line is its capacity; means, ${trialsText(record.trials)}`,
    source: record.source,
  }
  if (spells.length === 0) return emptyChart(head)
  const height = roomFor(head)
  const hasBacklog = (record.mostBacklog?.months ?? 0) >= 0.05
  const bottom = hasBacklog ? height - stripHeight - stripGap : height
  const parts = partsOf(record)
  const plot = inside - axisWidth - 30 - Math.max(...parts.map(({ name }) => roughWidth(name) * 12))
  const span = [spells[0]!.t, spells.at(-1)!.until] as const
  const most = Math.max(...spells.map(({ capacity, subcontracted }) => capacity + subcontracted))
  const domain = [0, most * 1.04] as const
  const ticks = ticksOf(0, domain[1], 5)
  const at = (t: number) => ((t - span[0]) / (span[1] - span[0])) * plot
  const y = (hours: number) => top + (1 - hours / domain[1]) * (bottom - top)
  const last = spells.at(-1)!
  const middles = parts.map(({ key }, n) => {
    const below = parts.slice(0, n).reduce((sum, part) => sum + hoursOf(last, part.key), 0)
    return y(below + hoursOf(last, key) / 2)
  })
  // from the bottom up, as the parts stand
  const places = spread(
    middles.map((middle, n) => middle - n * 1e-6),
    16,
    top + 4,
    bottom - 4,
  )
  const notes: Note[] = parts.map(({ name, colour, key }, n) => ({
    x: plot + 24,
    y: places[n]! + 4,
    text: name,
    weight: key === 'billed' ? 600 : 400,
    colour: key === 'billed' ? colour : muted,
  }))
  const axisX = {
    field: 't',
    type: 'quantitative',
    title: null,
    scale: { domain: span, range: [0, plot], nice: false, zero: false },
    axis: { ...timeAxis(span, plot), labelPadding: 11, labelBound: false },
  }
  const axisY = valueY('hours', 'hours', { domain, range: [bottom, top], ticks, width: axisWidth })
  const capacity = spells.flatMap(({ t, until, capacity: hours }) => [
    { t, hours },
    { t: until, hours },
  ])
  const layer: unknown[] = [
    ...boxLayers(parts.flatMap((_, n) => boxesOf(spells, parts, n, at, y))),
    {
      data: { values: capacity },
      mark: { type: 'line', color: ink, strokeWidth: 1.5 },
      encoding: { x: axisX, y: axisY },
    },
    ...boxLayers(
      parts.map(({ colour, opacity }, n) => ({
        x: plot + 10,
        x2: plot + 19,
        y: places[n]! - 4,
        y2: places[n]! + 5,
        colour,
        opacity,
      })),
    ),
    ...noteLayers(notes),
    ...backlogLayers(record, at, height, plot),
    ...sourceLayers(head, axisWidth, height),
  ]
  return framed(head, axisWidth, { width: plot, height, layer })
}
