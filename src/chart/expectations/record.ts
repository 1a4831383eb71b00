import type { Unit } from '../../kernel/unit.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { StatementResult } from '../../study/result.ts'
import { shownOf } from '../best.ts'
import { percentText, valueText } from '../number.ts'
import { type Shown, severalOf } from '../shown.ts'
import { type StatementWords, statementWords } from '../statement-words.ts'
import { cleanText, shorten } from '../text.ts'
import { ink, sourceText } from '../theme.ts'
import { metricName } from '../words.ts'

/** What is simulated of the figure with one strategy, and how often the belief is true; null where that cannot be told. */
export type ExpectationsRow = Shown & {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p: number | null
}

/** A belief that compares one figure with a number. */
export type Belief = StatementWords & {
  readonly side: 'vendor' | 'partner'
  /** As the file has it. */
  readonly that: string
  readonly name: string
  readonly unit: Unit
  readonly believed: number
  readonly rows: readonly ExpectationsRow[]
}

export type ExpectationsRecord = {
  readonly kind: 'expectations'
  readonly trials: number
  readonly source: string
  readonly beliefs: readonly Belief[]
  /** Beliefs that compare no single figure with a number, or for which there is no room. */
  readonly withoutNumber: number
  readonly leftOut: number
  /** Strategies without a row, for want of room. */
  readonly strategiesLeftOut: number
  readonly finding: string
}

const mostBeliefs = 4
/** Rows of one belief where there are so many. */
const mostRows = [0, 12, 5, 3, 1] as const

const beliefOf = (outcome: Outcome, shown: readonly Shown[], one: StatementResult): Belief[] => {
  const { about, number, results, that, side } = one
  if (about === undefined || number === undefined) return []
  const figuresOf = (id: string) => outcome.result.strategies.find(other => other.id === id)?.metrics[about]
  const isShared = results.every(({ strategy }) => strategy === null)
  const each = isShared
    ? outcome.result.strategies.slice(0, 1).map(({ id }) => ({ id, title: 'Every strategy', colour: ink }))
    : shown
  const rows = each.flatMap((strategy): ExpectationsRow[] => {
    const { p10, p50, p90 } = figuresOf(strategy.id) ?? { p10: null, p50: null, p90: null }
    const found = results.find(result => result.strategy === null || result.strategy === strategy.id)
    if (p10 === null || p50 === null || p90 === null || found === undefined) return []
    return [{ ...strategy, p10, p50, p90, p: found.p }]
  })
  const unit = figuresOf(each[0]?.id ?? '')?.unit ?? 'count'
  const name = cleanText(metricName(about, outcome.firm))
  const words = statementWords(one, outcome)
  return rows.length === 0 ? [] : [{ ...words, side, that: cleanText(that), name, unit, believed: number, rows }]
}

/** `$2.0M is $1.1M above the median of $0.9M`: the believed number of a row. */
const apartText = ({ believed, unit }: Belief, { p50 }: ExpectationsRow): string => {
  const gap = valueText(Math.abs(believed - p50), unit)
  const median = `the median of ${valueText(p50, unit)}`
  return believed === p50
    ? `${valueText(believed, unit)} is the median`
    : `${valueText(believed, unit)} is ${gap} ${believed > p50 ? 'above' : 'below'} ${median}`
}

/** Pixels that a belief takes in the finding, of whose three lines it leaves two to the rest. */
const quoteWidth = 700

const findingOf = (beliefs: readonly Belief[], of: string): string => {
  const judged = beliefs.flatMap(belief => {
    const row = belief.rows.find(({ id }) => id === of) ?? belief.rows[0]!
    return row.p === null ? [] : [{ belief, row, p: row.p }]
  })
  if (judged.length === 0) return 'Nobody can tell whether what is believed is true'
  const least = judged.reduce((a, b) => (b.p < a.p ? b : a))
  const often =
    least.p === 0 ? 'in no trial' : least.p === 1 ? 'in every trial' : `in ${percentText(least.p)} of trials`
  const lead = judged.length === 1 ? '' : 'The belief that is true least often is the '
  const whose = judged.length === 1 ? `The ${least.belief.side}` : least.belief.side
  return `${lead}${whose}\u2019s ${judged.length === 1 ? 'belief ' : ''}\u201c${shorten(least.belief.said, quoteWidth, 18)}\u201d: ${often} with ${least.row.title}; ${apartText(least.belief, least.row)}`
}

/** What the chart shows; without beliefs where nobody believes a number. */
export const expectationsRecord = (outcome: Outcome, asked?: readonly string[]): ExpectationsRecord => {
  const { result, against } = outcome
  const said = result.statements.filter(({ kind }) => kind === 'expect')
  const all = severalOf(outcome, asked)
  const first = shownOf(outcome, undefined)
  const of = all.some(({ id }) => id === first) ? first : (all[0]?.id ?? first)
  const known = said.flatMap(one => beliefOf(outcome, all, one).map(belief => ({ belief, one })))
  const chosen = known.slice(0, mostBeliefs)
  const room = mostRows[chosen.length as 0 | 1 | 2 | 3 | 4]
  const rank = ({ id }: Shown) => (id === of ? 2 : id === against ? 1 : 0)
  const kept = new Set([...all].sort((a, b) => rank(b) - rank(a)).slice(0, room))
  const shown = all.filter(one => kept.has(one))
  const beliefs = chosen.flatMap(({ one }) => beliefOf(outcome, shown, one))
  return {
    kind: 'expectations',
    trials: result.trials,
    source: sourceText(result),
    beliefs,
    withoutNumber: said.length - known.length,
    leftOut: known.length - chosen.length,
    strategiesLeftOut: chosen.length === 0 ? 0 : all.length - shown.length,
    finding: findingOf(beliefs, of),
  }
}
