import type { Scale } from '../scale.ts'
import { roughWidth } from '../text.ts'
import type { Note } from '../theme.ts'
import type { FanPanel, FanRecord } from './record.ts'

/** Pixels of a panel that are drawn on. */
export type Plot = { readonly plot: number; readonly height: number }

/** A line as it is drawn, in pixels from the upper left corner of its panel, from left to right. */
export type Stroke = readonly { readonly x: number; readonly y: number }[]

/** Where a moment and a value stand in a panel. */
export const placeIn =
  (span: FanRecord['span'], { domain: [low, high] }: Scale, { plot, height }: Plot) =>
  (t: number, value: number) => ({
    x: ((t - span[0]) / (span[1] - span[0])) * plot,
    y: ((high - value) / (high - low)) * height,
  })

type Place = ReturnType<typeof placeIn>

/** The median of a panel, in pieces where it has no value in between. */
const medianStrokes = ({ points }: FanPanel, place: Place): readonly Stroke[] => {
  const strokes: { x: number; y: number }[][] = [[]]
  for (const { t, mid } of points)
    if (mid === null) strokes.push([])
    else strokes.at(-1)!.push(place(t, mid))
  return strokes.filter(({ length }) => length > 0)
}

/** The median of the reference as the other panels show it, without a gap. */
export const dashedStroke = ({ points }: FanPanel, place: Place): Stroke =>
  points.flatMap(({ t, mid }) => (mid === null ? [] : [place(t, mid)]))

/** The least and the greatest y of a line between two x; undefined where it is not between them. */
export const reachOf = (stroke: Stroke, left: number, right: number): readonly [number, number] | undefined => {
  const ys = stroke.flatMap((from, i) => {
    const to = stroke[i + 1] ?? from
    const [begin, end] = [Math.max(from.x, left), Math.min(to.x, right)]
    if (begin > end) return []
    if (to.x === from.x) return [from.y, to.y]
    return [begin, end].map(x => from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y))
  })
  return ys.length === 0 ? undefined : [Math.min(...ys), Math.max(...ys)]
}

/** Pixels between a text and a line. */
const clearance = 3

/** Whether a text of 12 pixels lies inside the panel, clear of all lines. */
export const isClear = (
  { x, y, text, align = 'left' }: Note,
  strokes: readonly Stroke[],
  { plot, height }: Plot,
): boolean => {
  const width = roughWidth(text) * 12
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  const [top, bottom] = [y - 10 - clearance, y + 3 + clearance]
  if (left < 0 || left + width > plot || top < 0 || bottom > height) return false
  return strokes.every(stroke => {
    const reach = reachOf(stroke, left - clearance, left + width + clearance)
    return reach === undefined || reach[0] > bottom || reach[1] < top
  })
}

/** Every line of a panel, those of its grid among them. */
export const strokesIn = (record: FanRecord, panel: FanPanel, scale: Scale, size: Plot): readonly Stroke[] => {
  const { panels, actuals, span } = record
  const place = placeIn(span, scale, size)
  const reference = panels.find(({ isReference }) => isReference)
  return [
    ...medianStrokes(panel, place),
    ...(reference === undefined ? [] : [dashedStroke(reference, place)]),
    actuals.map(({ t, value }) => place(t, value)),
    ...scale.ticks.map(tick => span.map(t => place(t, tick))),
  ]
}
