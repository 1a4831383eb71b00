import type { Instance } from '../compile/structure.ts'
import { grown } from '../kernel/grown.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'

/** Views by name: one, or one for each element. */
export type Views = Readonly<Record<string, Float64Array | readonly Float64Array[]>>

/** What an instance sees in one step. */
export type Seen = { readonly reads: Views; readonly writes: Views }

/** What is seen `back` steps ago under one name, as one view or as one for each. */
type Looked = { readonly key: string; readonly rings: readonly Ring[]; readonly each: boolean; back: number }

/** Everything that an instance looks at by one name each, and a record of those names. */
export type Look = { readonly all: readonly Looked[]; readonly blank: Views }

/**
 * A record of the same keys, to be filled. Made whole, because an engine that sees a dozen keys arrive one by one keeps
 * them in a dictionary, and every look of a mechanism's loop into it is then a search; and with nothing in it, so that it
 * does not take what comes first for all that will ever come.
 */
export const blank = <V>(like: Readonly<Record<string, unknown>>): Record<string, V> =>
  Object.fromEntries(Object.keys(like).map(key => [key, undefined as V]))

export const lookOf = (
  looks: Instance['writes'] | Instance['reads'],
  { rings }: Arena,
  backOf: (key: string) => number,
): Look => ({
  all: grown(Object.entries(looks), ([key, { slots, each }]) => ({
    key,
    rings: grown(slots, slot => rings[slot]),
    each,
    back: backOf(key),
  })),
  blank: blank(looks),
})

export const viewsAt = ({ all, blank }: Look, t: number): Views => {
  const views: Record<string, Float64Array | readonly Float64Array[]> = Object.assign({}, blank)
  for (const { key, rings, each, back } of all)
    views[key] = each ? grown(rings, ring => viewAt(ring, t, back)) : viewAt(rings[0], t, back)
  return views
}
