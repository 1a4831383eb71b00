import { allFields } from '../../domain/fields.ts'
import type { Axis, Field } from '../../kernel/field.ts'
import { nearest } from '../../kernel/nearest.ts'
import { notYet, notYetKeys } from '../not-yet.ts'
import { didYouMean, fieldText, oneOf, quoted } from '../words.ts'
import type { Entry } from '../yaml/tree.ts'
import type { Body, BodyContext, Spot } from './body.ts'

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** Where a field is at home: `segments.<segment>`. */
const homeOf = (field: Field): string => {
  const axes = [...field.over]
  const parts = field.path.split('.').slice(0, -1)
  return quoted(parts.map(part => (part === '*' ? `<${axes.shift()}>` : part)).join('.'))
}

/** Complains of a key that is not part of the language there. */
export const unknownKey = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { complain, prefix, own } = context
  const generic = join(spot.generic, entry.key)
  const path = prefix + join(spot.path, entry.key)
  const later = notYetKeys.get(generic)
  if (later !== undefined) {
    notYet(complain, later, entry.keyPlace, path)
    return
  }
  const known = [...(spot.path === '' ? [...own] : []), ...spot.shape.rooms.keys()]
  const close = didYouMean(entry.key, known)
  const meant = nearest(entry.key, known)
  const target = meant === undefined ? undefined : spot.shape.rooms.get(meant)?.field
  // What was meant is not missing as well.
  if (meant !== undefined && !body.places.has(join(spot.path, meant)))
    body.places.set(join(spot.path, meant), entry.keyPlace)
  const home = allFields.find(field => field.path.split('.').pop() === entry.key)
  complain('E101', `unknown key ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path,
    expected: known.length === 0 ? undefined : oneOf(known, 30),
    help:
      close !== undefined
        ? target === undefined
          ? close
          : `${close} (${fieldText(target)})`
        : home === undefined
          ? undefined
          : `${quoted(entry.key)} belongs to ${homeOf(home)}`,
  })
}

/** Complains of a name that is not one of an axis. */
export const unknownElement = (entry: Entry, axis: Axis, spot: Spot, context: BodyContext): void => {
  const known = context.elements.get(axis) ?? []
  context.complain('E123', `unknown ${axis} ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path: context.prefix + join(spot.path, entry.key),
    expected: known.length === 0 ? `no ${axis} is declared` : oneOf(known),
    help: didYouMean(entry.key, known) ?? (axis === 'segment' ? 'declare it under "segments"' : undefined),
  })
}
