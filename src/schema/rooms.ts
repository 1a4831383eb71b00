import { fixedAxes } from '../domain/fields.ts'
import type { Axis, Field } from '../kernel/field.ts'
import { isListed } from '../scenario/layers/listed-deals.ts'
import { isWhole } from '../scenario/layers/shares.ts'
import { declaredAt, type Shape } from '../scenario/shape.ts'
import { isYesOrNo } from '../scenario/words.ts'
import { scheduleOf } from './change.ts'
import { listedForm } from './csv.ts'
import { fieldTextOf } from './field-text.ts'
import { dayScalar } from './kind.ts'
import { quantityRef } from './quantity.ts'
import { recordOf } from './record.ts'
import { choiceText, elementText, roomText } from './room-text.ts'
import { closedRoom, namedRoom, names, none, type Schema } from './schema.ts'

/** Names of segments, components and strategies. */
export const nameOf = names('[A-Za-z0-9_-]{1,64}')

/** What an editor shows of a field. */
const hover = (field: Field): Schema => {
  const { title, lines } = fieldTextOf(field)
  return { description: [title, ...lines].join('\n') }
}

const choiceSchema = (field: Field): Schema => {
  const { path, choices = [] } = field
  if (choices.length === 0) {
    const name: Schema = { type: 'string', minLength: 1, maxLength: 200 }
    return { anyOf: [name, none, recordOf(name)] }
  }
  const one: Schema = {
    title: 'one value',
    enum: choices,
    enumDescriptions: choices.map(choice => choiceText(path, choice)),
  }
  const truth: Schema = { title: 'true or false', enum: [true, false, 'true', 'false'] }
  const single: Schema = isYesOrNo(field) ? { anyOf: [one, truth] } : one
  const value: Schema = { anyOf: [single, scheduleOf(single)] }
  return { anyOf: [single, scheduleOf(single), none, recordOf(value)] }
}

/** Some of a closed list. */
const severalSchema = ({ path, choices = [] }: Field): Schema => {
  const one: Schema = { enum: choices, enumDescriptions: choices.map(choice => choiceText(path, choice)) }
  const value: Schema = {
    anyOf: [
      { title: 'a list of names', type: 'array', items: one, uniqueItems: true },
      { title: 'one name', ...one },
      { title: 'all of them', const: 'all' },
    ],
  }
  return { anyOf: [value, none, recordOf(value)] }
}

/** A day of the calendar; of a month or a quarter its first. */
const daySchema: Schema = { anyOf: [dayScalar, none, recordOf(dayScalar)] }

const valueSchema = (field: Field): Schema => {
  if (field.date === true) return daySchema
  if (field.choices === undefined) return quantityRef(field)
  return field.many === true ? severalSchema(field) : choiceSchema(field)
}

const fieldSchema = (field: Field): Schema => ({ ...hover(field), ...valueSchema(field) })

const declared = new Set(declaredAt.values())

/** A map with one entry per element: any name that the scenario gives, or the fixed ones of an axis that it names none of. */
const eachSchema = (axis: Axis, element: Schema): Schema => {
  const fixed: readonly string[] | undefined = axis in fixedAxes ? fixedAxes[axis as keyof typeof fixedAxes] : undefined
  return fixed === undefined || declared.has(axis)
    ? namedRoom(nameOf, element)
    : closedRoom(Object.fromEntries(fixed.map(name => [name, { description: elementText(axis, name), ...element }])))
}

/** One value for all elements, or one per element; of a mix, at least one share, and all of them at once by date. */
const perElement = (field: Field): Schema => {
  const map: Schema = { type: 'object', propertyNames: nameOf, additionalProperties: fieldSchema(field) }
  const shares: Schema = { ...map, minProperties: 1 }
  const maps = isWhole(field.path) ? [shares, scheduleOf(shares)] : [map]
  return { ...hover(field), anyOf: [valueSchema(field), ...maps, ...maps.map(recordOf)] }
}

/** A room of the file, and what is in it, level by level. */
export const roomSchema = (shape: Shape, path: string): Schema => {
  const { field, each, rooms } = shape
  if (field !== undefined) return fieldSchema(field)
  const description = roomText(path)
  if (each?.shape.field !== undefined) return perElement(each.shape.field)
  if (each !== undefined) {
    const element = roomSchema(each.shape, `${path}.*`)
    return { description, ...eachSchema(each.axis, isListed(path) ? { anyOf: [element, listedForm] } : element) }
  }
  const inside = [...rooms].map(([key, room]): [string, Schema] => [key, roomSchema(room, `${path}.${key}`)])
  return { description, ...closedRoom(Object.fromEntries(inside)) }
}
