import { oftenOnlyText, oftenText } from './futures-text.ts'
import { moneyText } from './number-text.ts'
import type { Change } from './rivals.ts'

const isTied = ({ same }: Change): boolean => same > 0.5

/** The vendor's side as a clause behind the partner's gain; null where it needs a sentence of its own. */
export const vendorClause = (contribution: Change | null): string | null => {
  if (contribution === null || isTied(contribution)) return null
  const { more, less, median, futures } = contribution
  const change = `(median ${moneyText(median, true)})`
  return more >= less
    ? `and brings the vendor more contribution in ${oftenText(more, futures)} ${change}`
    : `but brings the vendor less contribution in ${oftenText(less, futures)} ${change}`
}

/** The vendor's side as a sentence; none without a figure. */
export const vendorSentence = (contribution: Change | null): string[] => {
  if (contribution === null) return []
  const { more, less, same, median, futures } = contribution
  if (same === 1) return ['The vendor’s contribution stays the same in every future.']
  if (isTied(contribution))
    return [
      `The vendor’s contribution stays the same in ${oftenText(same, futures)} futures; it is higher in ${oftenOnlyText(more, futures)} and lower in ${oftenOnlyText(less, futures)}.`,
    ]
  const side = more >= less ? `gains in ${oftenText(more, futures)}` : `loses in ${oftenText(less, futures)}`
  return [`The vendor ${side} futures (median change of its contribution ${moneyText(median, true)}).`]
}
