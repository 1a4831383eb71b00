import type { Place } from '../kernel/issue.ts'
import type { Wrong } from './amount.ts'
import type { Complain } from './complain.ts'
import type { Scalar } from './tree.ts'

/** The place of a stretch of a scalar's text, where the text stands in the file as it is. */
export const within = (node: Scalar, start?: number, end?: number): Place => {
  const { file } = node.place
  const from = node.place.start + (node.quoted ? 1 : 0)
  if (start === undefined || !file.text.startsWith(node.text, from)) return node.place
  return { file, start: from + start, end: from + Math.max(start + 1, end ?? node.text.length) }
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
