import type { AggregateFormula, MetricRef, Stat, TrialFormula } from '../scenario.ts'
import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { dimsOf, dimsText, noDims } from './dims.ts'
import { figureOf, type Known } from './figure.ts'
import { isStatistic } from './functions.ts'
import type { Dims, Span, Term } from './term.ts'
import { typed } from './typed.ts'

type Call = Term & { readonly kind: 'call' }

/** The first number made from all trials in a formula. */
export const statisticIn = (term: Term): Call | undefined => {
  if (term.kind !== 'call') return undefined
  if (isStatistic(term.op)) return term
  for (const arg of term.args) {
    const found = statisticIn(arg)
    if (found !== undefined) return found
  }
  return undefined
}

/** The formula's index of a figure or number: the one that it has of the same already, else a new one. */
const indexIn = <T>(list: T[], item: T): number => {
  const key = JSON.stringify(item)
  const known = list.findIndex(other => JSON.stringify(other) === key)
  return known >= 0 ? known : list.push(item) - 1
}

/** Where a word of a reference stands, or all of it; its name comes first. */
const spotOf = ({ start, end }: Span, whole: string, word: string | undefined, name: string): Span => {
  const text = whole.slice(start, end)
  const at = word === undefined ? -1 : word === name ? text.indexOf(word) : text.lastIndexOf(word)
  return at < 0 || word === undefined ? { start, end } : { start: start + at, end: start + at + word.length }
}

export type Trial = { readonly formula: TrialFormula; readonly dims: Dims }

/** A formula over figures of one trial; `by` is the date that its statement names. */
export const trialFormula = (term: Term, whole: string, by: string | undefined, known: Known): Trial | Wrong => {
  const of: MetricRef[] = []
  const result = typed(term, (reference, span) => {
    const found = figureOf(reference, by, known)
    if (isWrong(found)) return { ...found, ...spotOf(span, whole, found.word, reference.name) }
    return { index: indexIn(of, found.ref), dims: dimsOf(found.metric.unit) }
  })
  return isWrong(result) ? result : { formula: { expr: result.expr, of }, dims: result.dims }
}

export type Aggregate = { readonly formula: AggregateFormula; readonly dims: Dims }

const statOf = (op: string): Stat['stat'] =>
  op === 'P' || op === 'mean' || op === 'sd' ? op : { quantile: Number(op.slice(1)) / 100 }

/** What a statistic is taken of: `P` of a statement, the others of a figure. */
const illTaken = (call: Call, { dims }: Trial): Wrong | undefined => {
  const [{ text, start, end }] = call.args
  const name = /^[A-Za-z0-9]+/.exec(call.text)?.[0] ?? call.op
  if (call.op === 'P' && !dims.truth)
    return {
      code: 'E129',
      problem: `"P" is the probability of a statement, but ${quoted(text)} is ${dimsText(dims)}`,
      help: 'compare it with something: P(... > ...)',
      start,
      end,
    }
  if (call.op !== 'P' && dims.truth)
    return {
      code: 'E129',
      problem: `${quoted(name)} takes a figure, but ${quoted(text)} is ${dimsText(dims)}`,
      help: `write P(${text})`,
      start,
      end,
    }
  return undefined
}

/** A formula over numbers made from all trials. */
export const aggregateFormula = (
  term: Term,
  whole: string,
  by: string | undefined,
  known: Known,
): Aggregate | Wrong => {
  const of: Stat[] = []
  const result = typed(
    term,
    (reference, span) => {
      const found = figureOf(reference, by, known)
      if (isWrong(found)) return { ...found, ...spotOf(span, whole, found.word, reference.name) }
      const statistic = statisticIn(term)
      const text = whole.slice(span.start, span.end)
      return {
        code: 'E136',
        problem: `the levels are mixed: ${quoted(text)} is a figure of one trial, ${statistic === undefined ? 'the formula' : quoted(statistic.text)} is made from all trials`,
        help: `write mean(${text}) or p50(${text})`,
        ...span,
      }
    },
    call => {
      const inner = trialFormula(call.args[0], whole, by, known)
      if (isWrong(inner)) return inner
      const wrong = illTaken(call, inner)
      if (wrong !== undefined) return wrong
      const dims = call.op === 'P' ? noDims : inner.dims
      return { index: indexIn(of, { stat: statOf(call.op), over: inner.formula }), dims }
    },
  )
  return isWrong(result) ? result : { formula: { expr: result.expr, of }, dims: result.dims }
}
