import type { Payback } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import { futuresText, monthText } from './payback-text.ts'
import { comparisonOf } from './seat-rows.ts'

/** `breaks even in month 22 (median; never in 15 of 100 futures)`, and the like; `now` is what it is measured against, if that has to be said. */
const whenText = ({ p50, never }: Payback, trials: number, now: string): string => {
  const whom = now === '' ? '' : ` against ${now}`
  if (p50 === null) return `never breaks even${whom} in ${futuresText(never, trials)}`
  const failing = never === 0 ? '' : `; never in ${futuresText(never, trials)}`
  if (p50 === 0) return `is not behind${now === '' ? '' : ` ${now}`} at any time (median${failing})`
  return `breaks even${whom} in ${monthText(p50)} (median${failing})`
}

/**
 * When a strategy has earned what it costs, beside the status quo: by resale alone, and with services. `subject` is how
 * the sentence calls the strategy, `now` what it is measured against.
 */
export const paybackSentence = ({ result, against }: Outcome, id: string, subject: string, now: string): string[] => {
  const paybacks = comparisonOf(result, against, id)?.paybacks
  if (!paybacks) return []
  const { resale, withServices } = paybacks
  const { trials } = result
  if (withServices !== null) {
    const alone = resale === null ? '' : `; resale alone ${whenText(resale, trials, '')}`
    return [`With services ${subject} ${whenText(withServices, trials, now)}${alone}.`]
  }
  return resale === null ? [] : [`By resale alone ${subject} ${whenText(resale, trials, now)}.`]
}
