import type { Complain } from '../complain.ts'
import { isReserved } from '../names.ts'
import { notYet, notYetKeys } from '../not-yet.ts'
import { oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type Scalar } from '../yaml/tree.ts'
import type { Layer } from './chain.ts'
import { meantBy } from './meant.ts'
import { isNone, nothingToRemove } from './none.ts'

/** The entries of a small room such as `time`, nearest layer first, after complaints about what does not belong. */
export const roomOf = (
  layers: readonly Layer[],
  name: string,
  keys: readonly string[],
  complain: Complain,
): ReadonlyMap<string, Entry> => {
  const merged = new Map<string, Entry>()
  for (const { tree } of layers) {
    const room = tree.entries.get(name)
    if (room === undefined || room.value.kind === 'empty') continue
    if (isNone(room.value)) {
      if (merged.size === 0) nothingToRemove(name, room.value.place, '', [], complain)
      merged.clear()
      continue
    }
    if (room.value.kind !== 'map') {
      complain('E121', `expected a map, found ${kindText(room.value)}`, {
        place: room.value.place,
        path: name,
        expected: `expected a map of ${keys.join(', ')}`,
      })
      continue
    }
    for (const entry of room.value.entries.values()) {
      const path = `${name}.${entry.key}`
      // A seed may be any text.
      if (keys.includes(entry.key) && isNone(entry.value) && path !== 'run.seed') {
        if (!merged.delete(entry.key)) nothingToRemove(path, entry.value.place, '', [...merged.keys()], complain)
      } else if (keys.includes(entry.key)) merged.set(entry.key, entry)
      else if (isReserved(entry.key, entry.keyPlace, complain)) continue
      else if (notYetKeys.has(path)) notYet(complain, notYetKeys.get(path) ?? '', entry.keyPlace, path)
      else {
        const meant = meantBy(entry.key, keys)
        complain('E101', `unknown key ${quoted(entry.key)}`, {
          place: entry.keyPlace,
          path,
          expected: oneOf(keys),
          help: meant === undefined ? undefined : `did you mean ${quoted(meant)}?`,
        })
      }
    }
  }
  return merged
}

/** Whether a map has an unknown key, complained of elsewhere, that seems to mean `wanted`: it is not missing as well. */
export const isMisspelt = (room: MapNode, wanted: string, known: readonly string[], prefix = ''): boolean =>
  [...room.entries.keys()].some(
    key => !known.includes(key) && !notYetKeys.has(prefix + key) && meantBy(key, known) === wanted,
  )

/** The scalar of an entry, or a complaint and undefined. */
export const scalarOf = (entry: Entry, path: string, what: string, complain: Complain): Scalar | undefined => {
  if (entry.value.kind === 'scalar') return entry.value
  complain(entry.value.kind === 'empty' ? 'E122' : 'E121', `expected ${what}, found ${kindText(entry.value)}`, {
    place: entry.value.place,
    path,
  })
  return undefined
}
