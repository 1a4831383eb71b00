import type { Issue } from '../kernel/issue.ts'
import { shellWord } from '../report/shell-word.ts'
import { asciiText, safeText } from '../report/terminal-text.ts'
import type { Failure } from '../run/failure.ts'
import type { Io, Stream } from './io.ts'
import { hasColor, hasUnicode, widthOf } from './terminal.ts'

/** How a command is to look, on one of its streams. */
export type Look = { readonly width: number; readonly color: boolean; readonly unicode: boolean }

export const lookOf = (io: Io, stream: Stream, color: boolean): Look => ({
  width: widthOf(stream, io.env),
  color: hasColor(stream, io.env, color),
  unicode: hasUnicode(io.env),
})

/** Lines on stderr, harmless for a terminal. */
export const say = (io: Io, text: string): void => {
  const safe = text.split('\n').map(safeText).join('\n')
  io.stderr.write(`${hasUnicode(io.env) ? safe : asciiText(safe)}\n`)
}

/** Writes what is wrong to stderr: the fact, then the way out. */
export const complain = (io: Io, failure: Pick<Failure, 'message' | 'help'>): void =>
  say(io, `error: ${failure.message}${failure.help === undefined ? '' : `\n  ${failure.help}`}`)

/** Longer values were not typed by hand. */
const mostTyped = 200

/** A shell takes `$1` out of `"rate=$160 per hour"`; who is told that a number should have been money should know. */
const withShell = (issue: Issue): Issue => {
  const { place, message, help } = issue
  const example = /^expected an amount of money such as (.+) but found a plain number$/.exec(message)?.[1]
  if (place?.file.name !== '--set' || example === undefined) return issue
  const { text } = place.file
  if (text.includes('$') || text.length > mostTyped) return issue
  const money = /^write (-?\$.+)$/.exec(help ?? '')?.[1] ?? example
  const set = shellWord(text.slice(0, place.start) + money + text.slice(place.end))
  return {
    ...issue,
    help: `write --set ${set} with the amount that is meant: outside single quotes a shell takes "$" and the digit after it`,
  }
}

/** Writes issues to stderr, each with the line it is about. */
export const tellIssues = async (
  io: Io,
  color: boolean,
  issues: readonly Issue[],
  options: { readonly footer?: string; readonly most?: number } = {},
): Promise<void> => {
  const { issuesText } = await import('../report/issue-text.ts')
  const text = issuesText(issues.map(withShell), { color: hasColor(io.stderr, io.env, color), ...options })
  io.stderr.write(hasUnicode(io.env) ? text : asciiText(text))
}
