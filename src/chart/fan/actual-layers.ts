import type { Scale } from '../scale.ts'
import { ink, type Note, noteLayers } from '../theme.ts'
import type { FanPanel, FanRecord } from './record.ts'
import { isClear, type Plot, placeIn, type Stroke, strokesIn } from './strokes.ts'

/** The word beside the last point, where no line runs through it; none where there is no such place. */
const actualNote = ({ x, y }: Stroke[number], strokes: readonly Stroke[], size: Plot): readonly Note[] => {
  const word = { text: 'actual', weight: 600, colour: ink } as const
  const notes = [-10, 20, -22, 32].flatMap(dy =>
    (['center', 'right', 'left'] as const).map((align): Note => ({ ...word, x, y: y + dy, align })),
  )
  const beside: Note[] = [
    { ...word, x: x - 9, y: y + 4, align: 'right' },
    { ...word, x: x + 9, y: y + 4, align: 'left' },
  ]
  return [...notes, ...beside].filter(note => isClear(note, strokes, size)).slice(0, 1)
}

/** What was measured, as points on a line, and what they are, at the last of them, in the reference's panel. */
export const actualLayers = (
  record: FanRecord,
  panel: FanPanel,
  [x, y]: readonly [object, object],
  scale: Scale,
  size: Plot,
) => {
  const { actuals, panels, span } = record
  const last = actuals.at(-1)
  if (last === undefined) return []
  const values = actuals.map(({ t, value }) => ({ t, v: value }))
  const encoding = { x, y: { ...y, field: 'v' } }
  const line = { data: { values }, mark: { type: 'line', color: ink, strokeWidth: 1.5 }, encoding }
  const points = {
    data: { values },
    mark: { type: 'point', filled: true, opacity: 1, size: actuals.length > 60 ? 8 : 22, color: ink },
    encoding,
  }
  const named = panels.find(({ isReference }) => isReference) ?? panels[0]
  if (panel !== named) return [line, points]
  const note = actualNote(placeIn(span, scale, size)(last.t, last.value), strokesIn(record, panel, scale, size), size)
  return [line, points, ...noteLayers(note)]
}
