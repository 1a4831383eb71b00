import { quoted } from '../words.ts'
import { curlyQuotes, type Wrong } from '../wrong.ts'

type Trap = readonly [pattern: RegExp, problem: string | ((found: string) => string), write?: string]

/** Signs that mean something elsewhere: what is wrong, and what to write instead of the sign. */
const traps: readonly Trap[] = [
  [/===/y, '"===" is not a comparison here', '=='],
  [/!==/y, '"!==" is not a comparison here', '!='],
  [/\*\*/y, '"**" is not how a power is written here', '^'],
  [/&&?/y, found => `${quoted(found)} is not how "and" is written here`, ' and '],
  [/\|\|?/y, found => `${quoted(found)} is not how "or" is written here`, ' or '],
  [/<>/y, '"<>" is not how "not equal" is written here', '!='],
  [/=</y, '"=<" is not a comparison', '<='],
  [/=>/y, '"=>" is not a comparison', '>='],
  [/≤/y, '"≤" is not on the list of signs', '<='],
  [/≥/y, '"≥" is not on the list of signs', '>='],
  [/≠/y, '"≠" is not on the list of signs', '!='],
  [/[×∗⋅·]/y, found => `${quoted(found)} is not on the list of signs`, '*'],
  [/[÷∕]/y, found => `${quoted(found)} is not on the list of signs`, '/'],
  [/[\u2010-\u2015\u2212]/y, 'this is a Unicode minus or dash', '-'],
]

/** Signs that a formula has no use for, and what there is instead. */
const strangers: readonly (readonly [RegExp, string, string?])[] = [
  [/=/y, 'a formula does not assign: "=" is not a comparison', 'use == to compare'],
  [/!/y, '"!" is not on the list of signs', 'use "not" before a statement, != for "not equal"'],
  [
    /["'\u2018-\u201f`]/y,
    'text in quotes cannot be part of a formula',
    'names and quantities are written without quotes',
  ],
  [/;/y, 'a formula is one expression: ";" does not belong in it', 'remove what follows it'],
  [/[[\]{}]/y, 'a formula has no lists: only ( and ) are brackets here', 'use ( and )'],
  [/%/y, '"%" stands only right after a number', 'write 20% or 0.20 for a share; there is no remainder'],
  [/#/y, '"#" does not belong in a formula', 'a comment stands outside of the quotes'],
]

/** `if(a; b; c)`: the text with commas instead, where a bracket is open. */
const semicolon = (text: string, at: number): Wrong | undefined => {
  const before = text.slice(0, at)
  if (text[at] !== ';' || before.split('(').length <= before.split(')').length) return undefined
  const right = text.trim().replaceAll(';', ',')
  const problem = 'arguments are separated by "," not ";"'
  return { code: 'E128', problem, help: `write "${right}"`, start: at, end: at + 1 }
}

/** Curly quotes around a whole formula, which count as part of it. */
const curly = (text: string, at: number): Wrong | undefined => {
  const inside = /^\s*[\u2018-\u201f](.*?)[\u2018-\u201f]?\s*$/s.exec(text)?.[1].trim()
  if (inside === undefined || inside === '' || text.slice(0, at).trim() !== '') return undefined
  return { ...curlyQuotes(inside), start: at, end: at + 1 }
}

/** What is wrong with a sign that no formula may hold, at an offset; undefined for a sign that may be there. */
export const forbiddenSign = (text: string, at: number): Wrong | undefined => {
  const whole = semicolon(text, at) ?? curly(text, at)
  if (whole !== undefined) return whole
  for (const [pattern, problem, write] of traps) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) continue
    const span = { start: at, end: at + found.length }
    const help = write === undefined ? undefined : `write ${write.trim()}`
    return {
      code: 'E128',
      problem: typeof problem === 'string' ? problem : problem(found),
      ...(help && { help }),
      ...span,
    }
  }
  for (const [pattern, problem, help] of strangers) {
    if (text[at] === '!' && text[at + 1] === '=') break
    if (text[at] === '=' && text[at + 1] === '=') break
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return { code: 'E128', problem, ...(help && { help }), start: at, end: at + found.length }
  }
  if (/[+\-*/^<>(),?:=!]/.test(text[at])) return undefined
  const strange = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const span = { start: at, end: at + strange.length }
  const half = strange.normalize('NFKC')
  if (half !== strange && /^[\x21-\x7e]$/.test(half))
    return { code: 'E128', problem: `${quoted(strange)} is a full-width character`, help: `write ${half}`, ...span }
  const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(strange) ? quoted(strange) : 'this character'
  return {
    code: 'E128',
    problem: `${shown} does not belong in a formula`,
    help: 'names are made of the letters A to Z, digits and _',
    ...span,
  }
}
