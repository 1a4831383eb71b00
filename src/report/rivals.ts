import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { comparisonOf } from './seat-rows.ts'
import { strategyTitles } from './strategy-titles.ts'

/** The figures that the finding speaks of. */
export const measures = {
  value: 'partner.ownerValue',
  contribution: 'vendor.contribution',
  lateEbitda: 'partner.ebitda.last12',
  ebitda: 'partner.ebitda',
  peak: 'partner.funding.peak',
  peakMonth: 'partner.funding.peakMonth',
  insolvent: 'partner.insolvent',
} as const

/** How a figure of a strategy differs from the status quo: shares of the futures in which both have one, summing to 1. */
export type Change = {
  readonly more: number
  readonly less: number
  readonly same: number
  readonly median: number
  readonly mean: number | null
  /** How many futures those are. */
  readonly futures: number
}

/** A strategy beside the status quo. A change is null where nothing can be compared. */
export type Rival = {
  readonly strategy: StrategyResult
  readonly title: string
  readonly value: Change | null
  readonly contribution: Change | null
  /** Over the last 12 months, else over the whole horizon. */
  readonly ebitda: Change | null
  readonly ebitdaName: string
  /** The most funding in use at any time. */
  readonly peak: Change | null
}

/** Futures in which two strategies both have a figure; all of them when the samples were not kept. */
const futuresOf = ({ result, samples, against }: Outcome, id: string, metric: string): number => {
  const [now, then] = [samples[against]?.[metric], samples[id]?.[metric]]
  if (!now || !then) return result.trials
  return then.filter((value, i) => !Number.isNaN(value) && !Number.isNaN(now[i])).length
}

const changeOf = (outcome: Outcome, id: string, metric: string): Change | null => {
  const difference = comparisonOf(outcome.result, outcome.against, id)?.metrics[metric]
  if (!difference || difference.p50 === null || difference.pGreater === null) return null
  const same = difference.pEqual ?? 0
  const rest = 1 - difference.pGreater - same
  return {
    more: difference.pGreater,
    less: rest < 1e-9 ? 0 : rest, // what rounding leaves of nothing
    same,
    median: difference.p50,
    mean: difference.mean,
    futures: futuresOf(outcome, id, metric),
  }
}

export const statusQuoOf = ({ result, against }: Outcome): StrategyResult | undefined =>
  result.strategies.find(strategy => strategy.id === against) ?? result.strategies[0]

export const rivalsOf = (outcome: Outcome, now: StrategyResult): Rival[] => {
  const titles = strategyTitles(outcome.result)
  return outcome.result.strategies
    .filter(strategy => strategy.id !== now.id)
    .map(strategy => {
      const change = (metric: string) => changeOf(outcome, strategy.id, metric)
      const late = change(measures.lateEbitda)
      return {
        strategy,
        title: titles.get(strategy.id) ?? strategy.title,
        value: change(measures.value),
        contribution: change(measures.contribution),
        ebitda: late ?? change(measures.ebitda),
        ebitdaName: late ? 'EBITDA over the last 12 months' : 'EBITDA',
        peak: change(measures.peak),
      }
    })
}

/** Greatest median change of the owner's value; among equals that of EBITDA; then the first. Without a figure none counts. */
export const bestRival = (rivals: readonly Rival[]): Rival | undefined => {
  let best: Rival | undefined
  const ebitdaOf = (rival: Rival) => rival.ebitda?.median ?? Number.NEGATIVE_INFINITY
  for (const rival of rivals) {
    if (rival.value === null) continue
    const lead = best?.value ? rival.value.median - best.value.median : 1
    if (best === undefined || lead > 0 || (lead === 0 && ebitdaOf(rival) > ebitdaOf(best))) best = rival
  }
  return best
}

/** A share of the futures in which both seats have a figure; `futures` says how many those are. */
export type Share = { readonly share: number; readonly futures: number }

/** In how many futures both seats gain. Null without samples. */
export const bothGain = ({ samples, against }: Outcome, id: string): Share | null => {
  const [now, then] = [samples[against], samples[id]]
  const columns = [
    now?.[measures.value],
    then?.[measures.value],
    now?.[measures.contribution],
    then?.[measures.contribution],
  ]
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
  return known === 0 ? null : { share: both / known, futures: known }
}

/** In how many futures the owner gets nothing under both strategies. Null without samples. */
export const bothWorthless = ({ samples, against }: Outcome, id: string): Share | null => {
  const [now, then] = [samples[against]?.[measures.value], samples[id]?.[measures.value]]
  if (!now || !then || now.length === 0) return null
  return { share: now.filter((value, i) => value === 0 && then[i] === 0).length / now.length, futures: now.length }
}

/** The strategy that the finding is about, and in how many futures both seats gain. */
export const bestAgainstStatusQuo = (outcome: Outcome): (Rival & { readonly both: Share | null }) | undefined => {
  const now = statusQuoOf(outcome)
  const best = now && bestRival(rivalsOf(outcome, now))
  return best && { ...best, both: bothGain(outcome, best.strategy.id) }
}
