import type { Expr, Op } from '../../kernel/expr.ts'
import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { periodsDiffer, power, product, quotient, type Typed } from './algebra.ts'
import { dimsText, isPlain, isSame, noDims, truthDims, unitOf } from './dims.ts'
import { isStatistic } from './functions.ts'
import { impossible } from './impossible.ts'
import type { Dims, Reference, Span, Term } from './term.ts'

/** What a name or a statistic stands for: which of the values that the formula speaks of, and what it is made of. */
export type Meaning = { readonly index: number; readonly dims: Dims }

type Call = Term & { readonly kind: 'call' }
type Resolve = (reference: Reference, span: Span) => Meaning | Wrong
type Statistic = (call: Call) => Meaning | Wrong

/** A part of a formula with its words. */
type Part = Typed & { readonly term: Term }

const spanOf = ({ start, end }: Span): Span => ({ start, end })

const ill = (problem: string, term: Span, help?: string): Wrong => ({
  code: 'E129',
  problem,
  ...(help === undefined ? {} : { help }),
  ...spanOf(term),
})

const isWhat = ({ term, dims }: Part): string => `${quoted(term.text)} is ${dimsText(dims)}`

/** How a number without a unit would be written beside what has one. */
const withUnit = ({ term, dims }: Part, other: Dims): string | undefined => {
  if (term.kind !== 'number' || !isPlain(dims) || !/^[\d.]+[kMB]?$/.test(term.text)) return undefined
  const unit = unitOf({ usd: other.usd, months: other.months, hours: other.hours, heads: [] })
  if (unit === undefined || unit === 'USD/USD' || (unit !== 'USD' && !/\d$/.test(term.text))) return undefined
  const amount = unit === 'USD' ? `$${term.text}` : `${term.text} ${unit}`
  return `write ${[amount, ...other.heads, ...(other.per ? [other.per] : [])].join(' per ')}`
}

/** How a number with a unit would be written beside what has none. */
const withoutUnit = ({ term, dims }: Part, other: Dims): string | undefined => {
  if (term.kind !== 'number' || isPlain(dims) || !isPlain(other)) return undefined
  const [, number] = /^\$?([\d.]+[kMB]?)(?: |$)/.exec(term.text) ?? []
  return number === undefined ? undefined : `write ${number}`
}

/** What is wrong with adding or comparing these. */
const unequal = (parts: readonly Part[], whole: Term): Wrong | undefined => {
  const [first, ...rest] = parts
  const truth = parts.find(({ dims }) => dims.truth)
  if (truth !== undefined)
    return ill(isWhat(truth), truth.term, 'a statement goes into and, or, not, if and P, not into a calculation')
  for (const part of rest) {
    if (isSame(first.dims, part.dims)) continue
    const help = periodsDiffer(first.dims, part.dims)
      ? 'write both per the same period'
      : (withUnit(first, part.dims) ??
        withUnit(part, first.dims) ??
        withoutUnit(first, part.dims) ??
        withoutUnit(part, first.dims))
    return ill(`${isWhat(first)} but ${isWhat(part)}`, whole, help)
  }
  return undefined
}

const notTruth = (part: Part): Wrong | undefined =>
  part.dims.truth
    ? undefined
    : ill(
        `${isWhat(part)}, not a statement that is true or false`,
        part.term,
        'compare it with something: <, <=, >, >=, ==, != or between; ( and ) go around what "not" is about',
      )

const first = (...problems: readonly (Wrong | undefined)[]): Wrong | undefined =>
  problems.find(one => one !== undefined)

const multiplied = (op: '*' | '/' | '^', [a, b]: readonly Part[], term: Term): Typed | Wrong => {
  const truth = [a, b].find(({ dims }) => dims.truth)
  if (truth !== undefined) return unequal([truth], term) ?? truth
  const result = (op === '*' ? product : op === '/' ? quotient : power)(a, b)
  if (result !== undefined) return result
  const what = `${isWhat(a)} and ${isWhat(b)}`
  if (op === '*') return ill(`a rate times a rate: ${what}`, term)
  if (op === '/') return ill(`${what}: one cannot be divided by the other`, term)
  if (!isPlain(b.dims)) return ill(`an exponent is a plain number but ${isWhat(b)}`, b.term)
  return ill(`${isWhat(a)}, and only its whole powers mean something`, term, 'write a whole number after ^')
}

const plainOps: readonly string[] = ['sqrt', 'exp', 'log']

const combined = (op: Op, parts: readonly Part[], term: Call): Typed | Wrong => {
  const expr: Expr = { kind: 'call', op, args: parts.map(part => part.expr) }
  const [a, b, c] = parts
  if (op === '*' || op === '/' || op === '^') return multiplied(op, parts, term)
  if (op === 'and' || op === 'or' || op === 'not') return first(...parts.map(notTruth)) ?? { expr, dims: truthDims }
  if (op === 'if') {
    const isBoth = b.dims.truth && c.dims.truth
    return notTruth(a) ?? (isBoth ? undefined : unequal([b, c], term)) ?? { expr, dims: b.dims }
  }
  const wrong = unequal(parts, term)
  if (wrong !== undefined) return wrong
  if (op === 'between' || /^[<>=!]/.test(op)) return impossible(op, parts) ?? { expr, dims: truthDims }
  if (!plainOps.includes(op)) return { expr, dims: a.dims }
  return isPlain(a.dims) ? { expr, dims: noDims } : ill(`${quoted(op)} takes a plain number but ${isWhat(a)}`, term)
}

/**
 * A term with its names given meanings and its units checked: money is added to money alone, a rate per year to a rate
 * per year; a rate over a stretch of time is an amount. `stat` says what a statistic of all trials stands for; where
 * none can stand, there is none. Stops at the first thing that does not go together.
 */
export const typed = (term: Term, resolve: Resolve, stat?: Statistic): Typed | Wrong => {
  if (term.kind === 'number') return { expr: { kind: 'number', value: term.value }, dims: term.dims }
  if (term.kind === 'name' || isStatistic(term.op)) {
    if (term.kind === 'call' && stat === undefined)
      return {
        code: 'E136',
        problem: `the levels are mixed: ${quoted(term.text)} is made from all trials and cannot stand in a formula of one trial`,
        ...spanOf(term),
      }
    const meaning = term.kind === 'name' ? resolve(term.reference, spanOf(term)) : stat?.(term)
    if (meaning === undefined) throw new Error('a statistic without a meaning')
    return isWrong(meaning) ? meaning : { expr: { kind: 'name', index: meaning.index }, dims: meaning.dims }
  }
  const parts: Part[] = []
  for (const arg of term.args) {
    const part = typed(arg, resolve, stat)
    if (isWrong(part)) return part
    parts.push({ ...part, term: arg })
  }
  return combined(term.op as Op, parts, term)
}
