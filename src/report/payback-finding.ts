import type { Payback } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import { countText, of100Text, shareText } from './number-text.ts'
import { comparisonOf } from './seat-rows.ts'

/** Futures from which a share of a hundred can be spoken of. */
const enough = 100

/** `month 22`: the one that the end of a step falls into, counted from the start. */
export const monthText = (months: number): string => `month ${countText(Math.ceil(months - 1e-9))}`

const futuresText = (share: number, trials: number): string =>
  trials < enough ? `${shareText(share)} of futures` : `${of100Text(share)} of 100 futures`

/** `breaks even in month 22 (median; never in 15 of 100 futures)`, and the like; `whom` is what it is measured against. */
const whenText = ({ p50, never }: Payback, trials: number, whom: string): string => {
  if (p50 === null) return `never breaks even${whom} in ${futuresText(never, trials)}`
  const failing = never === 0 ? '' : `; never in ${futuresText(never, trials)}`
  if (p50 === 0) return `is not behind${whom} at any time (median${failing})`
  return `breaks even${whom} in ${monthText(p50)} (median${failing})`
}

/** The same for a table: `month 22`, with how often it never comes. */
export const paybackCell = ({ p50, never }: Payback, trials: number): { main: string; aside: string } => ({
  main: p50 === null ? 'never' : p50 === 0 ? 'from the start' : monthText(p50),
  aside: never === 0 ? '' : `never in ${futuresText(never, trials)}`,
})

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
    return [`With services ${subject} ${whenText(withServices, trials, ` against ${now}`)}${alone}.`]
  }
  return resale === null ? [] : [`By resale alone ${subject} ${whenText(resale, trials, ` against ${now}`)}.`]
}
