import { quoted } from '../words.ts'
import type { Wrong } from '../wrong.ts'
import type { Speaks } from './term.ts'
import type { Token } from './token.ts'

/** What stands between two operands in plain English, and how it is written. */
const phrases: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/(?:is[ \t]+)?(?:at least|no less than|not less than|not below|not under)\b/y, '>='],
  [/(?:is[ \t]+)?(?:at most|up to|no more than|not more than|not above|not over)\b/y, '<='],
  [/(?:is[ \t]+)?(?:(?:more|greater|larger|higher) than|above|over|exceeds)\b/y, '>'],
  [/(?:is[ \t]+)?(?:(?:less|smaller|lower|fewer) than|below|under)\b/y, '<'],
  [/(?:is[ \t]+not|does not equal|differs from)\b/y, '!='],
  [/(?:is[ \t]+)?(?:equals|equal to)\b|is\b/y, '=='],
  [/times\b/y, '*'],
  [/plus\b/y, '+'],
  [/minus\b/y, '-'],
]

/** The first words of an operand after an offset: a quantity or a name. */
const nextOperand = (text: string, at: number): string | undefined =>
  /^[ \t]*(-?\$? ?[A-Za-z0-9_.]+%?)/.exec(text.slice(at, at + 200))?.[1]

const isWord = (word: string): boolean => /^(?:and|or|not|between|of|in|per|to)$/.test(word)

/** `2 x share`: a sign for times, when an operand follows. */
const cross = (before: Token, after: Token, text: string): Wrong | undefined => {
  const next = nextOperand(text, after.end)
  if (!/^[xX]$/.test(after.text.split(/\s/)[0]) || next === undefined || isWord(next)) return undefined
  const help = before.kind === 'sign' ? 'write *' : `write ${before.text} * ${next}`
  return { code: 'E128', problem: `${quoted(after.text)} is written *`, help, start: after.start, end: after.end }
}

/** `between 50% to 100%`. */
const bandTo = (after: Token, text: string): Wrong | undefined => {
  const low = /\bbetween[ \t]+([^()]{1,60})$/.exec(text.slice(Math.max(0, after.start - 200), after.start).trimEnd())
  const high = nextOperand(text, after.end)
  if (after.text !== 'to' || low === null || high === undefined) return undefined
  const help = `write between ${low[1]} and ${high}`
  return { code: 'E128', problem: '"to" is no operator', help, start: after.start, end: after.end }
}

/** `in 2027 Q3`. */
const quarterApart = (before: Token, after: Token): Wrong | undefined => {
  const year = before.kind === 'name' ? before.reference.in : undefined
  if (year === undefined || !/^\d{4}$/.test(year) || !/^[Qq][1-4]$/.test(after.text)) return undefined
  const right = `in ${year}-${after.text.toUpperCase()}`
  const problem = `a quarter is one word, not ${quoted(`${year} ${after.text}`)}`
  return { code: 'E127', problem, help: `write ${right}`, start: before.end - year.length, end: after.end }
}

/** Plain English between two operands, with the sign that says it. */
export const proseBetween = (before: Token, after: Token, text: string, speaks?: Speaks): Wrong | undefined => {
  const special = quarterApart(before, after) ?? bandTo(after, text)
  if (special !== undefined) return special
  for (const [pattern, sign] of phrases) {
    pattern.lastIndex = after.start
    const phrase = pattern.exec(text)?.[0]
    if (phrase === undefined) continue
    const end = after.start + phrase.length
    const next = nextOperand(text, end)
    const help = before.kind === 'sign' || next === undefined ? `write ${sign}` : `write ${before.text} ${sign} ${next}`
    return { code: 'E128', problem: `${quoted(phrase)} is written ${sign}`, help, start: after.start, end }
  }
  return speaks?.level === 'inputs' && speaks.has(after.text) ? undefined : cross(before, after, text)
}

/** Whether an operand follows another one without a sign: words in a row are prose, not a product. */
export const isProse = (after: Token, text: string): boolean => {
  const next = after.kind === 'name' ? nextOperand(text, after.end) : undefined
  return next !== undefined && !/^-/.test(next) && !isWord(next)
}
