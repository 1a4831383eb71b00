import { didYouMean, oneOf, quoted } from './words.ts'
import type { Wrong } from './wrong.ts'

type Token = { readonly text: string; readonly start: number; readonly kind: 'name' | 'number' | 'sign' }

/** Names, numbers and signs of a formula, with their offsets. Linear. */
const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/([A-Za-z_][A-Za-z0-9_]*)|(\$?[0-9][0-9.]*[%A-Za-z]*)|([^\sA-Za-z0-9_])/gu)].map(match => ({
    text: match[0],
    start: match.index,
    kind: match[1] !== undefined ? 'name' : match[2] !== undefined ? 'number' : 'sign',
  }))

const later = 'today a formula is a product of two inputs, such as "= inputA * inputB"'

const at = (token: Token): Pick<Wrong, 'start' | 'end'> => ({
  start: token.start,
  end: token.start + token.text.length,
})

/** `= a * b` with two named inputs; every other formula is not yet possible. Offsets are in `text`. */
export const readProduct = (text: string, inputs: readonly string[]): readonly [string, string] | Wrong => {
  const [equals, ...tokens] = tokensOf(text.slice(0, 4096))
  if (tokens.length === 0) return { code: 'E110', problem: 'empty formula', help: later, ...at(equals) }
  const wants = ['name', '*', 'name'] as const
  for (let i = 0; i < Math.max(tokens.length, wants.length); i++) {
    const token = tokens[i]
    if (token === undefined) {
      const isOne = tokens.length === 1
      const what = isOne ? 'a formula of one input alone' : 'formulas other than a product of two inputs'
      return {
        code: 'E190',
        problem: `not yet: ${what}; this comes later`,
        help: isOne ? 'write the number here, or multiply two inputs' : later,
        ...at(tokens[i - 1]),
      }
    }
    if (i >= wants.length || (wants[i] === 'name' ? token.kind !== 'name' : token.text !== '*'))
      return {
        code: 'E190',
        problem: `not yet: ${quoted(token.text)} in a formula; this comes later`,
        help: later,
        ...at(token),
      }
    if (wants[i] === 'name' && !inputs.includes(token.text)) {
      const after = tokens[i + 1]
      if (after?.text === '(')
        return {
          code: 'E190',
          problem: `not yet: functions such as ${quoted(token.text)}; this comes later`,
          help: later,
          ...at(token),
        }
      const help = didYouMean(token.text, inputs)
      return {
        code: 'E124',
        problem: `unknown input ${quoted(token.text)}`,
        expected: inputs.length === 0 ? 'the file has no inputs' : oneOf(inputs),
        help: help ?? 'name it under "inputs"',
        ...at(token),
      }
    }
  }
  return [tokens[0].text, tokens[2].text]
}
