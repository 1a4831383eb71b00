import type { StrategyResult } from '../study/result.ts'
import { meanPath, sumOf } from './mean-path.ts'

const pattern = /^mdf\.(.+)\.spend$/

/** The marketing activities that a strategy spends on, the one with the largest spend first. */
export const spentOn = (strategy: StrategyResult): readonly { readonly id: string; readonly spend: number }[] =>
  Object.keys(strategy.means)
    .flatMap(key => {
      const id = pattern.exec(key)?.[1]
      const spend = id === undefined ? 0 : sumOf(meanPath(strategy, key))
      return id !== undefined && spend > 0 ? [{ id, spend }] : []
    })
    .sort((a, b) => b.spend - a.spend)
