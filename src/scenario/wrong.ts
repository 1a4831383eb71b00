import type { Place } from '../kernel/issue.ts'
import type { Code } from './codes.ts'
import type { Complain } from './complain.ts'
import { sourceOffsets } from './yaml/source-offset.ts'
import type { Scalar } from './yaml/tree.ts'

/** What is wrong with a text, for the one who knows its place; `start`, `end` are offsets in the text. */
export type Wrong = {
  readonly code: Code
  readonly problem: string
  readonly expected?: string
  readonly help?: string
  /** The whole text as it could be written instead, and how the help says so. */
  readonly fix?: { readonly text: string; readonly help: (text: string) => string }
  readonly start?: number
  readonly end?: number
}

export const isWrong = (result: object): result is Wrong => 'problem' in result

/** A wrong text with what to write instead of all of it. */
export const fixed = (wrong: Wrong, text: string, help = (right: string): string => `write ${right}`): Wrong => ({
  ...wrong,
  help: help(text),
  fix: { text, help },
})

/**
 * Reads a text; when it is wrong, its fix is read as well, and mended further, until a text is right. A fix that leads
 * nowhere is not offered; what is still wrong with it is said instead.
 */
export const readMended = <T extends object>(text: string, read: (text: string) => T | Wrong): T | Wrong => {
  const result = read(text)
  if (!isWrong(result) || result.fix === undefined) return result
  const { fix, help: _, ...wrong } = result
  let right = fix.text
  for (let tries = 0; tries < 5; tries++) {
    const next = read(right)
    if (!isWrong(next)) return { ...wrong, help: fix.help(right) }
    if (next.fix === undefined) return { ...wrong, help: `there is more: ${next.problem}` }
    right = next.fix.text
  }
  return wrong
}

/** The place of a stretch of a scalar's text in the file, also where the text is folded, escaped or indented there. */
export const within = (node: Scalar, start?: number, end?: number): Place => {
  const { file } = node.place
  const offsets = start === undefined ? undefined : sourceOffsets(node)
  const from = offsets?.[start ?? 0]
  if (start === undefined || offsets === undefined || from === undefined) return node.place
  const last = Math.min(Math.max(start + 1, end ?? node.text.length), node.text.length)
  return { file, start: from, end: Math.max(from + 1, (offsets[last - 1] ?? from) + 1) }
}

/** Complains of a wrong text at its place. */
export const complainOf = (wrong: Wrong, node: Scalar, path: string, complain: Complain): void =>
  complain(wrong.code, wrong.problem, {
    place: within(node, wrong.start, wrong.end),
    path,
    expected: wrong.expected,
    help: wrong.help,
  })

/** A number written as text in quotes is an error where a plain number belongs. */
export const quotedNumber = (node: Scalar): Wrong | undefined =>
  node.quoted && /^[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?$/.test(node.text)
    ? { code: 'E121', problem: 'expected a number, found text in quotes', help: `remove the quotes: ${node.text}` }
    : undefined

/** Curly quotes around a formula, which YAML takes for part of the text. */
export const curlyQuotes = (inside: string): Wrong => ({
  code: 'E110',
  problem: 'curly quotes \u201c \u201d do not count as quotes',
  help: `write "${inside}" with straight quotes`,
})
