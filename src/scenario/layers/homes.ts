import type { Axis } from '../../kernel/field.ts'
import { type Shape, shape } from '../shape.ts'
import { fileOnly } from '../top-keys.ts'

/** Where a key is at home: its way from the top, `*` for any element of an axis. */
export type Home = { readonly way: readonly string[]; readonly axes: readonly Axis[] }

const smallRooms: Readonly<Record<string, readonly string[]>> = {
  time: ['start', 'step', 'horizon', 'vendorYear', 'partnerYear', 'chance'],
  run: ['trials', 'seed'],
}

const collect = (at: Shape, way: readonly string[], axes: readonly Axis[], into: Map<string, Home[]>): void => {
  for (const [key, room] of at.rooms) {
    const home = { way: [...way, key], axes }
    into.set(key, [...(into.get(key) ?? []), home])
    collect(room, home.way, axes, into)
  }
  if (at.each !== undefined) collect(at.each.shape, [...way, '*'], [...axes, at.each.axis], into)
}

const homes = ((): ReadonlyMap<string, readonly Home[]> => {
  const all = new Map<string, Home[]>()
  for (const key of fileOnly.keys()) all.set(key, [{ way: [key], axes: [] }])
  for (const [room, keys] of Object.entries(smallRooms))
    for (const key of keys) all.set(key, [{ way: [room, key], axes: [] }])
  collect(shape, [], [], all)
  return all
})()

const shared = (way: readonly string[], at: readonly string[]): number => {
  const end = way.findIndex((part, i) => part !== at[i])
  return end < 0 ? way.length : end
}

/** The homes of a key that are nearest to a place (its way from the top), up to three of them. */
export const homesOf = (key: string, at: readonly string[]): readonly Home[] => {
  const all = homes.get(key) ?? []
  const most = Math.max(0, ...all.map(({ way }) => shared(way, at)))
  return all.filter(({ way }) => shared(way, at) === most).slice(0, 3)
}

/** `segments.<segment>`: the room that a home is in, as a person reads it; empty for the top level. */
export const roomText = ({ way, axes }: Home): string => {
  const left = [...axes]
  return way
    .slice(0, -1)
    .map(part => (part === '*' ? `<${left.shift()}>` : part))
    .join('.')
}

/** The home that a dotted key names: from the top, from the place where it stands, or by the name of a room. */
export const dottedHome = (
  key: string,
  at: readonly string[],
  elements: ReadonlyMap<Axis, readonly string[]>,
): readonly string[] | undefined => {
  const parts = key.split('.')
  if (parts.length < 2 || parts.length > 8) return undefined
  const leads = (way: readonly string[]): boolean => {
    let here: Shape | undefined = shape
    for (const part of way) {
      const { rooms, each }: Shape = here
      here = rooms.get(part) ?? (each && elements.get(each.axis)?.includes(part) ? each.shape : undefined)
      if (here === undefined) return false
    }
    return true
  }
  const starts = homesOf(parts[0], at).filter(({ axes }) => axes.length === 0)
  return [parts, [...at, ...parts], ...starts.map(({ way }) => [...way, ...parts.slice(1)])].find(leads)
}
