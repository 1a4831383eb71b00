import type { StrategyResult } from '../study/result.ts'
import { datesOf } from './quarters.ts'

/** The mean over the trials of one column, step by step; all zero where the run kept none of that name. */
export const meanPath = (strategy: StrategyResult, id: string): readonly number[] => {
  const path = Object.hasOwn(strategy.means, id) ? strategy.means[id]!.mean : []
  return datesOf(strategy).map((_, t) => path[t] ?? 0)
}

/** The sum of the steps `from` to `to` (inclusive). */
export const sumIn = (path: readonly number[], { from, to }: { readonly from: number; readonly to: number }): number =>
  path.slice(from, to + 1).reduce((sum, value) => sum + value, 0)

export const sumOf = (path: readonly number[]): number => path.reduce((sum, value) => sum + value, 0)
