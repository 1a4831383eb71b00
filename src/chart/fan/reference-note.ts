import type { Scale } from '../scale.ts'
import { roughWidth, shorten } from '../text.ts'
import type { Note } from '../theme.ts'
import type { FanPanel, FanRecord } from './record.ts'
import { dashedStroke, isClear, type Plot, placeIn, reachOf, type Stroke, strokesIn } from './strokes.ts'

/** How far the dashed line and that of the panel are apart at least, where the dashed one is named. */
const leastApart = 16

/** How far from the line at its middle the name stands at most, to its baseline: where the line is steep, wherever it may. */
const near = [40, Number.POSITIVE_INFINITY] as const

/** A moment on the dashed line of a panel, and how far it lies below the panel's own line there. */
type Spot = { readonly x: number; readonly y: number; readonly below: number }

/** Where both lines are, those moments first that are nearest to three quarters of their course. */
const spotsOf = (reference: FanPanel, panel: FanPanel, place: ReturnType<typeof placeIn>): readonly Spot[] => {
  const shared = panel.points.flatMap(({ t, mid }, i): Spot[] => {
    const base = reference.points[i]?.mid ?? null
    if (panel === reference || mid === null || base === null) return []
    const { x, y } = place(t, base)
    return [{ x, y, below: y - place(t, mid).y }]
  })
  const wanted = Math.floor((shared.length - 1) * 0.75)
  return shared
    .map((spot, i) => ({ spot, far: Math.abs(i - wanted) }))
    .sort((a, b) => a.far - b.far)
    .map(({ spot }) => spot)
}

/** The name away from the panel's own line, and between the two, each as near to the dashed line as its slope allows. */
const notesAt = ({ x, y, below }: Spot, text: string, dashed: Stroke, plot: number, most: number): readonly Note[] => {
  const half = (roughWidth(text) * 12) / 2
  const centre = Math.min(Math.max(x, half), plot - half)
  const [high, low] = reachOf(dashed, centre - half, centre + half) ?? [y, y]
  const places = below > 0 ? [low + 17, high - 8] : [high - 8, low + 17]
  return places.filter(at => Math.abs(at - y) < most).map(at => ({ x: centre, y: at, text, align: 'center' }))
}

/**
 * The name of the dashed line, and the panel that it stands in: where the lines are far apart and no line runs through
 * it. None where there is no such place; the subtitle names the line as well.
 */
export const referenceNote = (
  record: FanRecord,
  scale: Scale,
  size: Plot,
): { readonly panel: FanPanel; readonly note: Note } | undefined => {
  const { panels, span } = record
  const reference = panels.find(({ isReference }) => isReference)
  if (reference === undefined) return undefined
  const place = placeIn(span, scale, size)
  const dashed = dashedStroke(reference, place)
  const apart = ({ below }: Spot) => Math.abs(below)
  const rooms = panels
    .map(panel => ({ panel, strokes: strokesIn(record, panel, scale, size), spots: spotsOf(reference, panel, place) }))
    .filter(({ spots: [first] }) => first !== undefined && apart(first) >= leastApart)
    .sort((a, b) => apart(b.spots[0]!) - apart(a.spots[0]!))
  const text = shorten(reference.title, size.plot, 12)
  for (const most of near)
    for (const { panel, strokes, spots } of rooms)
      for (const spot of spots.filter(one => apart(one) >= leastApart)) {
        const notes = notesAt(spot, text, dashed, size.plot, most)
        const note = notes.find(one => isClear(one, strokes, size))
        if (note !== undefined) return { panel, note }
      }
  return undefined
}
