import type { Payback } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import { futuresText, monthText } from './payback-text.ts'
import { comparisonOf } from './seat-rows.ts'

/** `in month 22 (median; never in 15 of 100 futures)`, and the like; none where the median never sees it. */
const whenText = ({ p50, never }: Payback, trials: number): string | null => {
  if (p50 === null) return null
  const failing = never === 0 ? '' : `; never in ${futuresText(never, trials)}`
  return `${p50 === 0 ? 'from the start' : `in ${monthText(p50)}`} (median${failing})`
}

/** The verb of a sentence with its adverbs: `breaks even with “Today” in month 22 (median)`. */
const verbText = (payback: Payback, trials: number, [does, never]: readonly [string, string]): string => {
  const when = whenText(payback, trials)
  return when === null ? `${never} in ${futuresText(payback.never, trials)}` : `${does} ${when}`
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
  const whole = [`breaks even with ${now}`, `never breaks even with ${now}`] as const
  if (withServices !== null) {
    const alone = resale === null ? '' : `; resale alone ${verbText(resale, trials, ['does', 'never does'])}`
    return [`With services ${subject} ${verbText(withServices, trials, whole)}${alone}.`]
  }
  return resale === null ? [] : [`By resale alone ${subject} ${verbText(resale, trials, whole)}.`]
}
