import type { Outcome } from '../study/outcome.ts'
import type { Difference, StrategyResult } from '../study/result.ts'
import { moneyText, noValue, of100Text } from './number-text.ts'
import { comparisonOf } from './seat-rows.ts'

const value = 'partner.value'
const contribution = 'vendor.contribution'
const cash = 'partner.cash.low'

/** A strategy beside the status quo, with what differs between them. */
type Rival = {
  readonly strategy: StrategyResult
  readonly partner: Difference | undefined
  readonly vendor: Difference | undefined
}

const quoted = (title: string): string => `“${title}”`

const isSame = (difference: Difference | undefined): boolean =>
  difference === undefined || difference.pEqual === null || difference.pEqual === 1

/** `73 of 100 futures (median change +$410k)`. */
const gainText = (difference: Difference, futures: boolean): string =>
  `${of100Text(difference.pGreater ?? 0)} of 100${futures ? ' futures' : ''} (median change ${moneyText(difference.p50, true)})`

/** The rival that changes partner value most in the median; the first of several. Without a figure none counts. */
const bestRival = (rivals: readonly Rival[]): Rival | undefined => {
  let best: Rival | undefined
  for (const rival of rivals) {
    const change = rival.partner?.p50 ?? null
    if (change !== null && (best === undefined || change > best.partner!.p50!)) best = rival
  }
  return best
}

/** Trials, of those in which both seats have a figure, in which both gain. Null without samples. */
const bothGain = (outcome: Outcome, id: string): number | null => {
  const now = outcome.samples[outcome.against]
  const then = outcome.samples[id]
  const columns = [now?.[value], then?.[value], now?.[contribution], then?.[contribution]]
  const [partnerNow, partnerThen, vendorNow, vendorThen] = columns
  if (!partnerNow || !partnerThen || !vendorNow || !vendorThen) return null
  let known = 0
  let both = 0
  for (let i = 0; i < partnerNow.length; i++) {
    const partner = partnerThen[i] - partnerNow[i]
    const vendor = vendorThen[i] - vendorNow[i]
    if (Number.isNaN(partner) || Number.isNaN(vendor)) continue
    known++
    if (partner > 0 && vendor > 0) both++
  }
  return known === 0 ? null : both / known
}

/** Whether chance alone, at this number of trials, could put a strategy on the other side of one half. */
const isCloseCall = (difference: Difference, trials: number): boolean => {
  const share = difference.pGreater ?? 0.5
  const decided = 1 - (difference.pEqual ?? 0)
  return Math.abs(share - decided / 2) <= 0.98 * Math.sqrt(decided / trials)
}

const opposite = (a: number | null, b: number | null): boolean => a !== null && b !== null && a * b < 0

const partnerSentence = (rival: Rival, now: StrategyResult, trials: number): string => {
  const { strategy } = rival
  const partner = rival.partner!
  const title = quoted(strategy.title)
  const seen = gainText(partner, true)
  if (isSame(partner)) return `${title} leaves partner value as it is under ${quoted(now.title)} in every future`
  if (isCloseCall(partner, trials))
    return `${title} and ${quoted(now.title)} are about even for the partner: ${title} is worth more in ${seen}`
  if ((partner.p50 ?? 0) > 0 || (partner.pGreater ?? 0) > (1 - (partner.pEqual ?? 0)) / 2)
    return `${title} is worth more to the partner than ${quoted(now.title)} in ${seen}`
  return `No strategy is worth more to the partner than ${quoted(now.title)} in most futures; the nearest, ${title}, is in ${seen}`
}

const vendorPart = (rival: Rival): string => {
  const { vendor } = rival
  if (vendor === undefined || vendor.pGreater === null) return '.'
  if (isSame(vendor)) return '; the vendor’s contribution stays the same in every one.'
  return `, and to the vendor in ${gainText(vendor, false)}.`
}

