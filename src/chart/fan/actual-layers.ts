import type { Scale } from '../scale.ts'
import { ink } from '../theme.ts'
import type { FanPanel, FanRecord } from './record.ts'

/** What was measured, as points on a line, and what they are, at the last of them, in the reference's panel. */
export const actualLayers = (
  { actuals, panels, span }: FanRecord,
  panel: FanPanel,
  [x, y]: readonly [object, object],
  scale: Scale,
  { plot, height }: { readonly plot: number; readonly height: number },
) => {
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
  const place = ((last.t - span[0]) / (span[1] - span[0])) * plot
  const mid = panel.points.find(({ t }) => t >= last.t)?.mid ?? null
  const [low, high] = scale.domain
  const isUnder = mid !== null && last.value < mid && ((last.value - low) / (high - low)) * height > 24
  return [
    line,
    points,
    {
      data: { values: [{ t: last.t, v: last.value, s: 'actual' }] },
      mark: {
        type: 'text',
        align: place < 22 ? 'left' : place > plot - 22 ? 'right' : 'center',
        dy: isUnder ? 14 : -12,
        fontSize: 12,
        fontWeight: 600,
        color: ink,
      },
      encoding: { ...encoding, text: { field: 's', type: 'nominal' } },
    },
  ]
}
