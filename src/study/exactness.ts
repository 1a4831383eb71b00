import { ownersMetric, vendorsMetric } from '../domain/headlines.ts'
import { z975 } from '../summarise/counts.ts'
import type { Result } from './result.ts'

/** How exactly a run knows what each seat looks at first. */
export type Exactness = {
  /** The figure that is known least exactly, and in which strategy. */
  readonly metric: string
  readonly strategy: string
  /** Half of the 95 % interval of its difference from the status quo, as a part of the size of the figure. */
  readonly part: number
}

type Read = Pick<Result, 'strategies' | 'comparisons'>

/** The largest mean of a figure over the strategies, whatever its sign: the size that an error is measured by. */
const sizeOf = ({ strategies }: Read, metric: string): number =>
  Math.max(0, ...strategies.map(({ metrics }) => Math.abs(metrics[metric]?.mean ?? 0)))

/**
 * What is known least exactly of the differences in what the owner and the vendor look at first; of the levels where a run
 * has one strategy. Undefined where nothing of it has an error, or a size: no number of futures would change it.
 */
export const exactnessOf = (result: Read): Exactness | undefined => {
  const { strategies, comparisons } = result
  const ids = Object.keys(strategies[0]?.metrics ?? {})
  const metrics = [ownersMetric(ids), ids.includes(vendorsMetric) ? vendorsMetric : undefined]
  const errors = metrics.flatMap(metric => {
    if (metric === undefined) return []
    const size = sizeOf(result, metric)
    const rows =
      comparisons.length > 0
        ? comparisons.map(({ b, metrics: own }) => ({ strategy: b, se: own[metric]?.se }))
        : strategies.map(({ id, metrics: own }) => ({ strategy: id, se: own[metric]?.se }))
    return rows.flatMap(({ strategy, se }) =>
      typeof se === 'number' && se > 0 && size > 0 ? [{ metric, strategy, part: (z975 * se) / size }] : [],
    )
  })
  return errors.length === 0 ? undefined : errors.reduce((a, b) => (b.part > a.part ? b : a))
}
