import { ownerBridge } from '../domain/valuation/bridge.ts'
import type { Bridge, Comparison, Difference, Figures, StrategyResult } from './result.ts'

const of = 'partner.ownerValue'

const meanOf = (figures: Readonly<Record<string, Figures | Difference>> | undefined, id: string): number | null =>
  figures?.[id]?.mean ?? null

/**
 * The way from a year's earnings to the owner's value, strategy by strategy, with what each step differs from the
 * strategy that it is compared with. Means of steps that add up in every trial add up; a run of less than a year, in
 * which nothing has a value, has no steps.
 */
export const bridgesOf = (
  strategies: readonly StrategyResult[],
  comparisons: readonly Comparison[],
  against: string,
): Bridge[] =>
  strategies.flatMap(({ id: strategy, metrics }): Bridge[] => {
    const total = meanOf(metrics, of)
    const known = ownerBridge.every(({ metric: { id } }) => metrics[id] !== undefined)
    if (total === null || !known) return []
    const differences = comparisons.find(({ a, b }) => a === against && b === strategy)?.metrics
    return [
      {
        strategy,
        of,
        total,
        difference: meanOf(differences, of),
        steps: ownerBridge.map(({ metric: { id, label }, reaches }) => ({
          id,
          label,
          mean: meanOf(metrics, id),
          difference: meanOf(differences, id),
          ...(reaches === undefined ? {} : { reaches }),
        })),
      },
    ]
  })
