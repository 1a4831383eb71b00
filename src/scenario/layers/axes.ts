import { fixedAxes } from '../../domain/fields.ts'
import type { Axis } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { ambiguous, isGoodName } from '../names.ts'
import { declaredAt, type Shape, shape } from '../shape.ts'
import { topKeys } from '../top-keys.ts'
import type { Entry, MapNode, TreeNode } from '../yaml/tree.ts'
import type { Layer } from './chain.ts'
import { isMisspelt } from './level.ts'
import { isNone, nothingToRemove } from './none.ts'

/** An element that a layer takes away: what weaker layers say of it, and this one, does not count. */
export type RemovedElement = {
  readonly axis: Axis
  readonly name: string
  readonly layer: number
  readonly place: Place
}

export type Axes = {
  /** In the order of the files, bases first. */
  readonly elements: ReadonlyMap<Axis, readonly string[]>
  /** Names that were complained of. */
  readonly refused: ReadonlySet<string>
  readonly removed: readonly RemovedElement[]
  /** Axes whose room is misspelt or not a map. */
  readonly unread: ReadonlySet<Axis>
}

/** What stands at a path, or a `none` above it. */
const nodeAt = (tree: MapNode, path: string): TreeNode | undefined => {
  let node: TreeNode | undefined = tree
  for (const part of path.split('.'))
    if (node === undefined || !isNone(node)) node = node?.kind === 'map' ? node.entries.get(part)?.value : undefined
  return node
}

/** Whether somebody tried to say what stands at a path, and cannot be understood: a misspelt key, a list, a text. */
const isUnread = (tree: MapNode, path: string): boolean => {
  let room = tree
  let known = topKeys
  let at: Shape | undefined = shape
  for (const part of path.split('.')) {
    at = at?.rooms.get(part)
    const entry = room.entries.get(part)
    if (entry === undefined) return isMisspelt(room, part, known)
    if (entry.value.kind !== 'map') return entry.value.kind !== 'empty' && !isNone(entry.value)
    room = entry.value
    known = [...(at?.rooms.keys() ?? [])]
  }
  return false
}

type Draft = {
  readonly axis: Axis
  readonly places: Map<string, Place>
  readonly refused: Set<string>
  readonly removed: RemovedElement[]
}

const readElement = (
  { key, keyPlace, value }: Entry,
  layer: number,
  path: string,
  draft: Draft,
  complain: Complain,
) => {
  const { axis, places, refused, removed } = draft
  if (isNone(value)) {
    if (!places.delete(key)) nothingToRemove(`${path}.${key}`, value.place, '', [...places.keys()], complain)
    removed.push({ axis, name: key, layer, place: value.place })
  } else if (!places.has(key) && !refused.has(key)) {
    if (isGoodName(key, axis, keyPlace, complain)) places.set(key, keyPlace)
    else for (const name of [key, key.replace(/^-+/, '')]) refused.add(name)
  }
}

/** The elements that the files declare, and the fixed ones. The command line may remove some, but declares none. */
export const readAxes = (layers: readonly Layer[], complain: Complain): Axes => {
  const elements = new Map<Axis, readonly string[]>(Object.entries(fixedAxes) as [Axis, readonly string[]][])
  const refused = new Set<string>()
  const removed: RemovedElement[] = []
  const unread = new Set<Axis>()
  for (const [path, axis] of declaredAt) {
    const draft: Draft = { axis, places: new Map(), refused, removed }
    for (const [layer, { tree, kind }] of layers.entries()) {
      const room = nodeAt(tree, path)
      if (isUnread(tree, path)) unread.add(axis)
      if (room !== undefined && isNone(room)) {
        for (const name of draft.places.keys()) removed.push({ axis, name, layer, place: room.place })
        draft.places.clear()
      }
      if (room?.kind !== 'map') continue
      for (const entry of room.entries.values())
        if (kind !== '--set' || isNone(entry.value)) readElement(entry, layer, path, draft, complain)
    }
    ambiguous(draft.places, axis, complain)
    elements.set(axis, [...draft.places.keys()])
  }
  return { elements, refused, removed, unread }
}

/** The axes as the layer of that number may speak of them: without what it, or a nearer layer, takes away. */
export const axesAt = ({ elements, refused, removed, unread }: Axes, layer: number): Axes => {
  const gone = removed.filter(one => one.layer >= layer)
  if (gone.length === 0) return { elements, refused, removed, unread }
  const isGone = (axis: Axis, name: string): boolean => gone.some(one => one.axis === axis && one.name === name)
  return {
    elements: new Map(
      [...elements].map(([axis, names]): [Axis, readonly string[]] => [
        axis,
        names.filter(name => !isGone(axis, name)),
      ]),
    ),
    refused: new Set([...refused, ...gone.map(({ name }) => name)]),
    removed,
    unread,
  }
}
