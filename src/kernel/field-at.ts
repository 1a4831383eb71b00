import type { Field } from './field.ts'

/** Places of fields in their list: by path where a path is one element, by length where it stands for several. */
type Index = {
  readonly exact: ReadonlyMap<string, number>
  readonly wild: ReadonlyMap<number, readonly { readonly place: number; readonly parts: readonly string[] }[]>
}

/** What was worked out of a list of fields, which never changes, as long as there is that list. */
const indexes = new WeakMap<readonly Field[], Index>()

const indexOf = (fields: readonly Field[]): Index => {
  const known = indexes.get(fields)
  if (known) return known
  const exact = new Map<string, number>()
  const wild = new Map<number, { readonly place: number; readonly parts: readonly string[] }[]>()
  for (const [place, { path }] of fields.entries()) {
    if (!path.includes('*')) {
      if (!exact.has(path)) exact.set(path, place)
      continue
    }
    const parts = path.split('.')
    const alike = wild.get(parts.length) ?? []
    alike.push({ place, parts })
    wild.set(parts.length, alike)
  }
  const index = { exact, wild }
  indexes.set(fields, index)
  return index
}

/** The field that a concrete path is an element of: the first in the list. */
export const fieldAt = (fields: readonly Field[], path: string): Field | undefined => {
  const { exact, wild } = indexOf(fields)
  const own = path.split('.')
  const among = wild.get(own.length)?.find(({ parts }) => parts.every((part, i) => part === '*' || part === own[i]))
  const place = Math.min(exact.get(path) ?? fields.length, among?.place ?? fields.length)
  return fields[place]
}
