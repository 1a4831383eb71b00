import type { Outcome } from '../study/outcome.ts'
import type { Difference, StrategyResult } from '../study/result.ts'
import { oftenOnlyText, oftenText } from './futures-text.ts'
import { figureText, moneyText, shareText } from './number-text.ts'
import { causeWords, heldBy } from './rooms/held-orders.ts'
import { meanCountText } from './rooms/room.ts'
import { comparisonOf } from './seat-rows.ts'
import { strategyTitles } from './strategy-titles.ts'

/** The figures that the finding on talking speaks of. */
export const talkMeasures = {
  meetings: 'cadence.meetings',
  inTime: 'orders.onTime.value',
  slipped: 'orders.slipped.value',
  contribution: 'vendor.contribution',
  ebitda: 'partner.ebitda',
} as const

/** How a figure changes from the status quo: on average, which of its sides it is on, and how often it is. */
export type Shift = {
  readonly mean: number
  readonly more: number
  readonly less: number
  /** Whether chance alone could have put the mean on the other side of nothing. */
  readonly isClose: boolean
}

/** A strategy and what it changes. */
export type Talk = {
  readonly strategy: StrategyResult
  readonly title: string
  readonly inTime: Shift
  readonly contribution: Shift
  readonly ebitda: Shift
}

const shiftOf = ({ mean, ci95, pGreater, pEqual }: Difference): Shift | null =>
  mean === null || pGreater === null
    ? null
    : {
        mean,
        more: pGreater,
        less: Math.max(0, 1 - pGreater - (pEqual ?? 0)),
        isClose: ci95 === null || (mean !== 0 && ci95[0] <= 0 && ci95[1] >= 0),
      }

const talksOf = (outcome: Outcome, now: StrategyResult): readonly Talk[] => {
  const titles = strategyTitles(outcome.result)
  return outcome.result.strategies.flatMap((strategy): Talk[] => {
    const found = comparisonOf(outcome.result, now.id, strategy.id)?.metrics
    const [inTime, contribution, ebitda] = [talkMeasures.inTime, talkMeasures.contribution, talkMeasures.ebitda].map(
      metric => (found?.[metric] ? shiftOf(found[metric]) : null),
    )
    if (!inTime || !contribution || !ebitda) return []
    return [{ strategy, title: titles.get(strategy.id) ?? strategy.title, inTime, contribution, ebitda }]
  })
}

const quoted = (title: string): string => `“${title}”`

const isNothing = (usd: number): boolean => moneyText(usd) === '$0'

/** `$930k more`, `as much`, `$20k less`. */
const amountText = (usd: number, more: string, less: string, same: string): string =>
  isNothing(usd) ? same : `${moneyText(Math.abs(usd))} ${usd > 0 ? more : less}`

/** On which side of nothing most of a shift lies, how often, and whether that could be chance: in brackets. */
const howOften = (
  { mean, more, less, isClose }: Shift,
  [above, below]: readonly [string, string],
  oftenOf: (share: number) => string,
): string => {
  if (isNothing(mean)) return ''
  const share = mean > 0 ? more : less
  return ` (${mean > 0 ? above : below} in ${oftenOf(share)}${isClose ? '; too close to be sure' : ''})`
}

/** `the vendor’s contribution is $52k higher (higher in 100)`. */
const sideText = (what: string, shift: Shift, futures: number): string => {
  const amount = amountText(shift.mean, 'higher', 'lower', 'the same')
  return `${what} is ${amount}${howOften(shift, ['higher', 'lower'], share => oftenOnlyText(share, futures))}`
}

const sidesText = ({ contribution, ebitda }: Talk, futures: number): string =>
  `${sideText('the vendor’s contribution', contribution, futures)} and ${sideText('the partner’s EBITDA', ebitda, futures)}`

const inTimeText = ({ inTime }: Talk, futures: number): string => {
  const amount = amountText(inTime.mean, 'more', 'less', 'as much')
  const often = howOften(inTime, ['more', 'less'], share => `${oftenText(share, futures)} futures`)
  return `${amount} is placed in time${often}`
}

/** Who gains on average, as far as the futures tell. */
const whoGains = ({ contribution, ebitda }: Talk): string => {
  const signOf = ({ mean, isClose }: Shift): number => (isClose || isNothing(mean) ? 0 : Math.sign(mean))
  const words: Readonly<Record<string, string>> = {
    '1 1': 'Both sides gain',
    '1 0': 'The vendor gains',
    '1 -1': 'The vendor gains and the partner loses',
    '0 1': 'The partner gains',
    '0 0': 'Neither side is seen to gain',
    '0 -1': 'The partner loses',
    '-1 1': 'The partner gains and the vendor loses',
    '-1 0': 'The vendor loses',
    '-1 -1': 'Both sides lose',
  }
  return words[`${signOf(contribution)} ${signOf(ebitda)}`]
}

