import type { Issue } from '../kernel/issue.ts'
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

/** A shell takes `$160` in a value apart; who is told that no money was found there should know. */
const withShell = (issue: Issue): Issue =>
  issue.place?.file.name === '--set' && !issue.place.file.text.includes('$') && /amount of money/.test(issue.message)
    ? {
        ...issue,
        help: `put single quotes around a value with "$", or the shell takes it: --set '${issue.path ?? 'path'}=$20k'`,
      }
    : issue

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
