import { type Cause, causes } from '../../domain/gate.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { moneyText, percentText } from '../number.ts'
import { slippedOf, slipping } from '../slipping.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'

/** What holds an order, in the words of a slide. */
const causeNames: Readonly<Record<Cause, string>> = {
  bench: 'busy bench',
  credit: 'credit line',
  executive: 'missing executive',
  financing: 'customer\u2019s financing',
  kpi: 'target already met',
  legal: 'paperwork',
  presales: 'presales work',
}

/** The same in a sentence. */
const words: Readonly<Record<Cause, string>> = {
  bench: 'the busy bench',
  credit: 'the credit line',
  executive: 'a missing executive',
  financing: 'the customer\u2019s financing',
  kpi: 'a target that is met',
  legal: 'paperwork',
  presales: 'presales work',
}

/**
 * One gate: `value`, first-year value in USD of the slipped orders that it held to the last, or still holds; `running`,
 * its share of all that slipped together with those of the bars above; `ifOnly`, value that slipped and that nothing
 * else held at some time before. The last do not add up over gates.
 */
export type SlipBar = {
  readonly cause: Cause
  readonly name: string
  readonly value: number
  readonly share: number
  readonly running: number
  readonly ifOnly: number
}

/** What slipped under a strategy by the gate that held it, the largest first; means over the trials. */
export type SlipsRecord = {
  readonly kind: 'slips'
  readonly title: string
  readonly colour: string
  readonly trials: number
  readonly source: string
  readonly bars: readonly SlipBar[]
  /** All that slipped: the sum of the bars. */
  readonly total: number
  /** Of the first-year value that was due in time, the share that slipped. */
  readonly share: number
  /** What slips under every strategy, in the order of the file; nothing where there is but one. */
  readonly all: readonly {
    readonly title: string
    readonly colour: string
    readonly value: number
    readonly isShown: boolean
  }[]
  readonly finding: string
}

const barsOf = ({ metrics }: StrategyResult): SlipBar[] => {
  const mean = (id: string) => metrics[id]?.mean ?? 0
  const held = causes
    .map(cause => ({
      cause,
      name: causeNames[cause],
      value: mean(`orders.slipped.${cause}.value`),
      ifOnly: mean(`orders.avoidable.${cause}.value`),
    }))
    .filter(({ value, ifOnly }) => value > 0 || ifOnly > 0)
    .sort((a, b) => b.value - a.value || b.ifOnly - a.ifOnly)
  const total = held.reduce((sum, { value }) => sum + value, 0)
  let running = 0
  return held.map(bar => {
    running += bar.value
    return { ...bar, share: total > 0 ? bar.value / total : 0, running: total > 0 ? running / total : 0 }
  })
}

const findingOf = (title: string, bars: readonly SlipBar[], total: number): string => {
  const [first] = bars
  if (first === undefined || total === 0) return `No order slips with ${title}`
  const part = first.share === 1 ? 'all' : percentText(first.share)
  const held = `${title}: ${words[first.cause]} holds ${part} of the ${moneyText(total)} that slips`
  const best = bars.reduce((a, b) => (b.ifOnly > a.ifOnly ? b : a))
  if (best.ifOnly === 0) return `${held}; no gate alone held any of it`
  const only = best === first ? 'that' : words[best.cause]
  return `${held}; ${moneyText(best.ifOnly)} would be in time but for ${only} alone`
}

/** What the chart of slips shows; without an order that slipped the record has no bars. */
export const slipsRecord = (outcome: Outcome, of?: string): SlipsRecord => {
  const { result, against } = outcome
  const colours = coloursOf(result, against)
  const shown = slipping(outcome, of)
  const bars = shown === undefined ? [] : barsOf(shown)
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  const onTime = shown?.metrics['orders.onTime.value']?.mean ?? 0
  const title = shortTitle(shown?.title ?? of ?? against)
  return {
    kind: 'slips',
    title,
    colour: (shown && colours.get(shown.id)) ?? muted,
    trials: result.trials,
    source: sourceText(result),
    bars,
    total,
    share: total > 0 ? total / (total + onTime) : 0,
    all:
      result.strategies.length < 2
        ? []
        : result.strategies.map(strategy => ({
            title: cleanText(strategy.title),
            colour: colours.get(strategy.id)!,
            value: slippedOf(strategy),
            isShown: strategy === shown,
          })),
    finding: findingOf(title, bars, total),
  }
}
