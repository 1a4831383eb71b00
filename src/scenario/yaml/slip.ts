import type { YAMLError } from 'yaml'
import type { SourceFile } from '../../kernel/issue.ts'
import type { Code } from '../codes.ts'
import type { Detail } from '../complain.ts'
import { quoted } from '../words.ts'
import { inQuotes } from './flow-slip.ts'

type Told = readonly [Code, string, Detail]

/** Where an error of the parser is: its offsets, and the line around it. */
type Spot = {
  readonly file: SourceFile
  readonly start: number
  readonly end: number
  readonly from: number
  readonly line: string
}

const told = ({ file }: Spot, start: number, end: number, message: string, help: string): Told => [
  'E105',
  message,
  { place: { file, start, end: Math.max(start + 1, end) }, help },
]

const indentOf = (line: string): number => line.length - line.trimStart().length

const spaces = (count: number): string => `${count} space${count === 1 ? '' : 's'}`

const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line)

/** A text in the quotes that need no escapes. */
const requoted = (text: string): string => (text.includes('"') && !text.includes("'") ? `'${text}'` : inQuotes(text))

/** A value in one line up to where it ends: the last quote before a comma, a bracket or the end. */
const quoteSlip = (spot: Spot): Told | undefined => {
  const { file, from, line } = spot
  const at = spot.start - from
  const before = line.slice(0, at).trimEnd()
  const quote = before[before.length - 1]
  if (quote !== '"' && quote !== "'") return undefined
  const close = before.length - 1
  const open =
    Math.max(...[' ', '[', '{', ',', '"', "'"].map(sign => before.lastIndexOf(`${sign}${quote}`, close - 2))) + 1
  if (open === 0 && before[0] !== quote) return undefined
  const rest = line.slice(at)
  const end = /["'](?=\s*(?:[,}\]]|$|\s#))/.exec(rest)
  const message = quote === "'" && before.length === at ? 'the apostrophe ends this text' : 'this quote ends the text'
  const whole = end === null ? undefined : line.slice(open + 1, at + end.index)
  return told(
    { ...spot, file },
    from + close,
    from + close + 1,
    message,
    whole === undefined ? 'put the quotes around the whole text' : `write ${requoted(whole.replaceAll("''", "'"))}`,
  )
}

/** The value that begins with a curly quote or a round bracket, or undefined. */
const openingSlip = (spot: Spot): Told | undefined => {
  const { start, from, line } = spot
  const rest = line.slice(start - from)
  const curly = /^[\u201c\u201d]([^"\u201c\u201d]*)[\u201c\u201d]/.exec(rest)
  if (curly !== null)
    return told(
      spot,
      start,
      start + curly[0].length,
      'curly quotes “ ” do not count as quotes',
      `write ${inQuotes(curly[1])}`,
    )
  const round = /^\((\s*[A-Za-z]\w*:[^()]*)\)/.exec(rest)
  if (round === null) return undefined
  const message = '"{" and "}" are needed, not "(" and ")"'
  return told(spot, start, start + round[0].length, message, `write {${round[1]}}`)
}

/** A second `: ` in a value within braces. */
const secondColon = (spot: Spot): Told | undefined => {
  const { start, from, line } = spot
  const rest = line.slice(start - from)
  const upTo = /^.*?:(?=\s|$)/.exec(rest)?.[0]
  if (upTo === undefined) return undefined
  const words = upTo.slice(0, -1).split(/\s+/)
  const word = words[words.length - 1]
  const value = upTo.slice(0, -1 - word.length).trimEnd()
  const message = 'a second ":" in this value'
  if (value === '') {
    const text = /^[^,{}[\]]*/.exec(rest)?.[0].trim() ?? rest
    return told(spot, start, start + text.length, message, `quote the text: ${inQuotes(text)}`)
  }
  const help = value.endsWith(';')
    ? `write "," in place of ";" before ${quoted(word)}`
    : `a comma is missing before ${quoted(word)}, or the text needs quotes`
  return told(spot, start, start + upTo.length, message, help)
}

/** A line of a list without the space behind its `-`, or of a map without the one behind its `:`. */
const spaceSlip = (spot: Spot, isKey: boolean): Told | undefined => {
  const { from, line } = spot
  const first = from + indentOf(line)
  const text = line.replace(/\s#.*$/, '').trim()
  if (/^-[A-Za-z{["']/.test(text))
    return told(spot, first, first + text.length, 'a space is missing after "-"', `write - ${text.slice(1)}`)
  const [, dash, key, value] = /^(- +)?([a-z][A-Za-z0-9]*):(?!\/\/)([^\s:].*)$/.exec(text) ?? []
  if (!isKey || key === undefined) return undefined
  const start = first + (dash ?? '').length
  return told(spot, start, first + text.length, 'a space is missing after ":"', `write ${key}: ${value}`)
}

const indentSlip = (spot: Spot, at: number, own: number, neighbours: number): Told =>
  told(
    spot,
    at + own,
    at + own + 1,
    `this line has ${spaces(own)}, its neighbours ${neighbours}`,
    'indent it like its neighbours, with spaces',
  )

/** A line that begins between the columns of the lines above. */
const badIndent = (spot: Spot): Told | undefined => {
  const { file, from, line } = spot
  const own = indentOf(line)
  const above = file.text
    .slice(0, from)
    .split('\n')
    .filter(one => !isBlank(one))
  let open = Number.POSITIVE_INFINITY
  let best: number | undefined
  for (const one of above.reverse()) {
    const indent = indentOf(one)
    if (indent >= open) continue
    open = indent
    if (best === undefined || Math.abs(indent - own) <= Math.abs(best - own)) best = indent
    if (indent < own) break
  }
  return best === undefined || best === own || Math.abs(best - own) > 2 ? undefined : indentSlip(spot, from, own, best)
}

/** A line below a value that has nothing below it, but is indented as if it were part of it. */
const deeper = (spot: Spot): Told | undefined => {
  const { file, start, from, line } = spot
  if (!/^\s*[^\s:]+:\s+\S/.test(line) || start - from <= indentOf(line)) return undefined
  let at = from + line.length + 1
  while (at < file.text.length) {
    const end = file.text.indexOf('\n', at)
    const next = file.text.slice(at, end < 0 ? undefined : end)
    if (!isBlank(next))
      return /^\s*[^\s:]+:(?:\s|$)/.test(next) && indentOf(next) > indentOf(line)
        ? indentSlip(spot, at, indentOf(next), indentOf(line))
        : undefined
    at += next.length + 1
  }
  return undefined
}

/** What people get wrong when they write a scenario, seen behind an error of the YAML parser; undefined if it is not known. */
export const slipOf = (file: SourceFile, error: YAMLError): Told | undefined => {
  const start = Math.min(error.pos[0], file.text.length)
  const from = file.text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = file.text.indexOf('\n', from)
  const line = file.text.slice(from, lineEnd < 0 ? undefined : Math.max(from, lineEnd))
  const spot = { file, start, end: error.pos[1], from, line }
  switch (error.code) {
    case 'BLOCK_IN_FLOW':
      return openingSlip(spot) ?? secondColon(spot)
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return openingSlip(spot) ?? spaceSlip(spot, start - from === indentOf(line)) ?? deeper(spot)
    case 'UNEXPECTED_TOKEN':
      return spaceSlip(spot, false) ?? quoteSlip(spot)
    case 'BAD_INDENT':
      return spaceSlip(spot, false) ?? badIndent(spot)
    default:
      return undefined
  }
}
