import type { Unit } from '../../kernel/unit.ts'
import type { Outcome } from '../../study/outcome.ts'
import { percentText, valueText } from '../number.ts'
import { quantileOf } from '../scale.ts'
import { type Shown, shownAs } from '../shown.ts'
import { cleanText } from '../text.ts'
import { sourceText } from '../theme.ts'
import { metricName } from '../words.ts'
import { toldApart } from './told-apart.ts'

/** One bar: from `lo` to `hi` in the unit of the metric, `share` of all pairs. No bar reaches across 0. */
export type Bin = { readonly lo: number; readonly hi: number; readonly share: number }

/** One metric of strategy `b` minus the same of `a`, trial by trial. Shares are of the pairs that have both values. */
export type DifferenceRecord = {
  readonly kind: 'difference'
  readonly name: string
  readonly unit: Unit
  readonly a: Shown
  readonly b: Shown
  readonly trials: number
  /** Trials in which both strategies have a value. */
  readonly pairs: number
  readonly source: string
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly pGreater: number
  readonly pLess: number
  readonly pEqual: number
  readonly bins: readonly Bin[]
  /** Share of pairs beyond the bars on either side. */
  readonly beyond: { readonly below: number; readonly above: number }
  readonly finding: string
}

/** Freedman and Diaconis' width, at least a 60th and at most a 12th of the span. */
const widthOf = (sorted: Float64Array, low: number, high: number): number => {
  const span = high - low
  if (!(span > 0)) return Math.abs(high) * 0.02
  const middle = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)
  const wanted = (2 * middle) / Math.cbrt(sorted.length)
  return Math.min(Math.max(wanted, span / 60), span / 12)
}

/** Bars of one width, with 0 at an edge, between P0.5 and P99.5 of what differs from 0. */
const binsOf = (unequal: Float64Array, pairs: number): { bins: Bin[]; below: number; above: number } => {
  if (unequal.length === 0) return { bins: [], below: 0, above: 0 }
  const low = quantileOf(unequal, unequal.length < 200 ? 0 : 0.005)
  const high = quantileOf(unequal, unequal.length < 200 ? 1 : 0.995)
  const width = widthOf(unequal, low, high)
  // A value lies in (k w, (k + 1) w] above 0 and in [k w, (k + 1) w) below it.
  const place = (value: number) => (value > 0 ? Math.ceil(value / width) - 1 : Math.floor(value / width))
  const first = place(low)
  const counts = new Float64Array(place(high) - first + 1)
  let below = 0
  let above = 0
  for (const value of unequal) {
    const at = place(value) - first
    if (at < 0) below++
    else if (at >= counts.length) above++
    else counts[at]!++
  }
  const bins = Array.from(counts, (count, i) => ({
    lo: (first + i) * width,
    hi: (first + i + 1) * width,
    share: count / pairs,
  }))
  return { bins, below: below / pairs, above: above / pairs }
}

/** `in 87 % of trials`, `in every trial`. */
const often = (share: number): string => (share === 1 ? 'in every trial' : `in ${percentText(share)} of trials`)

type Numbers = Pick<DifferenceRecord, 'a' | 'b' | 'name' | 'unit' | 'pairs' | 'p50' | 'pGreater' | 'pLess' | 'pEqual'>

const findingOf = ({ a, b, name, unit, pairs, p50, pGreater, pLess, pEqual }: Numbers): string => {
  if (a.id === b.id) return `There is no strategy to set against ${a.title}`
  if (pairs === 0) return `No trial has ${name} under both ${b.title} and ${a.title}`
  if (pEqual === 1) return `${b.title} and ${a.title} give the same ${name} in every trial`
  const size = valueText(Math.abs(p50), unit)
  const median = p50 === 0 ? 'no difference at the median' : `median difference ${valueText(p50, unit, true)}`
  if (pGreater > 0.5) return `${b.title} beats ${a.title} on ${name} ${often(pGreater)}, by ${size} at the median`
  if (pLess > 0.5) return `${b.title} falls short of ${a.title} on ${name} ${often(pLess)}, by ${size} at the median`
  return `${b.title} beats ${a.title} on ${name} in only ${percentText(pGreater)} of trials; ${median}`
}

/**
 * What the difference chart shows. Without samples of the two strategies the record has no pairs.
 * The quantiles and shares are those of the samples, which are those of the result while it keeps every trial.
 */
export const differenceRecord = (outcome: Outcome, metric: string, b: string, a: string): DifferenceRecord => {
  const { result, samples } = outcome
  const strategy = shownAs(outcome)
  const titleOf = (id: string) => result.strategies.find(one => one.id === id)?.title ?? id
  const [titleA, titleB] = toldApart(titleOf(a), titleOf(b))
  const column = (id: string) => (a === b ? undefined : samples[id]?.[metric]) ?? new Float64Array()
  const [of, less] = [column(b), column(a)]
  const differences = of
    .map((value, i) => value - less[i]!)
    .filter(Number.isFinite)
    .sort()
  const pairs = differences.length
  const share = (test: (value: number) => boolean) => (pairs === 0 ? 0 : differences.filter(test).length / pairs)
  const { bins, below, above } = binsOf(
    differences.filter(value => value !== 0),
    pairs,
  )
  const numbers = {
    a: { ...strategy(a), title: titleA },
    b: { ...strategy(b), title: titleB },
    name: cleanText(metricName(metric, outcome.firm)),
    unit: result.strategies.find(({ id }) => id === b)?.metrics[metric]?.unit ?? 'USD',
    pairs,
    p50: pairs === 0 ? 0 : quantileOf(differences, 0.5),
    pGreater: share(value => value > 0),
    pLess: share(value => value < 0),
    pEqual: share(value => value === 0),
  }
  return {
    kind: 'difference',
    ...numbers,
    trials: result.trials,
    source: sourceText(result),
    p10: pairs === 0 ? 0 : quantileOf(differences, 0.1),
    p90: pairs === 0 ? 0 : quantileOf(differences, 0.9),
    bins,
    beyond: { below, above },
    finding: findingOf(numbers),
  }
}
