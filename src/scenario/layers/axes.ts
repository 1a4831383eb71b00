import { fixedAxes } from '../../domain/fields.ts'
import type { Axis } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { ambiguous, isGoodName, sameSource } from '../names.ts'
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

/** What stands at a path, or a `none` above it; of a path with `*` what stands in each of the rooms there. */
const nodesAt = (node: TreeNode, [part, ...rest]: readonly string[]): readonly TreeNode[] => {
  if (part === undefined || isNone(node)) return [node]
  if (node.kind !== 'map') return []
  const inside = part === '*' ? [...node.entries.values()] : [node.entries.get(part)]
  // A room that is taken away in one of several leaves the others.
  return inside.flatMap(entry =>
    entry === undefined || (part === '*' && isNone(entry.value)) ? [] : nodesAt(entry.value, rest),
  )
}

/** Whether somebody tried to say what stands at a path, and cannot be understood: a misspelt key, a list, a text. */
const isUnread = (
  room: MapNode,
  [part, ...rest]: readonly string[],
  known: readonly string[] = topKeys,
  at: Shape | undefined = shape,
): boolean => {
  if (part === undefined) return false
  const isIn = (entry: Entry | undefined, below: Shape | undefined): boolean => {
    if (entry === undefined) return false
    if (entry.value.kind !== 'map') return entry.value.kind !== 'empty' && !isNone(entry.value)
    return isUnread(entry.value, rest, [...(below?.rooms.keys() ?? [])], below)
  }
  if (part === '*') return [...room.entries.values()].some(entry => isIn(entry, at?.each?.shape))
  const entry = room.entries.get(part)
  return entry === undefined ? isMisspelt(room, part, known) : isIn(entry, at?.rooms.get(part))
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
  // What one of several rooms takes away, another may have: the name stays.
  if (path.includes('*') && isNone(value)) return
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
  const placesOf = new Map<Axis, ReadonlyMap<string, Place>>()
  for (const [path, axis] of declaredAt) {
    const draft: Draft = { axis, places: new Map(), refused, removed }
    const way = path.split('.')
    for (const [layer, { tree, kind }] of layers.entries()) {
      if (isUnread(tree, way)) unread.add(axis)
      for (const room of nodesAt(tree, way)) {
        if (isNone(room) && !path.includes('*')) {
          for (const name of draft.places.keys()) removed.push({ axis, name, layer, place: room.place })
          draft.places.clear()
        }
        if (room.kind !== 'map') continue
        for (const entry of room.entries.values())
          if (kind !== '--set' || isNone(entry.value)) readElement(entry, layer, path, draft, complain)
      }
    }
    ambiguous(draft.places, axis, complain)
    placesOf.set(axis, draft.places)
    elements.set(axis, [...draft.places.keys()])
  }
  sameSource(placesOf.get('activity') ?? new Map(), placesOf.get('source') ?? new Map(), complain)
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
