import { closureOf } from '../../kernel/closure.ts'
import type { Expr } from '../../kernel/expr.ts'
import { constantParam } from '../../kernel/param.ts'
import type { Complain } from '../complain.ts'
import type { Input } from '../inputs/inputs.ts'
import { quoted } from '../words.ts'
import type { Scalar } from '../yaml/tree.ts'
import { certainOf, type InputFormula } from './input-level.ts'

type Formula = Pick<InputFormula, 'expr' | 'of'>

/** The part of a formula that is the first to have no value: an operation, or a name. */
const firstLost = (expr: Expr, numberOf: (part: Expr) => number): Expr => {
  if (expr.kind !== 'call') return expr
  const [condition, then, otherwise] = expr.args
  const args = expr.op === 'if' ? [condition, numberOf(condition) === 0 ? otherwise : then] : expr.args
  const lost = args.find(part => !Number.isFinite(numberOf(part)))
  return lost === undefined ? expr : firstLost(lost, numberOf)
}

/** Why an operation on numbers has no value, and what would have one. */
const why = (expr: Expr, numberOf: (part: Expr) => number): readonly [fact: string, help: string] => {
  const [op, first] = expr.kind === 'call' ? [expr.op, numberOf(expr.args[0])] : []
  if (op === '/' && expr.kind === 'call' && numberOf(expr.args[1]) === 0)
    return ['it divides by 0', 'divide by something that is not 0']
  if (op === 'sqrt') return ['it takes the root of a negative number', 'a root is of 0 or more']
  if (op === 'log')
    return [`it takes the logarithm of ${first === 0 ? 0 : 'a negative number'}`, 'a logarithm is of more than 0']
  if (op === '^' && first !== undefined && first < 0)
    return ['it takes a broken power of a negative number', 'a broken power is of 0 or more']
  return ['it leaves what numbers can hold', 'write it with smaller numbers']
}

type Beginning = { readonly input?: string; readonly fact: string; readonly help: string }

/** Where it begins that a formula has no value: in itself, or in an input that it is computed from. */
const beginningOf = ({ expr, of }: Formula, inputs: ReadonlyMap<string, Input>, input?: string): Beginning => {
  const values = of.map(one => constantParam(certainOf(inputs.get(one) ?? {}) ?? Number.NaN))
  const numberOf = (part: Expr): number => closureOf(part, values)(0)
  const lost = firstLost(expr, numberOf)
  const name = lost.kind === 'name' ? of[lost.index] : undefined
  const quantity = name === undefined ? undefined : inputs.get(name)?.setting?.quantity
  if (quantity?.kind === 'formula') return beginningOf(quantity, inputs, name)
  const [fact, help] = why(lost, numberOf)
  return { fact, help, ...(input !== undefined && { input }) }
}

/** Complains of the formula of a field that has no value whatever is drawn, at the input where that begins. */
export const complainOfNoValue = (
  formula: Formula,
  inputs: ReadonlyMap<string, Input>,
  node: Scalar,
  path: string,
  complain: Complain,
): void => {
  const { input, fact, help } = beginningOf(formula, inputs)
  const place = input === undefined ? undefined : inputs.get(input)?.setting?.place
  complain('E116', `${input === undefined ? 'this formula' : `the input ${quoted(input)}`} has no value: ${fact}`, {
    place: place ?? node.place,
    path: input === undefined ? path : `inputs.${input}`,
    help,
    also: place === undefined ? [] : [{ place: node.place, note: 'needed here' }],
  })
}
