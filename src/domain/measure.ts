import type { Target } from '../kernel/column.ts'
import { itself, type Metric, metric, type Window } from '../kernel/metric.ts'
import type { Unit } from '../kernel/unit.ts'

/** A metric that is one window over one column. */
export const plain = (id: string, unit: Unit, target: Target, window: Window, label: string, meaning: string): Metric =>
  metric({ id, unit, label, meaning, needs: { x: { target, window } }, value: itself })

/** a / b over the same window, without a value where b is not above zero. */
export const part = (
  id: string,
  unit: Unit,
  [a, b]: readonly [Target, Target],
  window: Window,
  label: string,
  meaning: string,
): Metric =>
  metric({
    id,
    unit,
    label,
    meaning,
    needs: { top: { target: a, window }, bottom: { target: b, window } },
    value: ({ top, bottom }) => (bottom > 0 ? top / bottom : Number.NaN),
  })

/** Metrics that only a scenario has which speaks of one of these paths. */
export const aboutOf = (about: readonly string[], metrics: readonly Metric[]): readonly Metric[] =>
  metrics.map(one => ({ ...one, about }))
