import { leverOf } from '../checks/lever.ts'
import { orderingOf } from '../checks/ordering.ts'
import { dimsText } from '../formula/dims.ts'
import { figureOf, type Known } from '../formula/figure.ts'
import { aggregateFormula, statisticIn, trialFormula } from '../formula/levels.ts'
import { namesIn, type OwnTerms, writtenOut } from '../formula/own.ts'
import type { Dims, Term } from '../formula/term.ts'
import { unitOfFormula } from '../formula/unit.ts'
import { isStranded } from '../layers/inherited.ts'
import type { Check, Statement, VariantCheck } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { quoted } from '../words.ts'
import { complainOf, isWrong, type Wrong } from '../wrong.ts'
import type { Entry } from '../yaml/tree.ts'
import { figureId } from './figure-id.ts'
import type { StatementBody } from './statement-body.ts'

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!=', 'between']

/** What a comparison compares with something. */
const leftOf = (term: Term): Term | undefined =>
  term.kind === 'call' && comparisons.includes(term.op) ? term.args[0] : undefined

/** The figure that a statement is about, where that is one figure of the strategy at hand. */
const aboutOf = (term: Term, by: string | undefined, own: OwnTerms, known: Known): string | undefined => {
  const left = leftOf(term)
  if (left?.kind !== 'name' || left.reference.of !== undefined) return undefined
  const { name, in: time } = left.reference
  if (own.has(name)) return time === undefined && by === undefined ? name : undefined
  const figure = figureOf(left.reference, by, known)
  return isWrong(figure) ? undefined : figureId(figure.ref)
}

const notTrue = (dims: Dims, { text, start, end }: Term, example: string): Wrong | undefined =>
  dims.truth
    ? undefined
    : {
        code: 'E153',
        problem: `${quoted(text)} is ${dimsText(dims)}; it says nothing that is true or false`,
        help: `compare it with something, as in "${example}"`,
        start,
        end,
      }

const saysNothing = ({ start, end }: Term): Wrong => ({
  code: 'E153',
  problem: 'this statement is about no metric',
  help: 'it would be the same in every future; name a metric in it',
  start,
  end,
})

/** A statement about all futures where one about a single future belongs. */
const tooHigh = (statistic: Term, { term, where }: StatementBody): Wrong => {
  const left = leftOf(term)
  const inner = left?.kind === 'call' && left.op === 'P' ? left.args[0].text : undefined
  const what = where.kind === 'goal' ? 'a goal' : 'an expectation'
  return {
    code: 'E136',
    problem: `${what} is about one future, and ${quoted(statistic.text)} is made from all trials`,
    help:
      inner === undefined
        ? 'write it without the function: how often it is true is reported'
        : `write "${inner}": how often it is true is reported`,
    start: statistic.start,
    end: statistic.end,
  }
}

/** A statement about one future where one about all of them belongs. */
const tooLow = ({ text, start, end }: Term): Wrong => ({
  code: 'E136',
  problem: `a check is about all trials, and ${quoted(text)} is true or false in each of them`,
  help: `write "P(${text}) >= 80%" with your share`,
  start,
  end,
})

/** Whether everything of the file's own that a statement names could be read; the rest was complained of. */
const isSound = (term: Term, own: OwnTerms, known: Known): boolean =>
  namesIn(term).every(({ reference: { name } }) => own.has(name) || !known.own.includes(name))

const said = ({ node, by, weight, why, place }: StatementBody) => ({
  that: node.text.trim(),
  ...(by !== undefined && { by }),
  weight,
  ...(why !== undefined && { why }),
  place,
})

