import type { Field } from '../../kernel/field.ts'
import type { Quantity } from '../scenario.ts'
import type { ValueContext } from '../values/quantity.ts'
import { valueText, wanted } from '../words.ts'
import { complainOf, isWrong, type Wrong } from '../wrong.ts'
import type { Scalar } from '../yaml/tree.ts'
import { dimsOf, dimsText, isSameBut } from './dims.ts'
import { formulaText, type InputFormula, inputFormula } from './input-level.ts'
import { complainOfNoValue } from './no-value.ts'
import { isExact } from './reach.ts'
import type { Dims } from './term.ts'

const bare = ({ per: _, ...dims }: Dims): Dims => ({ ...dims, heads: [] })

/** What is wrong with the kind of a formula's value, for a field. */
const wrongKind = (field: Field, dims: Dims, text: string): Wrong | undefined => {
  const want = dimsOf(field.unit, undefined, field.per)
  const expected = `expected ${wanted(field)}`
  const found = `this formula is ${dimsText(dims)}`
  const problem = `${expected} but ${found}`
  if (dims.truth) return { code: 'E111', problem, help: 'choose between two values: if(statement, one, other)' }
  if (!isSameBut(bare(dims), bare(want))) {
    const isMoneyInstead = isSameBut(bare({ ...dims, usd: 0 }), bare(want)) && dims.usd === 1
    const help =
      isMoneyInstead && text.split('$').length === 2 ? `remove the $: write "${text.replace('$', '')}"` : undefined
    return { code: 'E111', problem, ...(help !== undefined && { help }) }
  }
  if (!isSameBut(dims, want)) {
    const extra = dims.heads.find(head => !want.heads.includes(head))
    const missing = want.heads.find(head => !dims.heads.includes(head))
    const what = extra === undefined ? `"per ${missing}" is missing` : `"per ${extra}" does not belong here`
    const help = extra === undefined ? `multiply it by (1 per ${missing})` : `divide it by (1 per ${extra})`
    return { code: 'E113', problem: `${found}: ${what}`, expected, help }
  }
  if (field.rate !== undefined && dims.per === undefined) {
    const help = `multiply it by (1 per ${field.unit === 'count' ? 'month' : 'year'}), or give its inputs a period`
    return { code: 'E112', problem: `${found}, which is no rate: it has no period`, expected, help }
  }
  if (field.rate === undefined && dims.per !== undefined)
    return { code: 'E112', problem: `${found}, and no rate belongs here`, expected, help: 'multiply it by a duration' }
  return undefined
}

/** What is wrong with the values that a formula can have, as far as that can be told before any is drawn. */
const outOfRange = (field: Field, { reach }: InputFormula, formula: string): Wrong | undefined => {
  const [low, high] = reach.range
  const [from, to] = field.range
  const isOut = low > to || high < from
  const canBeOut = (low < from && low !== Number.NEGATIVE_INFINITY) || (high > to && high !== Number.POSITIVE_INFINITY)
  if (!isOut && !(canBeOut && isExact(reach))) return undefined
  const text = (value: number): string => (Number.isFinite(value) ? valueText(value, field.unit) : 'anything')
  const can = low === high ? `is ${text(low)}` : `can be ${text(low)} to ${text(high)}`
  const problem = `must be ${text(from)} to ${text(to)} but this formula ${can}`
  if (isOut || field.rate !== undefined || (field.per?.length ?? 0) > 0)
    return { code: 'E114', problem, help: 'change what it is computed from, so that it stays inside' }
  const least = low < from ? `max(${formula}, ${text(from)})` : formula
  const cut = high > to ? `min(${least}, ${text(to)})` : least
  return { code: 'E114', problem, help: `narrow what it is computed from, or cut it off: "= ${cut}"` }
}

/** Whether a formula that is the same in every future has a value; of others that is told as they are drawn. */
const hasValue = ({ certain = 0 }: InputFormula): boolean => Number.isFinite(certain)

/** What takes no formula, and what it takes instead. */
const noFormula = (field: Field): Wrong | undefined => {
  if (field.certain)
    return {
      code: 'E121',
      problem: 'this has to be one certain number, which a formula is not',
      help: `write one value such as ${wanted(field).replace(/^.* such as /, '')}`,
    }
  if (field.integer)
    return { code: 'E121', problem: 'expected a whole number, found a formula', help: 'write a whole number such as 3' }
  return undefined
}

/** A formula as the value of a field; undefined after a complaint. */
export const formulaValue = (field: Field, node: Scalar, context: ValueContext): Quantity | undefined => {
  const { path, inputs, tools } = context
  const read = (): InputFormula | Wrong | undefined => {
    const no = noFormula(field)
    if (no !== undefined) return no
    const term = tools.parseFormula(node.text, { level: 'inputs', has: name => inputs.has(name) })
    if (isWrong(term)) return term
    const formula = inputFormula(term, inputs)
    if (formula === undefined || isWrong(formula)) return formula
    const outside = hasValue(formula) ? outOfRange(field, formula, formulaText(node.text)) : undefined
    return wrongKind(field, formula.dims, node.text.trim()) ?? outside ?? formula
  }
  const formula = read()
  if (formula === undefined) return undefined
  if (isWrong(formula)) {
    complainOf(formula, node, path, tools.complain)
    return undefined
  }
  if (!hasValue(formula)) {
    complainOfNoValue(formula, inputs, node, path, tools.complain)
    return undefined
  }
  const { expr, of, dims } = formula
  return { kind: 'formula', expr, of, text: formulaText(node.text), ...(dims.per && { per: dims.per }) }
}
