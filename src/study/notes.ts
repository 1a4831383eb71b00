import type { StrategyResult } from './result.ts'

/**
 * What a run found that a reader should know. Partner deals that the vendor would have won anyway take the place of
 * its next direct wins; where it wins fewer than that, they wait, and the vendor looks better off than it is.
 */
export const notesOn = (strategies: readonly StrategyResult[]): string[] =>
  strategies.flatMap(({ title, metrics }) => {
    const owed = metrics['vendor.owedDeals']?.mean ?? 0
    if (owed < 1) return []
    return [
      `under “${title}” ${owed.toFixed(1)} partner deals that the vendor would have won anyway find no direct win to take the place of: the direct team is small for that many, and the vendor’s figures are too good by them`,
    ]
  })
