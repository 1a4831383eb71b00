import { metricNamed } from '../../domain/metric-named.ts'
import type { Metric } from '../../kernel/metric.ts'

/** What a metric is of needed figures n, 2n, 3n and so on. */
const at = ({ needs, value }: Metric, n: number): number =>
  value(Object.fromEntries(Object.keys(needs).map((need, i) => [need, n * (i + 1)])))

/**
 * Whether the path of a metric is of what flows in each step: it grows with the step, as neither a stock does nor a
 * ratio of two flows.
 */
export const isFlow = (id: string): boolean => {
  const metric = metricNamed(id)
  if (metric === undefined || metric.unit === 'months' || metric.unit === '1' || metric.unit === 'USD/USD') return false
  const flows = Object.values(metric.needs).every(({ window }) => window === 'total')
  return flows && at(metric, 2000) === 2 * at(metric, 1000)
}

/** The step of a path with so many steps in so many months. */
export const stepWord = (months: number, steps: number): 'day' | 'week' | 'month' | 'quarter' => {
  const step = months / Math.max(steps, 1)
  return step < 0.1 ? 'day' : step < 0.5 ? 'week' : step < 2 ? 'month' : 'quarter'
}
