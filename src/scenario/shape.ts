import { allFields } from '../domain/fields.ts'
import type { Axis, Field } from '../kernel/field.ts'

/** One level of what a file may say: named rooms, or elements of an axis, or a field. */
export type Shape = {
  readonly rooms: ReadonlyMap<string, Shape>
  readonly each?: { readonly axis: Axis; readonly shape: Shape }
  readonly field?: Field
}

type Draft = { rooms: Map<string, Draft>; each?: { axis: Axis; shape: Draft }; field?: Field }

/** The tree of all legal paths. */
export const shapeOf = (fields: readonly Field[]): Shape => {
  const root: Draft = { rooms: new Map() }
  for (const field of fields) {
    let at = root
    let axis = 0
    for (const part of field.path.split('.')) {
      if (part === '*') {
        at.each ??= { axis: field.over[axis], shape: { rooms: new Map() } }
        axis++
        at = at.each.shape
      } else {
        const next: Draft = at.rooms.get(part) ?? { rooms: new Map() }
        at.rooms.set(part, next)
        at = next
      }
    }
    at.field = field
  }
  return root as Shape
}

export const shape: Shape = shapeOf(allFields)

/** The paths whose keys name the elements of an axis; of a path with `*` the names of all the rooms there together. */
export const declaredAt: ReadonlyMap<string, Axis> = new Map([
  ['segments', 'segment'],
  ['services.components', 'component'],
  ['sources', 'source'],
  ['program.support.tiers', 'tier'],
  ['mdf.activities', 'activity'],
  ['deals', 'deal'],
  ['program.tiers', 'level'],
  ['program.rebates', 'rebate'],
  ['program.rebates.*.bands', 'band'],
])

/** The path that declares the elements of an axis; undefined for one whose elements are fixed. */
export const homeOf = (axis: Axis): string | undefined => [...declaredAt].find(([, one]) => one === axis)?.[0]
