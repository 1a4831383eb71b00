import type { Field } from '../../kernel/field.ts'
import { type Shape, shape } from '../shape.ts'
import { didYouMean } from '../words.ts'
import type { Axes } from './axes.ts'

/** The field at a concrete path. */
export const fieldAt = (path: string, { elements }: Axes): Field | undefined => {
  let at: Shape | undefined = shape
  for (const part of path.split('.')) {
    const room: Shape | undefined = at.rooms.get(part)
    at = room ?? (at.each !== undefined && elements.get(at.each.axis)?.includes(part) ? at.each.shape : undefined)
    if (at === undefined) return undefined
  }
  return at.field
}

/** Every concrete path, up to a number that is enough to find a misspelt one. */
const pathsOf = ({ elements }: Axes, most = 2000): readonly string[] => {
  const paths: string[] = []
  const walk = ({ rooms, each, field }: Shape, path: string): void => {
    if (paths.length >= most) return
    if (field !== undefined) paths.push(path)
    for (const [name, room] of rooms) walk(room, path === '' ? name : `${path}.${name}`)
    for (const name of each === undefined ? [] : (elements.get(each.axis) ?? []).slice(0, 50))
      if (each !== undefined) walk(each.shape, `${path}.${name}`)
  }
  walk(shape, '')
  return paths
}

/** What a name that is neither an input nor the path of a field may have meant. */
export const unknownName = (
  name: string,
  known: { readonly inputs: ReadonlyMap<string, unknown>; readonly axes: Axes },
): string => {
  const inputs = [...known.inputs.keys()]
  if (name.startsWith('inputs.') && known.inputs.has(name.slice(7))) return `write ${name.slice(7)}`
  const below = pathsOf(known.axes).filter(path => path.startsWith(`${name}.`))
  if (below.length > 0) return `write the whole path of a field in it: ${below.slice(0, 3).join(', ')}`
  const close = didYouMean(name, [...inputs.slice(0, 500), ...pathsOf(known.axes)])
  if (close !== undefined) return close
  const ends = pathsOf(known.axes).filter(path => path.split('.').pop() === name)
  if (ends.length > 0) return `write the whole path: ${ends.slice(0, 3).join(', ')}`
  return 'a plain name is an input, a path with dots a field, such as partner.sales.winRate'
}
