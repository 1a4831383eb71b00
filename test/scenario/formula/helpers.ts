import { closureOf } from '../../../src/kernel/closure.ts'
import type { Param } from '../../../src/kernel/param.ts'
import { dimsOf } from '../../../src/scenario/formula/dims.ts'
import { formulaParser } from '../../../src/scenario/formula/parser.ts'
import type { Dims } from '../../../src/scenario/formula/term.ts'
import { type Meaning, typed } from '../../../src/scenario/formula/typed.ts'
import { isWrong, type Wrong } from '../../../src/scenario/wrong.ts'

export const parse = await formulaParser()

/** A formula typed over names with these dimensions; names that are not there are plain numbers. */
export const read = (text: string, dims: Readonly<Record<string, Dims>> = {}) => {
  const names: string[] = []
  const term = parse(text)
  if (isWrong(term)) return term
  const result = typed(term, ({ name }): Meaning | Wrong => {
    if (!names.includes(name)) names.push(name)
    return { index: names.indexOf(name), dims: dims[name] ?? dimsOf('1') }
  })
  return isWrong(result) ? result : { ...result, names }
}

/** The value of a formula for values of its names. */
export const value = (
  text: string,
  values: Readonly<Record<string, number>> = {},
  dims: Readonly<Record<string, Dims>> = {},
): number => {
  const result = read(text, dims)
  if (isWrong(result)) throw new Error(`${text}: ${result.problem}`)
  const params = result.names.map((name): Param => ({ data: Float64Array.of(values[name]), mask: 0 }))
  return closureOf(result.expr, params)(0)
}
