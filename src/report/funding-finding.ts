import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { oftenText } from './futures-text.ts'
import { moneyText } from './number-text.ts'
import { monthText } from './payback-text.ts'
import { measures } from './rivals.ts'

/** Futures from which one in ten can be spoken of. */
const enoughForTenth = 100

/** When funding is at its peak; empty where no future needs any. */
const peakText = (strategy: StrategyResult): string => {
  const months = strategy.metrics[measures.peakMonth]?.p50 ?? null
  return months === null ? '' : monthText(months)
}

/** How often the partner runs out of money for good; empty where it never does. */
const insolventText = (strategy: StrategyResult, trials: number): string => {
  const share = strategy.metrics[measures.insolvent]?.mean ?? 0
  return share > 0 ? `the partner is insolvent in ${oftenText(share, trials)} futures` : ''
}

/**
 * What a strategy takes at its worst month: the most funding in use (revolver, the owner's money, bills past their
 * terms), when that is, how much it is in the worst tenth, and how often the partner is insolvent.
 */
export const fundingSentence = ({ result }: Outcome, strategy: StrategyResult, title: string): string[] => {
  const peak = strategy.metrics[measures.peak]
  if (!peak || peak.p50 === null) return []
  const insolvent = insolventText(strategy, result.trials)
  const name = `“${title}”`
  if (peak.max === 0)
    return [
      insolvent === ''
        ? `${name} needs no funding in any future.`
        : `Under ${name} there is nothing to borrow and ${insolvent}.`,
    ]
  const month = peakText(strategy)
  const hasTenth = result.trials >= enoughForTenth && peak.p90 !== null && moneyText(peak.p90) !== moneyText(peak.p50)
  const tenth = hasTenth && peak.p90! > 0 ? `more than ${moneyText(peak.p90)} in the worst 10 of 100` : ''
  const most = `at most ${moneyText(peak.max)} in any`
  const broke = insolvent === '' ? '' : `; ${insolvent}`
  if (peak.p50 > 0) {
    const when = month === '' ? '(median)' : `(median, in ${month})`
    return [
      `${name} needs ${moneyText(peak.p50)} of funding at its peak ${when}${tenth === '' ? '' : ` and ${tenth} futures`}${broke}.`,
    ]
  }
  const rest = tenth === '' ? most : tenth
  const when = month === '' ? '' : `; where any is needed, its peak is in ${month} (median)`
  return [`${name} needs no funding in most futures, but ${rest}${when}${broke}.`]
}