/** What the two seats' changes say together, and where a median hides the mean. */
const tensionSentences = (rival: Rival, both: number | null): string[] => {
  const { partner, vendor } = rival
  const said: string[] = []
  if (partner && vendor && !isSame(partner) && !isSame(vendor)) {
    const gain = both === null ? '' : ` Both gain in ${of100Text(both)} of 100.`
    const pull = opposite(partner.p50, vendor.p50)
    const winner =
      (partner.p50 ?? 0) > 0 ? 'the partner gains and the vendor loses' : 'the vendor gains and the partner loses'
    if (pull) said.push(`The seats pull apart: in the median ${winner}.${gain}`)
    else if (gain !== '') said.push(gain.trim())
  }
  for (const [seat, difference] of [
    ['partner', partner],
    ['vendor', vendor],
  ] as const) {
    if (!difference || !opposite(difference.p50, difference.mean)) continue
    const tail =
      difference.mean! < 0
        ? 'a few bad futures outweigh the many good ones'
        : 'a few good futures outweigh the many bad ones'
    said.push(
      `For the ${seat} the mean change is ${moneyText(difference.mean, true)}, against the sign of the median: ${tail}.`,
    )
  }
  return said
}

const cashSentence = (outcome: Outcome, strategy: StrategyResult): string[] => {
  const figures = strategy.metrics[cash]
  if (!figures || figures.p50 === null) return []
  const values = outcome.samples[strategy.id]?.[cash]?.filter(amount => !Number.isNaN(amount))
  const short = values && values.length > 0 ? values.filter(amount => amount < 0).length / values.length : null
  const low = `Under ${quoted(strategy.title)} the partner’s lowest cash is ${moneyText(figures.p50)} in the median and below ${moneyText(figures.p10)} in 10 of 100 futures`
  if (short === null) return [`${low}.`]
  return [
    short === 0 ? `${low}; it stays above zero in all of them.` : `${low}; it falls below zero in ${of100Text(short)}.`,
  ]
}

/** The only strategy of a scenario, or one that has nothing to be compared with. */
const levelSentences = (outcome: Outcome, strategy: StrategyResult): string[] => {
  const worth = strategy.metrics[value]?.p50 ?? null
  const earned = strategy.metrics[contribution]?.p50 ?? null
  return [
    `Under ${quoted(strategy.title)} the partner’s practice is worth ${worth === null ? 'an amount that has no figure' : `${moneyText(worth)} in the median`}${
      earned === null ? '.' : `; the vendor’s contribution is ${moneyText(earned)}.`
    }`,
    ...cashSentence(outcome, strategy),
    'It is the only strategy, so there is nothing to compare it with.',
  ]
}

const statusQuoOf = ({ result, against }: Outcome): StrategyResult | undefined =>
  result.strategies.find(strategy => strategy.id === against) ?? result.strategies[0]

const rivalsOf = ({ result }: Outcome, now: StrategyResult): Rival[] =>
  result.strategies
    .filter(strategy => strategy.id !== now.id)
    .map(strategy => {
      const metrics = comparisonOf(result, now.id, strategy.id)?.metrics
      return { strategy, partner: metrics?.[value], vendor: metrics?.[contribution] }
    })

/** The strategy that the finding is about, and in which share of the futures both seats gain. */
export const bestAgainstStatusQuo = (outcome: Outcome): (Rival & { readonly both: number | null }) | undefined => {
  const now = statusQuoOf(outcome)
  const best = now && bestRival(rivalsOf(outcome, now))
  return best && { ...best, both: bothGain(outcome, best.strategy.id) }
}

/**
 * What the run found, in sentences for people, each computed from the outcome: for the strategy that changes partner
 * value most in the median, how often and by how much each seat is better off than under the status quo, whether the seats
 * agree, and how low the partner's cash falls. "Of 100 futures" is a share of the trials; close calls are called even.
 */
export const findingSentences = (outcome: Outcome): string[] => {
  const { result } = outcome
  const now = statusQuoOf(outcome)
  if (now === undefined) return ['The scenario has no strategy, so nothing was found.']
  const rivals = rivalsOf(outcome, now)
  if (rivals.length === 0) return levelSentences(outcome, now)
  const best = bestRival(rivals)
  if (best === undefined)
    return [
      `Partner value has no figure to compare with ${quoted(now.title)} (${noValue} below), so no strategy is named best.`,
    ]
  if (rivals.every(rival => isSame(rival.partner) && isSame(rival.vendor)))
    return [
      `Nothing differs: every strategy leaves partner value and the vendor’s contribution as they are under ${quoted(now.title)}, in every future.`,
      ...cashSentence(outcome, best.strategy),
    ]
  return [
    `${partnerSentence(best, now, result.trials)}${vendorPart(best)}`,
    ...tensionSentences(best, bothGain(outcome, best.strategy.id)),
    ...cashSentence(outcome, best.strategy),
  ]
}
