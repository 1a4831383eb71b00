import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { didYouMean, quoted } from '../words.ts'
import type { TreeNode } from '../yaml/tree.ts'

/** The word that takes away what a weaker layer says. */
export const isNone = (node: TreeNode): boolean => node.kind === 'scalar' && node.text === 'none'

/** Complains of a `none` that is only a part of a value. */
export const noneInside = (node: TreeNode, path: string, complain: Complain): void =>
  complain('E151', '"none" takes a whole entry away; it cannot be a part of a value', {
    place: node.place,
    path,
    help: 'write a value here, or none instead of the whole entry',
  })

/** What each removal takes away: paths, each with the place of its `none`. */
export type Removed = ReadonlyMap<string, Place>

/** True if a path is at or below another. */
export const isAtOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`)

/** The place of the `none` that takes a path away, if one does. */
export const removedAt = (removed: Removed, path: string): Place | undefined => {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = removed.get(at)
    if (place !== undefined) return place
  }
  return undefined
}

/** Complains of a `none` where there is nothing to remove; `known` are the names that it may have meant. */
export const nothingToRemove = (
  path: string,
  place: Place,
  prefix: string,
  known: readonly string[],
  complain: Complain,
): void => {
  const name = path.slice(path.lastIndexOf('.') + 1)
  complain('E151', `there is nothing to remove: nothing weaker says ${quoted(path)}`, {
    place,
    path: prefix + path,
    help: didYouMean(name, known) ?? 'remove it',
  })
}

/** Complains of every removal of what nobody has said; `said` are the paths that weaker layers mention. */
export const checkRemoved = (removed: Removed, said: Iterable<string>, prefix: string, complain: Complain): void => {
  if (removed.size === 0) return
  const paths = [...said]
  for (const [path, place] of removed) {
    if (paths.some(other => isAtOrBelow(other, path))) continue
    const room = path.slice(0, path.lastIndexOf('.') + 1)
    const near = paths.filter(other => other.startsWith(room)).map(other => other.slice(room.length).split('.')[0])
    nothingToRemove(path, place, prefix, [...new Set(near)], complain)
  }
}