/** A goal or an expectation: a statement about one future. Undefined after a complaint. */
export const wishOf = (
  body: StatementBody,
  kind: 'goal' | 'expect',
  side: 'vendor' | 'partner',
  own: OwnTerms,
  known: Known,
  tools: Tools,
): Statement | undefined => {
  const { node, by, where, place } = body
  if (!isSound(body.term, own, known)) return undefined
  const what = kind === 'goal' ? 'a goal' : 'an expectation'
  if (isStranded(body.term, { place, path: where.path, what }, known, tools)) return undefined
  const refuse = (wrong: Wrong): undefined => void complainOf(wrong, node, `${where.path}.that`, tools.complain)
  const term = writtenOut(body.term, own)
  if (isWrong(term)) return refuse(term)
  const statistic = statisticIn(term)
  if (statistic !== undefined) return refuse(tooHigh(statistic, body))
  const read = trialFormula(term, node.text, by, known)
  if (isWrong(read)) return refuse(read)
  const wrong =
    notTrue(read.dims, body.term, where.example) ?? (read.formula.of.length === 0 ? saysNothing(term) : undefined)
  if (wrong !== undefined) return refuse(wrong)
  const about = aboutOf(body.term, by, own, known)
  return { ...said(body), kind, side, formula: read.formula, ...(about !== undefined && { about }) }
}

/** What a check says where it is a statement about all futures. */
const agreedOf = (body: StatementBody, term: Term, known: Known): Pick<Check, 'formula' | 'unit'> | Wrong => {
  const { node, by, where } = body
  if (statisticIn(term) === undefined) {
    const trial = trialFormula(term, node.text, by, known)
    if (isWrong(trial)) return trial
    return (
      notTrue(trial.dims, body.term, where.example) ??
      (trial.formula.of.length === 0 ? saysNothing(term) : tooLow(body.term))
    )
  }
  const read = aggregateFormula(term, node.text, by, known)
  if (isWrong(read)) return read
  const wrong = notTrue(read.dims, body.term, where.example)
  if (wrong !== undefined) return wrong
  const left = leftOf(term)
  const value = left && aggregateFormula(left, node.text, by, known)
  const unit = left && value && !isWrong(value) ? unitOfFormula(left, value.dims) : undefined
  return { formula: read.formula, ...(unit !== undefined && { unit }) }
}

/** A check in words, where it is more than its text. */
const wordsOf = ({ node, parts: { head, order = [], of, direction } }: StatementBody, term: Term): string => {
  const text = node.text.trim()
  if (head === 'that') return text
  if (head === 'order') return `${statisticIn(term) === undefined ? `mean(${text})` : text}: ${order.join(' > ')}`
  return `${text}${of === undefined ? '' : ` of ${of}`} ${direction === undefined ? 'moves' : `goes ${direction}`}`
}

/** What is laid over the strategies for a check, in words, and what they are then; undefined after a complaint. */
export type Lay = (entry: Entry, path: string) => Pick<VariantCheck, 'with' | 'strategies'> | undefined

/** A check: of all futures, or of what they would be if something were otherwise. Undefined after a complaint. */
export const checkOf = (
  body: StatementBody,
  own: OwnTerms,
  known: Known,
  tools: Tools,
  lay: Lay,
): Statement | VariantCheck | undefined => {
  const { node, by, where, severity, place, parts } = body
  const { head, order = [], source, of, direction } = parts
  const laid = parts.with && lay(parts.with, `${where.path}.with`)
  if (!isSound(body.term, own, known)) return undefined
  if (isStranded(body.term, { place, path: where.path, what: 'a check' }, known, tools)) return undefined
  const refuse = (wrong: Wrong): undefined => void complainOf(wrong, node, `${where.path}.${head}`, tools.complain)
  const term = writtenOut(body.term, own)
  if (isWrong(term)) return refuse(term)
  const words = {
    ...said(body),
    that: wordsOf(body, term),
    kind: 'check',
    severity,
    ...(source && { source }),
  } as const
  if (head === 'moves') {
    const lever = leverOf(term, node.text, by, known)
    if (isWrong(lever)) return refuse(lever)
    const { figure, ...read } = lever
    const moves = { figure, ...(direction && { direction }), ...(of !== undefined && { of }) }
    return laid && { ...words, ...read, ...laid, moves }
  }
  const read = head === 'order' ? orderingOf(term, order, node.text, by, known) : agreedOf(body, term, known)
  if (isWrong(read)) return refuse(read)
  if (read.formula.of.every(({ over }) => over.of.length === 0)) return refuse(saysNothing(term))
  if (parts.with === undefined) return { ...words, ...read }
  return laid && { ...words, ...read, ...laid }
}
