import { fixedAxes } from '../domain/fields.ts'
import type { Axis } from '../kernel/field.ts'
import type { Place } from '../kernel/issue.ts'
import type { Layer } from './chain.ts'
import type { Complain } from './complain.ts'
import { ambiguous, isGoodName } from './names.ts'
import { declaredAt } from './shape.ts'
import type { MapNode, TreeNode } from './tree.ts'

export type Axes = {
  /** In the order of the files, bases first. */
  readonly elements: ReadonlyMap<Axis, readonly string[]>
  /** Names that were complained of. */
  readonly refused: ReadonlySet<string>
}

const nodeAt = (tree: MapNode, path: string): TreeNode | undefined => {
  let node: TreeNode | undefined = tree
  for (const part of path.split('.')) node = node?.kind === 'map' ? node.entries.get(part)?.value : undefined
  return node
}

/** The elements that the files declare, and the fixed ones. */
export const readAxes = (layers: readonly Layer[], complain: Complain): Axes => {
  const elements = new Map<Axis, readonly string[]>(Object.entries(fixedAxes) as [Axis, readonly string[]][])
  const refused = new Set<string>()
  for (const [path, axis] of declaredAt) {
    const places = new Map<string, Place>()
    for (const { tree } of layers) {
      const room = nodeAt(tree, path)
      if (room?.kind !== 'map') continue
      for (const { key, keyPlace } of room.entries.values()) {
        if (places.has(key) || refused.has(key)) continue
        if (isGoodName(key, axis, keyPlace, complain)) places.set(key, keyPlace)
        else refused.add(key)
      }
    }
    ambiguous(places, axis, complain)
    elements.set(axis, [...places.keys()])
  }
  return { elements, refused }
}
