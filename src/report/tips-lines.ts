import type { Outcome } from '../study/outcome.ts'
import type { Ink } from './ink.ts'
import { safeText, wrapText } from './terminal-text.ts'
import { tipsOf } from './tips-text.ts'

/**
 * What tips the balance, for a terminal, besides guesses and pay-backs, which stand above; nothing where a run has none
 * of it. No line is wider than `width`.
 */
export const tipsLines = (
  outcome: Pick<Outcome, 'result'>,
  { width, ink }: { readonly width: number; readonly ink: Ink },
): string[] => {
  const lines = tipsOf(outcome)
    .filter(({ id }) => id === 'pareto' || id === 'breakEvens' || id === 'rebates')
    .flatMap(tips => tips.lines)
  if (lines.length === 0) return []
  return [
    ink.bold('What tips the balance'),
    ...lines.flatMap(line => wrapText(safeText(line), width - 3).map((text, n) => ` ${n === 0 ? '' : '  '}${text}`)),
  ]
}
