import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { forbiddenSign } from './forbidden-sign.ts'
import { opOf, unknownFunction } from './functions.ts'
import { readLiteral } from './literal.ts'
import type { Reference, Speaks } from './term.ts'
import type { Sign, Token } from './token.ts'

const space = /[ \t\n\r]+/y
const name = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y
const loose = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]{1,64}){2,8}/y
const signs = /<=|>=|==(?!=)|!=(?!=)|[+\-*/^<>(),?:]/y
const part = /[ \t\n\r]+(of|in)(?![A-Za-z0-9_.])(?![ \t\n\r]*\()(?:[ \t\n\r]+([A-Za-z0-9_-]+))?/y
const call = /[ \t\n\r]*\(/y
const time = /^(?:FY)?(?:19|20|21)\d\d(?:-(?:Q[1-4]|\d\d))?$/

/** The quarter before its year: `Q3 2027`. */
const quarterFirst = /^[Qq]([1-4])[ \t-]?((?:19|20|21)\d\d)(?!\d)/

const words: ReadonlySet<string> = new Set<Sign>(['and', 'or', 'not', 'between'])

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A name with what follows it: `of` a strategy and `in` a time, each at most once. */
const readReference = (text: string, start: number, first: string): Token | Wrong => {
  let reference: Reference = { name: first }
  let end = start + first.length
  for (;;) {
    const more = match(part, text, end)
    if (more === null) return { kind: 'name', reference, text: text.slice(start, end), start, end }
    const [whole, which, what] = more
    const at = { start: end + whole.indexOf(which), end: end + whole.length }
    if (what === undefined) {
      const help = which === 'of' ? 'write the id of a strategy after it' : 'write a year such as 2028 after it'
      return { code: 'E127', problem: `${quoted(which)} stands alone`, help, ...at }
    }
    const key = which === 'of' ? 'of' : 'in'
    if (reference[key] !== undefined) return { code: 'E127', problem: `${quoted(which)} is written twice`, ...at }
    if (key === 'in' && !time.test(what)) {
      const quarter = quarterFirst.exec(text.slice(at.end - what.length, at.end + 8))
      return {
        code: 'E127',
        problem: `${quoted(what)} is not a time that a formula can look at`,
        expected: 'expected a year such as 2028, FY2028, a quarter such as 2028-Q1 or a month such as 2028-03',
        ...(quarter !== null && { help: `write in ${quarter[2]}-Q${quarter[1]}` }),
        start: at.end - what.length,
        end: at.end,
      }
    }
    reference = { ...reference, [key]: what }
    end += whole.length
  }
}

const readWord = (text: string, start: number, word: string, level: Speaks['level'] | undefined): Token | Wrong => {
  const end = start + word.length
  const span = { text: word, start, end }
  if (words.has(word)) return { kind: 'sign', sign: word as Sign, ...span }
  if (match(call, text, end) === null) return readReference(text, start, word)
  return unknownFunction(word, { start, end }, text, level) ?? { kind: 'function', ...span, op: opOf(word) }
}

/** The name of a figure in which an element has a hyphen or begins with a digit, where there is such a figure. */
const elementName = (text: string, at: number, speaks: Speaks | undefined): string | undefined => {
  const [whole] = match(loose, text, at) ?? []
  if (whole === undefined || speaks === undefined) return undefined
  const parts = whole.split('.')
  for (let n = 2; n < parts.length; n++) {
    const last = /^[A-Za-z_][A-Za-z0-9_]*/.exec(parts[n])?.[0]
    const before = parts.slice(0, n)
    if (last === undefined || !before.some(part => /^\d|-/.test(part))) continue
    const candidate = [...before, last].join('.')
    if (speaks.has(candidate)) return candidate
  }
  return undefined
}

const readToken = (text: string, at: number, speaks: Speaks | undefined): Token | Wrong => {
  if (/[0-9$.]/.test(text[at])) return readLiteral(text, at)
  const word = elementName(text, at, speaks) ?? match(name, text, at)?.[0]
  if (word !== undefined) return readWord(text, at, word, speaks?.level)
  const sign = match(signs, text, at)?.[0]
  const wrong = forbiddenSign(text, at)
  if (wrong !== undefined || sign === undefined) return wrong ?? { code: 'E128', problem: 'this does not belong here' }
  return { kind: 'sign', sign: sign as Sign, text: sign, start: at, end: at + sign.length }
}

/** The tokens of a formula from an offset on, in one pass; stops at what no formula may hold. */
export const scan = (text: string, from: number, speaks?: Speaks): readonly Token[] | Wrong => {
  const tokens: Token[] = []
  let at = from
  for (;;) {
    at += match(space, text, at)?.[0].length ?? 0
    if (at >= text.length) return tokens
    const token = readToken(text, at, speaks)
    if (isWrong(token)) return token
    tokens.push(token)
    at = token.end
  }
}