const meanOf = ({ metrics }: StrategyResult, metric: string): number => metrics[metric]?.mean ?? 0

/** What slips under the status quo, and what holds most of it. */
const slipSentence = (now: StrategyResult, title: string): string[] => {
  const slipped = meanOf(now, talkMeasures.slipped)
  const [worst] = heldBy(now)
  if (isNothing(slipped)) return []
  const cause =
    worst.value > 0
      ? `; ${moneyText(worst.value)} of it is held to the last by ${causeWords[worst.cause]}, and ${moneyText(worst.ifOnly)} would be in time if only that were fixed`
      : ''
  return [`Under ${quoted(title)} orders of ${moneyText(slipped)} slip past their quarter on average${cause}.`]
}

const clubSentence = (best: Talk, now: StrategyResult, nowTitle: string): string[] => {
  const club = 'vendor.club.reached'
  const [here, there] = [best.strategy, now].map(one => one.metrics[club]?.mean ?? null)
  if (here === null || there === null || here === there) return []
  return [
    `The club is reached in ${shareText(here)} of futures under ${quoted(best.title)}, in ${shareText(there)} under ${quoted(nowTitle)}.`,
  ]
}

/** What meetings take from both sides, and what is paid to set right what they bring to light. */
const meetingSentence = ({ strategy, title }: Talk): string[] => {
  const meetings = meanOf(strategy, talkMeasures.meetings)
  if (meetings === 0) return []
  const hours = figureText(strategy.metrics['cadence.partnerHours']?.mean ?? 0, 'hours')
  const [partner, vendor] = ['partnerCost', 'vendorCost'].map(whose => meanOf(strategy, `orders.remedies.${whose}`))
  const remedies =
    isNothing(partner) && isNothing(vendor)
      ? ''
      : `; remedies cost the partner ${moneyText(partner)} and the vendor ${moneyText(vendor)}`
  const count = meetings === 1 ? '1 meeting takes' : `${meanCountText(meetings)} meetings take`
  return [
    `The ${count} ${moneyText(meanOf(strategy, 'cadence.vendorCost'))} of the vendor’s money and ${hours} of the partner’s bench under ${quoted(title)}${remedies}.`,
  ]
}

/** What never meeting costs, where a strategy does that and it is neither the status quo nor the best one. */
const silenceSentence = (talks: readonly Talk[], best: Talk, nowTitle: string, futures: number): string[] => {
  const silent = talks.find(one => one !== best && one.strategy.metrics[talkMeasures.meetings]?.max === 0)
  return silent === undefined
    ? []
    : [
        `Silence (${quoted(silent.title)}) against ${quoted(nowTitle)}: ${inTimeText(silent, futures)}, ${sidesText(silent, futures)}.`,
      ]
}

/** What was found about talking; null where strategies do not differ in their meetings, or nothing can be held. */
export type TalkFinding = { readonly best: Talk; readonly gain: readonly string[]; readonly cost: readonly string[] }

/**
 * Who gains by talking, by how much, how surely and at what cost: for the strategy that gets most placed in time, on
 * average against the status quo; what slips without, and what silence costs. Means, because a few large orders make
 * medians jump.
 */
export const talkFinding = (outcome: Outcome, now: StrategyResult): TalkFinding | null => {
  const { result } = outcome
  const meetings = result.comparisons.map(({ metrics }) => metrics[talkMeasures.meetings])
  if (!meetings.some(one => one !== undefined && one.pEqual !== 1)) return null
  const talks = talksOf(outcome, now)
  const [best] = [...talks].sort((a, b) => b.inTime.mean - a.inTime.mean || b.contribution.mean - a.contribution.mean)
  if (best === undefined) return null
  const nowTitle = strategyTitles(result).get(now.id) ?? now.title
  const { trials } = result
  return {
    best,
    gain: [
      `${whoGains(best)} by ${quoted(best.title)} against ${quoted(nowTitle)}: on average ${inTimeText(best, trials)}, ${sidesText(best, trials)}.`,
      ...slipSentence(now, nowTitle),
      ...clubSentence(best, now, nowTitle),
      ...silenceSentence(talks, best, nowTitle, trials),
    ],
    cost: meetingSentence(best),
  }
}
