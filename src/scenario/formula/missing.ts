import { nearest } from '../../kernel/nearest.ts'
import { periods } from '../../kernel/unit.ts'
import type { Code } from '../codes.ts'
import { quoted } from '../words.ts'
import type { Wrong } from '../wrong.ts'
import { isProse, proseBetween } from './prose.ts'
import type { Speaks } from './term.ts'
import type { Token } from './token.ts'

/** Something wrong, at a token. */
export const sayAt = (code: Code, problem: string, token: Token | undefined, help?: string): Wrong => ({
  code,
  problem,
  ...(help === undefined ? {} : { help }),
  ...(token === undefined ? {} : { start: token.start, end: token.end }),
})

const units: readonly string[] = [...periods.map(period => `${period}s`), 'hours']

/** The unit that a word seems to mean. */
const meantUnit = (word: string): string | undefined => {
  const close = nearest(word, units)
  return close?.[0] === word[0] ? close : undefined
}

/** Words that stand between operands elsewhere. */
const strangeWords = /^(?:mod|xor|to|per|is|of|in)$/

const operators = 'the operators are + - * / ^ < <= > >= == != and or not between'

/** Two operands with nothing between them. */
export const missingOperator = (before: Token, after: Token, text: string, speaks?: Speaks): Wrong => {
  const isThere = (token: Token): boolean => token.kind !== 'name' || speaks?.has(token.reference.name) !== false
  const prose = proseBetween(before, after, text, speaks)
  if (prose !== undefined) return prose
  if (after.kind === 'name' && strangeWords.test(after.text))
    return sayAt('E128', `${quoted(after.text)} is no operator`, after, operators)
  const problem = `operator missing between ${quoted(before.text)} and ${quoted(after.text)}`
  const span = { start: before.end, end: after.start }
  const isProduct = before.kind !== 'sign' && (after.kind === 'number' || after.kind === 'name')
  const unit = before.kind === 'number' && after.kind === 'name' ? meantUnit(after.text) : undefined
  if (isProse(after, text) || !isThere(after) || !isThere(before)) {
    const help = unit === undefined ? operators : `did you mean "${before.text} ${unit}"?`
    return { code: 'E127', problem, help, start: before.start, end: after.end }
  }
  const product = isProduct ? `write ${before.text} * ${after.text} if it is a product` : 'write * for a product'
  const help = text.slice(span.start, span.end).includes('\n')
    ? 'a formula is one expression'
    : before.text.endsWith('%')
      ? `${product}; "%" makes a share, and there is no remainder`
      : unit === undefined
        ? product
        : `${product}, or did you mean "${before.text} ${unit}"?`
  return { code: 'E127', problem, help, start: before.start, end: after.end }
}

/** Something other than an operand where one belongs. */
export const missingValue = (before: Token | undefined, token: Token | undefined): Wrong => {
  const [first, last] = [before, token].map(one => one && quoted(one.text))
  const where = first && last ? `between ${first} and ${last}` : first ? `after ${first}` : `before ${last}`
  return sayAt('E127', `a value is missing ${where}`, token ?? before)
}
