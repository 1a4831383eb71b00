import type { Comparison } from '../../study/result.ts'

/** A strategy and the median of its difference from the status quo, future by future; 0 of the status quo itself. */
export type Changed = { readonly id: string; readonly median: number }

/** The strategy that is best for a figure, and those that so many futures cannot tell from it. */
export type Best = Changed & { readonly close: readonly Changed[] }

type Known = Changed & { readonly error: number }

/**
 * Every strategy with about half of the 95 % interval of its median: of a normal law 0.96 times P90 less P10, by the root
 * of the futures. The status quo has none: it is what all are counted from.
 */
const changesOf = (
  comparisons: readonly Pick<Comparison, 'a' | 'b' | 'metrics'>[],
  against: string,
  metric: string,
  futures: number,
): readonly Known[] =>
  comparisons.flatMap(({ a, b, metrics }) => {
    const { p10 = null, p50 = null, p90 = null } = metrics[metric] ?? {}
    if (a !== against || p50 === null) return []
    return [{ id: b, median: p50, error: (0.96 * ((p90 ?? p50) - (p10 ?? p50))) / Math.sqrt(futures) }]
  })

/**
 * The strategy of the greatest median difference from the status quo, future by future, as the finding of a report has it;
 * the status quo where none is above it. Not that of the greatest median: on the same luck a difference is known far more
 * closely than what it is between. Close is what could be as good if the two errors had nothing in common, which on the same
 * luck is more than they are apart. Undefined where there is nothing to compare.
 */
export const bestOf = (
  comparisons: readonly Pick<Comparison, 'a' | 'b' | 'metrics'>[],
  against: string,
  metric: string,
  futures: number,
): Best | undefined => {
  const changes = changesOf(comparisons, against, metric, futures)
  if (changes.length === 0) return undefined
  const all = [{ id: against, median: 0, error: 0 }, ...changes]
  const best = all.reduce((first, next) => (next.median > first.median ? next : first))
  const isClose = ({ median, error }: Known): boolean => best.median - median <= Math.hypot(best.error, error)
  const close = all.filter(one => one !== best && isClose(one)).map(({ id, median }) => ({ id, median }))
  return { id: best.id, median: best.median, close }
}
