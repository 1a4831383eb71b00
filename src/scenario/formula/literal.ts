import { heads, periods } from '../../kernel/unit.ts'
import { type Amount, readAmount } from '../values/amount.ts'
import { quoted } from '../words.ts'
import { isWrong, readMended, type Wrong } from '../wrong.ts'
import { dimsOfAmount } from './dims.ts'
import type { Token } from './token.ts'

const start = /(?:\$ ?)?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const after = '(?![A-Za-z0-9_.])'
const scale = new RegExp(`[kMB]${after}`, 'y')
const percent = /[ \t]?%/y
const unit = new RegExp(`[ \\t\\n]*(?:${[...periods, 'hour'].map(word => `${word}s?`).join('|')})${after}`, 'y')
const denominator = new RegExp(
  `(?:[ \\t\\n]?/[ \\t\\n]?|[ \\t\\n]+per[ \\t\\n]+)(?:${[...periods, ...heads].map(word => `${word}s?`).join('|')})${after}(?![ \\t\\n]*\\()`,
  'y',
)
/** Most numbers: read at once. */
const bareNumber = /^(?:0|[1-9]\d{0,14})$/
const strangePer = /[ \t\n]+per(?![A-Za-z0-9_.])(?:[ \t\n]+[A-Za-z]+)?/y
const attached = /[A-Za-z0-9_.]+/y
const word = /[ \t\n]*([A-Za-z]+)/y

/** Where a pattern that starts at an offset ends, if it is there. */
const ends = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** The end of the quantity that starts here, by the longest form that is one. */
const endOf = (text: string, from: number): number | undefined => {
  const digits = ends(start, text, from)
  if (digits === undefined) return undefined
  const scaled = ends(scale, text, digits) ?? digits
  const isMoney = text[from] === '$'
  let end = ends(percent, text, scaled) ?? (isMoney ? scaled : (ends(unit, text, scaled) ?? scaled))
  for (;;) {
    const next = ends(denominator, text, end)
    if (next === undefined) return end
    end = next
  }
}

/** What is wrong with the quantity at a stretch of the formula, if there is a remedy or it has to have one. */
const problemAt = (text: string, from: number, to: number, isCertain: boolean): Wrong | undefined => {
  const raw = readAmount(text.slice(from, to))
  if (!isWrong(raw) || (raw.fix === undefined && !isCertain)) return undefined
  const wrong = readMended(text.slice(from, to), readAmount)
  if (!isWrong(wrong)) return undefined
  const { fix: _, ...rest } = wrong
  return { ...rest, start: from, end: to }
}

/** The quantity at an offset, where a digit, a dot or a dollar sign stands. */
export const readLiteral = (text: string, from: number): Token | Wrong => {
  const end = endOf(text, from)
  if (end === undefined) {
    const next = text.slice(from + 1).trimStart()[0]
    const problem = text[from] !== '$' ? '"." stands only inside a number or a name' : 'a number is missing after "$"'
    const help = text[from] === '$' && next === '-' ? 'the minus comes before the $: write -$5' : undefined
    return { code: 'E128', problem, ...(help && { help }), start: from, end: from + 1 }
  }
  const thousands = /\d{1,3},$/.exec(text.slice(Math.max(0, from - 4), from))
  if (thousands !== null && /^0\d\d(?!\d)/.test(text.slice(from, from + 4)))
    return {
      code: 'E110',
      problem: 'thousands separators are not allowed',
      help: 'write the digits alone',
      start: from - thousands[0].length,
      end,
    }
  const per = ends(strangePer, text, end)
  const wrongPer = per === undefined ? undefined : problemAt(text, from, per, true)
  if (wrongPer !== undefined) return wrongPer
  const more = ends(attached, text, end) ?? end
  if (/^(?:[._\d]|[A-Za-z]+[._\d])/.test(text.slice(end, more))) {
    const span = { start: from, end: more }
    const problem = `not a number: ${quoted(text.slice(from, more))}`
    return problemAt(text, from, more, false) ?? { code: 'E110', problem, ...span }
  }
  const strange = ends(word, text, end)
  const wrongUnit = strange === undefined ? undefined : problemAt(text, from, strange, false)
  if (wrongUnit !== undefined) return wrongUnit
  const written = text.slice(from, end)
  const amount: Amount | Wrong = bareNumber.test(written)
    ? { dimension: 'plain', value: Number(written), heads: [] }
    : readAmount(written)
  if (isWrong(amount)) return problemAt(text, from, end, true) ?? amount
  return { kind: 'number', value: amount.value, dims: dimsOfAmount(amount), text: written, start: from, end }
}
