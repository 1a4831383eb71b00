import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { type Shape, shape } from '../shape.ts'
import { quoted } from '../words.ts'
import type { Entry, MapNode } from '../yaml/tree.ts'

/** A place of a part of a key, where the key stands in the file as it is read. */
const partPlace = ({ key, keyPlace }: Entry, start: number, part: string): Place => {
  const { file } = keyPlace
  const at = file.text.indexOf(key, keyPlace.start)
  if (at < 0 || at + key.length > keyPlace.end) return keyPlace
  return { file, start: at + start, end: at + start + Math.max(1, part.length) }
}

/** One entry with a room in a room for each dot of its key. */
const nested = (entry: Entry): Entry => {
  const { place } = entry.value
  let at = 0
  const parts = entry.key.split('.').map(part => {
    const found = { key: part, keyPlace: partPlace(entry, at, part) }
    at += part.length + 1
    return found
  })
  const [top, ...below] = parts
  const value = below.reduceRight<Entry['value']>(
    (inner, part) => ({ kind: 'map', entries: new Map([[part.key, { ...part, value: inner }]]), place }),
    entry.value,
  )
  return { ...top, value }
}

/** A spot in what can be said; without a shape where nothing can. */
type Spot = { readonly at: Shape | undefined; readonly path: string }

/** Entries of one room together: what both say is a mistake, and a room that both name is one room. */
const joined = (entries: Iterable<Entry>, spot: Spot, prefix: string, complain: Complain): Map<string, Entry> => {
  const found = new Map<string, Entry>()
  for (const entry of entries) {
    const { key, keyPlace, value } = entry
    const first = found.get(key)
    const path = spot.path === '' ? key : `${spot.path}.${key}`
    const at = spot.at?.rooms.get(key) ?? spot.at?.each?.shape
    if (first === undefined) found.set(key, entry)
    else if (first.value.kind === 'map' && value.kind === 'map' && at?.field === undefined) {
      const both = [...first.value.entries.values(), ...value.entries.values()]
      found.set(key, { ...first, value: { ...first.value, entries: joined(both, { at, path }, prefix, complain) } })
    } else
      complain('E102', `${quoted(path)} is written twice`, {
        place: keyPlace,
        path: prefix + path,
        help: 'keep one of them',
        also: [{ place: first.keyPlace, note: 'first written here' }],
      })
  }
  return found
}

/** A map whose keys may be paths as one of rooms: `partner.sales.reps` is a room in a room. */
export const unfolded = (node: MapNode, prefix: string, complain: Complain): MapNode => ({
  ...node,
  entries: joined([...node.entries.values()].map(nested), { at: shape, path: '' }, prefix, complain),
})
