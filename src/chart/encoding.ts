import type { Unit } from '../kernel/unit.ts'
import { axisLabel } from './axis.ts'

type Range = readonly [number, number]

/** The axis of amounts from 0 to `right` USD over so many pixels. */
export const amountX = (right: number, width: number, ticks: readonly number[]) => ({
  field: 'x',
  type: 'quantitative',
  title: null,
  scale: { domain: [0, right], range: [0, width], nice: false },
  axis: { values: ticks, labelExpr: axisLabel('USD', ticks), labelPadding: 8, labelBound: false },
})

/** The axis of values up the left side, its labels in so many pixels; `range` in pixels, that of the lowest value first. */
export const valueY = (
  field: string,
  unit: Unit,
  { domain, range, ticks, width }: { domain: Range; range: Range; ticks: readonly number[]; width: number },
) => ({
  field,
  type: 'quantitative',
  title: null,
  scale: { domain, range, nice: false },
  axis: {
    values: ticks,
    grid: true,
    labelExpr: axisLabel(unit, ticks),
    labelPadding: 8,
    minExtent: width,
    maxExtent: width,
  },
})
