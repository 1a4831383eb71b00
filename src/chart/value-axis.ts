import type { Unit } from '../kernel/unit.ts'
import { axisLabel } from './axis.ts'
import { lineLayers } from './marks.ts'
import { roundScale } from './scale.ts'
import { baseline, grid } from './theme.ts'

/** Where values lie between two pixels of a view, and the layers of the axis below it, with its lines from `top` on. */
export type ValueAxis = { readonly pixel: (value: number) => number; readonly layers: readonly unknown[] }

/** An axis of values from left to right, at the foot of a view of this height. */
export const valueAxis = (
  [low, high]: readonly [number, number],
  unit: Unit,
  { left, right, top, height }: { left: number; right: number; top: number; height: number },
): ValueAxis => {
  const { domain, ticks } = roundScale(low, high, Math.max(Math.floor((right - left) / 95), 2))
  const pixel = (value: number) => left + ((value - domain[0]) / (domain[1] - domain[0])) * (right - left)
  const lines = ticks.map(tick => ({
    x: pixel(tick),
    x2: pixel(tick),
    y: top,
    y2: height,
    colour: tick === 0 ? baseline : grid,
    width: 1,
  }))
  const scale = { domain, range: [left, right], nice: false, zero: false }
  const axis = { values: ticks, labelExpr: axisLabel(unit, ticks), labelPadding: 8, labelBound: false }
  const ends = {
    data: { values: [{ v: domain[0] }] },
    mark: { type: 'rule', opacity: 0 },
    encoding: { x: { field: 'v', type: 'quantitative', title: null, scale, axis } },
  }
  return { pixel, layers: [...lineLayers(lines), ends] }
}
