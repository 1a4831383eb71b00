import type { Issue, Place } from '../kernel/issue.ts'

/** How issues are printed. */
export type IssueTextOptions = {
  /** Terminal colours. */
  readonly color?: boolean
  /** How a list of issues ends, after the count; by default that nothing was run, if there is an error. */
  readonly footer?: string
  /** Issues printed at most. */
  readonly most?: number
}

/** Columns of a quoted line that are shown at most, besides the line number. */
const widest = 100

const tint = (color: boolean | undefined, code: string, text: string): string =>
  color === true && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text

/** Characters that would change how a terminal shows what follows: control, directional, invisible. */
const unsafe = (code: number): boolean =>
  code < 32 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xad ||
  code === 0x61c ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xfff0 && code <= 0xfffb) ||
  code >= 0xe0000

/** One character as it may be shown: a tab as two spaces, what is unsafe as its number. */
const safeChar = (char: string): string => {
  const code = char.codePointAt(0) ?? 0
  if (char === '\t') return '  '
  return unsafe(code) ? `\\u{${code.toString(16)}}` : char
}

const safe = (text: string): string => Array.from(text, safeChar).join('')

/** Columns that a terminal gives to a character: 0 for combining marks, 2 for wide scripts and emoji. */
const charWidth = (char: string): number => {
  if (char.length > 2 && char[0] === '\\') return char.length
  if (/^\p{Mn}|^\p{Me}/u.test(char)) return 0
  const code = char.codePointAt(0) ?? 0
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  return wide ? 2 : char.length === 2 && char === '  ' ? 2 : 1
}

/** A part of one source line: what to show, where the caret stands, how long it is. */
type Quote = {
  readonly line: number
  readonly column: number
  readonly text: string
  readonly indent: number
  readonly carets: number
}

const widthOf = (chars: readonly string[]): number => chars.reduce((sum, char) => sum + charWidth(char), 0)

/** The characters from one end of a list that fit into a width. */
const fitting = (chars: readonly string[], width: number): readonly string[] => {
  let used = 0
  const end = chars.findIndex(char => (used += charWidth(char)) > width)
  return end < 0 ? chars : chars.slice(0, end)
}

const lastFitting = (chars: readonly string[], width: number): readonly string[] =>
  fitting([...chars].reverse(), width).toReversed()

/** The line that a place starts on, cut around the place when it is long. */
const quoteOf = ({ file, start, end }: Place): Quote => {
  const { text } = file
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', start)
  const to = stop < 0 ? text.length : stop
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < from; i = text.indexOf('\n', i + 1)) line++
  // Enough on both sides of the place, so that a line of a megabyte costs no more than a short one.
  const [near, far] = [Math.max(from, start - 2 * widest), Math.min(to, start + 4 * widest)]
  const turn = Math.max(start, Math.min(end, to, start + 2 * widest))
  const all = [text.slice(near, start), text.slice(start, turn), text.slice(turn, far)].map(part =>
    Array.from(part, safeChar),
  )
  const isLong = near > from || far < to || widthOf(all.flat()) > widest
  const room = widest - 6
  const marked = isLong ? fitting(all[1], room - 40) : all[1]
  const right = Math.min(24, widthOf(all[2]))
  const before = isLong ? lastFitting(all[0], room - widthOf(marked) - right) : all[0]
  const after = isLong ? fitting(all[2], room - widthOf(marked) - widthOf(before)) : all[2]
  const isWhole = marked.length === all[1].length
  const cutLeft = near > from || before.length < all[0].length
  const cutRight = far < to || !isWhole || after.length < all[2].length
  const shown = [cutLeft ? '...' : '', ...before, ...marked, ...(isWhole ? after : []), cutRight ? '...' : '']
  return {
    line,
    column: 1 + Array.from(text.slice(from, start)).length,
    text: shown.join('').trimEnd(),
    indent: (cutLeft ? 3 : 0) + widthOf(before),
    carets: Math.max(1, widthOf(marked)),
  }
}

const placeLine = (place: Place, quote: Quote): string => `${safe(place.file.name)}:${quote.line}:${quote.column}`

/** One issue as a person reads it: what, where, the line itself, and the way out. Ends without a line feed. */
export const issueText = (issue: Issue, options: IssueTextOptions = {}): string => {
  const { color } = options
  const tone = issue.severity === 'error' ? '31;1' : '33;1'
  const head = `${tint(color, tone, `${issue.severity}[${issue.code}]`)} ${tint(color, '1', safe(issue.message))}`
  const lines = [head]
  const quotes = [issue.place, ...(issue.also ?? []).map(({ place }) => place)].map(place => place && quoteOf(place))
  const margin = Math.max(0, ...quotes.map(quote => String(quote?.line ?? '').length))
  const bar = (number: number | undefined) => tint(color, '34', `${String(number ?? '').padStart(margin)} |`)
  const show = (place: Place, quote: Quote, tail: string, mark: string, note: string | undefined) => {
    lines.push(`  ${tint(color, '34', '-->')} ${placeLine(place, quote)}${tail}`)
    if (quote.text === '') {
      if (note !== undefined && note !== '') lines.push(`${bar(undefined)} ${note}`)
      return
    }
    lines.push(`${bar(quote.line)} ${quote.text}`)
    const carets = tint(color, tone, mark.repeat(quote.carets))
    lines.push(`${bar(undefined)} ${' '.repeat(quote.indent)}${carets}${note === undefined ? '' : ` ${note}`}`)
  }
  const [main, ...others] = quotes
  if (issue.place !== undefined && main !== undefined) {
    const tail = issue.path === undefined ? '' : `  at ${safe(issue.path)}`
    show(issue.place, main, tail, '^', issue.expected === undefined ? undefined : safe(issue.expected))
  } else if (issue.expected !== undefined) lines.push(`   = ${safe(issue.expected)}`)
  for (const [i, { place, note }] of (issue.also ?? []).entries()) {
    const quote = others[i]
    if (quote !== undefined) show(place, quote, '', '-', safe(note))
  }
  if (issue.help !== undefined) {
    const [first, ...rest] = issue.help.split('\n').map(safe)
    lines.push(
      `   ${tint(color, '34', '=')} ${tint(color, '36', 'help:')} ${first}`,
      ...rest.map(line => `       ${line}`),
    )
  }
  return lines.join('\n')
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

/** A list of issues, each with its lines, and how many there are. Ends with a line feed; empty for an empty list. */
export const issuesText = (issues: readonly Issue[], options: IssueTextOptions = {}): string => {
  if (issues.length === 0) return ''
  const most = options.most ?? 20
  const errors = issues.filter(issue => issue.severity === 'error').length
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(errors < issues.length ? [counted(issues.length - errors, 'warning')] : []),
  ]
  const left = issues.length > most ? ` (the first ${most} are shown)` : ''
  const footer = options.footer ?? (errors > 0 ? 'Nothing was run or written.' : '')
  const blocks = issues.slice(0, most).map(issue => `${issueText(issue, options)}\n\n`)
  return `${blocks.join('')}${counts.join(', ')}${left}.${footer === '' ? '' : ` ${footer}`}\n`
}
