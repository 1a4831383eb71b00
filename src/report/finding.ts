import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { fundingSentence } from './funding-finding.ts'
import { oftenText } from './futures-text.ts'
import { breakEvenSentence, guessSentence } from './hinge-finding.ts'
import { moneyText, noValue } from './number-text.ts'
import {
  insteadOfValue,
  isTied,
  lossSentence,
  type PartnerState,
  partnerClause,
  partnerStateOf,
  worthlessText,
} from './partner-finding.ts'
import { paybackSentence } from './payback-finding.ts'
import { bestRival, bothGain, type Change, measures, type Rival, rivalsOf, statusQuoOf } from './rivals.ts'
import { strategyTitles } from './strategy-titles.ts'
import { talkFinding } from './talk-finding.ts'
import { vendorClause, vendorSentence } from './vendor-finding.ts'

const quoted = (title: string): string => `“${title}”`

const titleOf = ({ result }: Outcome, { id, title }: StrategyResult): string => strategyTitles(result).get(id) ?? title

const isSame = (change: Change | null): boolean => change === null || change.same === 1

const opposite = (a: number, b: number | null): boolean => b !== null && a * b < 0

/** The two seats, each with what the strategy does for it. */
const seatSentences = (
  outcome: Outcome,
  state: PartnerState,
  best: Rival,
  nowTitle: string,
  only: boolean,
): string[] => {
  const value = best.value!
  if (state === 'worthless')
    return [
      worthlessText(outcome, best, value, nowTitle),
      ...insteadOfValue(best),
      ...vendorSentence(best.contribution),
    ]
  const partner = partnerClause(state, best, value, nowTitle, only)
  const joined = state === 'ahead' ? vendorClause(best.contribution) : null
  if (joined !== null) return [`${partner} ${joined}.`]
  return [`${partner}.`, ...(isTied(state) ? insteadOfValue(best) : []), ...vendorSentence(best.contribution)]
}

/** What the two seats' changes say together, once the owner's value says anything. */
const togetherSentences = (
  outcome: Outcome,
  state: PartnerState,
  { strategy, value, contribution }: Rival,
): string[] => {
  if (isTied(state) || value === null || isSame(contribution)) return []
  const both = bothGain(outcome, strategy.id)
  const gain = both === null ? [] : [`Both gain in ${oftenText(both.share, both.futures)}.`]
  const isDecided = state === 'ahead' || state === 'behind'
  if (!isDecided || contribution === null || !opposite(value.median, contribution.median)) return gain
  const winner = value.median > 0 ? 'the partner gains and the vendor loses' : 'the vendor gains and the partner loses'
  return [`The seats pull apart: in the median ${winner}.`, ...gain]
}

/** Where a median hides what the mean says. */
const meanSentences = (state: PartnerState, { value, contribution }: Rival): string[] =>
  [
    { seat: 'partner', change: isTied(state) ? null : value },
    { seat: 'vendor', change: contribution },
  ].flatMap(({ seat, change }) => {
    if (change === null || !opposite(change.median, change.mean)) return []
    const tail =
      change.mean! < 0
        ? 'a few bad futures outweigh the many good ones'
        : 'a few good futures outweigh the many bad ones'
    return [
      `For the ${seat} the mean change is ${moneyText(change.mean, true)}, against the sign of the median: ${tail}.`,
    ]
  })

/** The only strategy of a scenario, or one that has nothing to be compared with. */
const levelSentences = (strategy: StrategyResult): string[] => {
  const worth = strategy.metrics[measures.value]?.p50 ?? null
  const earned = strategy.metrics[measures.contribution]?.p50 ?? null
  const figure = worth === null ? 'an amount that has no figure' : `${moneyText(worth)} in the median`
  return [
    `Under ${quoted(strategy.title)} the value to the partner’s owner is ${figure}${
      earned === null ? '.' : `; the vendor’s contribution is ${moneyText(earned)}.`
    }`,
    'It is the only strategy, so there is nothing to compare it with.',
  ]
}

/** What a run found: who gains, what it takes and when it is earned back, and what the answer hangs on. */
export type Finding = {
  readonly gain: readonly string[]
  readonly cost: readonly string[]
  readonly hinges: readonly string[]
}

const plain = (...gain: string[]): Finding => ({ gain, cost: [], hinges: [] })

/** Who gains by the best strategy, by how much and how surely. */
const gainOf = (outcome: Outcome, now: StrategyResult, best: Rival, only: boolean): string[] => {
  const nowTitle = titleOf(outcome, now)
  const state = partnerStateOf(outcome, now, best, best.value!)
  return [
    ...seatSentences(outcome, state, best, nowTitle, only),
    ...togetherSentences(outcome, state, best),
    ...meanSentences(state, best),
    ...lossSentence(best),
  ]
}

/**
 * What the run found, in sentences for people, each computed from the outcome: for the strategy that changes what the
 * partner's owner has of it most in the median, how often and by how much each seat is better off than under the status
 * quo, and whether the seats agree; what it takes to fund it and when that is earned back; the share of the vendor's
 * direct deals that decides whether to resell, and the guesses that matter most. Each state of the comparison has its
 * own sentence; where value ties, EBITDA and funding speak instead. "Of 100 futures" is a share of the trials; of fewer
 * than 100 the count is given.
 */
export const findingOf = (outcome: Outcome): Finding => {
  const now = statusQuoOf(outcome)
  if (now === undefined) return plain('The scenario has no strategy, so nothing was found.')
  const nowTitle = titleOf(outcome, now)
  const rivals = rivalsOf(outcome, now)
  if (rivals.length === 0)
    return {
      gain: levelSentences(now),
      cost: fundingSentence(outcome, now, nowTitle),
      hinges: guessSentence(outcome, now.id, nowTitle),
    }
  const talk = talkFinding(outcome, now)
  const best = bestRival(rivals)
  if (talk !== null && (best === undefined || best.value === null))
    return {
      gain: talk.gain,
      cost: [...talk.cost, ...fundingSentence(outcome, talk.best.strategy, talk.best.title)],
      hinges: [],
    }
  if (best === undefined || best.value === null)
    return plain(
      `The value to the partner’s owner has no figure to compare with ${quoted(nowTitle)} (${noValue} below), so no strategy is named best.`,
    )
  const funding = fundingSentence(outcome, best.strategy, best.title)
  if (rivals.every(({ value, contribution, ebitda, peak }) => [value, contribution, ebitda, peak].every(isSame)))
    return {
      ...plain(
        `Nothing differs: every strategy leaves the value to the partner’s owner and the vendor’s contribution as they are under ${quoted(nowTitle)}, in every future.`,
      ),
      cost: funding,
    }
  const { id } = best.strategy
  const subject = funding.length > 0 ? 'it' : quoted(best.title)
  return {
    gain: [...(talk === null ? [] : [...talk.gain, ...talk.cost]), ...gainOf(outcome, now, best, rivals.length === 1)],
    cost: [...funding, ...paybackSentence(outcome, id, subject, quoted(nowTitle))],
    hinges: [...breakEvenSentence(outcome, id), ...guessSentence(outcome, id, best.title)],
  }
}

/** All of the finding, sentence by sentence. */
export const findingSentences = (outcome: Outcome): string[] => {
  const { gain, cost, hinges } = findingOf(outcome)
  return [...gain, ...cost, ...hinges]
}
