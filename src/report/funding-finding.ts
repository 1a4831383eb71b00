import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { oftenText } from './futures-text.ts'
import { countText, moneyText } from './number-text.ts'
import { measures } from './rivals.ts'

/** Futures from which one in ten can be spoken of. */
const enoughForTenth = 100

/**
 * What a strategy takes at its worst month: the most funding in use (revolver, the owner's money, bills past their
 * terms), when that is, how much it is in the worst tenth, and how often the partner is insolvent.
 */
export const fundingSentence = ({ result }: Outcome, strategy: StrategyResult, title: string): string[] => {
  const peak = strategy.metrics[measures.peak]
  if (!peak || peak.p50 === null) return []
  const insolvent = strategy.metrics[measures.insolvent]?.mean ?? 0
  if (peak.max === 0) return [`“${title}” needs no funding in any future.`]
  const month = strategy.metrics[measures.peakMonth]?.p50 ?? null
  const when = month === null ? '' : ` (the peak is at month ${countText(Math.round(month))} in the median)`
  const hasTenth = result.trials >= enoughForTenth && peak.p90 !== null && moneyText(peak.p90) !== moneyText(peak.p50)
  const tenth = hasTenth ? ` and more than ${moneyText(peak.p90)} in 10 of 100 futures` : ''
  const need = peak.p50 === 0 ? 'no funding' : `${moneyText(peak.p50)} of funding at its peak`
  const broke = insolvent > 0 ? `; the partner is insolvent in ${oftenText(insolvent, result.trials)}` : ''
  return [`“${title}” needs ${need} in the median${tenth}${when}${broke}.`]
}
