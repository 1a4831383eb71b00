import type { Field } from '../../kernel/field.ts'
import type { Code } from '../codes.ts'
import type { Detail } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'

/** Something wrong with all the layers together; `key` tells whether two views have the same fault. */
export type Fault = { readonly key: string; readonly code: Code; readonly message: string; readonly detail: Detail }

export const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.')

/** The place of a path, or of the nearest room around it. */
export const nearestPlace = (body: Body, path: string): Detail['place'] => {
  for (let at = path; at !== ''; at = parentOf(at)) {
    const place = body.places.get(at)
    if (place !== undefined) return place
  }
  return undefined
}

/** Whether anything is said in a room. */
export const inUse = (body: Body, room: string): boolean => {
  if (body.places.has(room)) return [...body.places.keys()].some(path => path.startsWith(`${room}.`))
  return false
}

/** The path of a field for each element of its axes. */
export const concretePaths = (field: Field, axes: Axes): readonly string[] => {
  let paths = ['']
  let axis = 0
  for (const part of field.path.split('.')) {
    const names = part === '*' ? (axes.elements.get(field.over[axis++]) ?? []) : [part]
    paths = paths.flatMap(path => names.map(name => (path === '' ? name : `${path}.${name}`)))
  }
  return paths
}
