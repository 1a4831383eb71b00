import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { meanError, t975 } from '../summarise/scrambles.ts'
import { oftenOnlyText, oftenText } from './futures-text.ts'
import { moneyText } from './number-text.ts'
import { bothWorthless, type Change, measures, type Rival } from './rivals.ts'

/**
 * How the best strategy stands to the status quo for the partner. `worthless`: the owner gets nothing under
 * either, in the median or in most futures · `same`: in every future · `ties`: in most · `unsure`: too few futures to
 * tell · `even`: many, and still none is ahead · `ahead`, `behind`: in the median · `mixed`: the median change is 0.
 */
export type PartnerState = 'worthless' | 'same' | 'ties' | 'unsure' | 'even' | 'ahead' | 'behind' | 'mixed'

/** The states in which value does not tell the two apart. */
export const isTied = (state: PartnerState): boolean => state === 'worthless' || state === 'same' || state === 'ties'

/** Half of the 95 % interval of how far the share that is ahead lies from one half; from scrambles where there are any. */
const leadError = ({ result, samples, against }: Outcome, id: string, { same, futures }: Change): number => {
  if (result.sampling === undefined) return 0.98 * Math.sqrt((1 - same) / futures)
  const [now, then] = [samples[against]?.[measures.value], samples[id]?.[measures.value]]
  const error = now && then ? meanError(then.map((x, i) => Math.sign(x - now[i]) / 2)) : null
  return error === null ? Number.POSITIVE_INFINITY : t975 * error
}

/** Whether chance alone, at this number of futures, could put a strategy on the other side of one half. */
const isCloseCall = (outcome: Outcome, id: string, change: Change): boolean =>
  Math.abs(change.more - (1 - change.same) / 2) <= leadError(outcome, id, change)

/** Futures from which a share is known to 5 of 100, so that two strategies may be called even. */
const enoughForEven = 385

export const partnerStateOf = (outcome: Outcome, now: StrategyResult, rival: Rival, value: Change): PartnerState => {
  const nothing = bothWorthless(outcome, rival.strategy.id)
  const medians = [now, rival.strategy].map(strategy => strategy.metrics[measures.value]?.p50)
  if ((nothing && nothing.share > 0.5) || medians.every(median => median === 0)) return 'worthless'
  if (value.same === 1) return 'same'
  if (value.same > 0.5) return 'ties'
  if (isCloseCall(outcome, rival.strategy.id, value)) return value.futures >= enoughForEven ? 'even' : 'unsure'
  if (value.median === 0) return 'mixed'
  return value.median > 0 ? 'ahead' : 'behind'
}

const quoted = (title: string): string => `“${title}”`

/** Where the owner gets nothing: how often, and what the other futures say. */
export const worthlessText = (outcome: Outcome, rival: Rival, value: Change, nowTitle: string): string => {
  const nothing = bothWorthless(outcome, rival.strategy.id)
  const neither = `neither under ${quoted(rival.title)} nor under ${quoted(nowTitle)}`
  if (nothing?.share === 1) return `The partner’s owner gets nothing out of it in any future, ${neither}.`
  const how = nothing && nothing.share > 0.5 ? `${oftenText(nothing.share, nothing.futures)} futures` : 'the median'
  const { more, less, futures } = value
  const rest = `the value to the owner is higher under ${quoted(rival.title)} in ${oftenText(more, futures)} and lower in ${oftenOnlyText(less, futures)}`
  return `In ${how} the partner’s owner gets nothing out of it, ${neither}; ${rest}.`
}

/** What the change means for the partner, without a full stop, so that a clause may follow. */
export const partnerClause = (
  state: Exclude<PartnerState, 'worthless'>,
  rival: Rival,
  value: Change,
  nowTitle: string,
  isOnly: boolean,
): string => {
  const [title, now] = [quoted(rival.title), quoted(nowTitle)]
  const { more, less, same, futures } = value
  const often = (share: number) => `${oftenText(share, futures)} futures`
  const also = (share: number) => oftenOnlyText(share, futures)
  const median = `(median ${moneyText(value.median, true)})`
  const none = isOnly ? '' : `In the median no strategy is worth more to the partner’s owner than ${now}; `
  const clauses: Readonly<Record<typeof state, string>> = {
    same: `${none}${title} leaves the value to the partner’s owner as it is under ${now} in every future`,
    ties: `${none}${title} makes no difference to the value to the partner’s owner in ${often(same)}; it is worth more than ${now} in ${also(more)} and less in ${also(less)}`,
    unsure: `Too few futures to tell whether ${title} or ${now} is worth more to the partner’s owner: ${title} leads in ${often(more)} and trails in ${also(less)} ${median}`,
    even: `${title} and ${now} are about even for the partner’s owner: ${title} is worth more in ${often(more)} and less in ${also(less)} ${median}`,
    mixed: `${none}${title} is worth more than ${now} in ${often(more)}, less in ${also(less)} and the same in ${also(same)}`,
    ahead: `${title} is worth more to the partner’s owner than ${now} in ${often(more)} ${median}`,
    behind: isOnly
      ? `${title} is worth less to the partner’s owner than ${now} in ${often(less)} ${median}`
      : `${none}${title} comes nearest: worth less in ${often(less)} ${median}`,
  }
  return clauses[state]
}

/** Where the strategy that is named leaves the owner with less than it puts in; none where it does not. */
export const lossSentence = ({ strategy, title }: Pick<Rival, 'strategy' | 'title'>): string[] => {
  const worth = strategy.metrics[measures.value]?.p50 ?? 0
  return worth < 0
    ? [`Under ${quoted(title)} the owner puts in more than it ever gets out: ${moneyText(worth)} in the median.`]
    : []
}

/** Where one figure of the partner lies: `is lower in 95 of 100 futures (median change −$400k)`. */
const changeText = ({ more, less, same, median, futures }: Change): string => {
  if (same === 1) return 'is the same in every future'
  if (same > 0.5)
    return `is the same in ${oftenText(same, futures)} futures, higher in ${oftenOnlyText(more, futures)} and lower in ${oftenOnlyText(less, futures)}`
  const side = more >= less ? `higher in ${oftenText(more, futures)}` : `lower in ${oftenText(less, futures)}`
  return `is ${side} futures (median change ${moneyText(median, true)})`
}

/** What the partner has of a strategy where the owner's value says nothing: EBITDA and the funding that it takes. */
export const insteadOfValue = ({ title, ebitda, ebitdaName, peak }: Rival): string[] => {
  const parts = [
    ...(ebitda ? [`${ebitdaName} ${changeText(ebitda)}`] : []),
    ...(peak ? [`peak funding ${changeText(peak)}`] : []),
  ]
  return parts.length === 0 ? [] : [`Under ${quoted(title)} the partner’s ${parts.join('; its ')}.`]
}
