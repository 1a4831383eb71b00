import { metricNamed } from '../../domain/metric-named.ts'
import { closureOf } from '../../kernel/closure.ts'
import type { Expr } from '../../kernel/expr.ts'
import { constantParam } from '../../kernel/param.ts'
import type { Input } from '../inputs/inputs.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { formulaLimits } from './frame.ts'
import { isStatistic } from './functions.ts'
import { type Reach, reachOf, reachOfDrawn } from './reach.ts'
import type { Dims, Reference, Span, Term } from './term.ts'
import { type Meaning, typed } from './typed.ts'

/** A formula over named inputs, drawn once per trial: name `n` of the expression is the input `of[n]`. */
export type InputFormula = {
  readonly expr: Expr
  readonly dims: Dims
  readonly of: readonly string[]
  readonly reach: Reach
  /** How many parts it has, with those of the inputs that it is computed from. */
  readonly parts: number
  /** Its value where that is the same in every future; NaN where it has none. */
  readonly certain?: number
}

/** The names that a term mentions outside of statistics, with their places. */
export const namesOf = (term: Term): readonly (Term & { readonly kind: 'name' })[] =>
  term.kind === 'name' ? [term] : term.kind === 'call' && !isStatistic(term.op) ? term.args.flatMap(namesOf) : []

const partsOf = (expr: Expr): number =>
  expr.kind === 'call' ? expr.args.reduce((sum, part) => sum + partsOf(part), 1) : 1

/** The value of an input that is the same in every future. */
export const certainOf = ({ setting, certain }: Input): number | undefined =>
  setting?.quantity.kind === 'constant' ? setting.quantity.value : certain

/** What is wrong with a name that is no input. */
const notAnInput = ({ name, of, in: time }: Reference, span: Span, inputs: ReadonlyMap<string, Input>): Wrong => {
  const isMetric = metricNamed(name) !== undefined
  if (isMetric || of !== undefined || time !== undefined)
    return {
      code: 'E136',
      problem: `the levels are mixed: ${quoted(name)} is a figure of a trial, and this formula is drawn before the trial begins`,
      help: 'a formula here speaks of inputs; one over figures goes under "metrics", "goals", "expects" or "checks"',
      ...span,
    }
  const known = [...inputs.keys()]
  if (name.includes('.'))
    return {
      code: 'E136',
      problem: `the levels are mixed: ${quoted(name)} is no input, and a formula here is computed from inputs alone`,
      help: `name the value as an input, use the input in both places, and remove ${quoted(name)} here`,
      ...span,
    }
  return {
    code: 'E124',
    problem: `unknown input ${quoted(name)}`,
    expected: known.length === 0 ? 'the file has no inputs' : oneOf(known),
    help: didYouMean(name, known) ?? 'name it under "inputs"',
    ...span,
  }
}

/** A term over named inputs; undefined if it uses an input that was complained of. */
export const inputFormula = (term: Term, inputs: ReadonlyMap<string, Input>): InputFormula | Wrong | undefined => {
  const of: string[] = []
  const reaches: Reach[] = []
  const values: number[] = []
  let parts = 0
  let isSpoilt = false
  const resolve = (reference: Reference, span: Span): Meaning | Wrong => {
    const { name } = reference
    const input = inputs.get(name)
    if (input === undefined || reference.of !== undefined || reference.in !== undefined)
      return notAnInput(reference, span, inputs)
    const { setting, dims } = input
    if (setting === undefined || dims === undefined) {
      isSpoilt = true
      return { code: 'E124', problem: 'an input that was complained of' }
    }
    parts += input.parts ?? 0
    const known = of.indexOf(name)
    if (known >= 0) return { index: known, dims }
    reaches.push(input.reach ?? reachOfDrawn(setting.quantity, name))
    const value = certainOf(input)
    if (value !== undefined) values.push(value)
    return { index: of.push(name) - 1, dims }
  }
  const result = typed(term, resolve)
  if (isSpoilt) return undefined
  if (isWrong(result)) return result
  parts += partsOf(result.expr)
  if (parts > formulaLimits.parts)
    return {
      code: 'E134',
      problem: `a formula of ${parts} parts, with those of the inputs that it is computed from; at most ${formulaLimits.parts} are allowed`,
      start: term.start,
      end: term.end,
    }
  const isCertain = values.length === of.length
  const certain = isCertain ? closureOf(result.expr, values.map(constantParam))(0) : undefined
  return { ...result, of, reach: reachOf(result.expr, reaches), parts, ...(certain !== undefined && { certain }) }
}

/** The text of a formula without its equals sign, on one line. */
export const formulaText = (text: string): string => text.trim().replace(/^=/, '').trim().replace(/\s+/g, ' ')
