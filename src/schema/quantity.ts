import type { Field } from '../kernel/field.ts'
import { isShareOfWhole } from '../scenario/whole/shares.ts'
import { rampOf, scheduleOf } from './change.ts'
import { lawSchema, spreadOfEvents, spreadOfShare } from './forms.ts'
import { canRamp, changes, kindName, scalarName, scalarSchema } from './kind.ts'
import { recordOf } from './record.ts'
import { none, ref, type Schema } from './schema.ts'
import { snippetsOf } from './snippets.ts'

/**
 * The values of a field, by the name of their definition. Its range is for plain numbers, which alone have no unit; it
 * stands around the reference, because what stands beside one counts for nothing.
 */
export const quantityRef = (field: Field): Schema => {
  const { unit, integer, range } = field
  const values = ref(kindName(field))
  if (unit !== '1' && unit !== 'USD/USD' && unit !== 'count') return values
  const [minimum, high] = range
  const maximum = unit === '1' ? Math.max(1, high) : high
  return { minimum, maximum, ...(integer === true ? { multipleOf: 1 } : {}), anyOf: [values] }
}

/** A formula over named inputs. */
export const formula: Schema = { title: 'a formula', type: 'string', pattern: '^\\s*=\\s*\\S' }

/** How a value of a field may be uncertain. */
const uncertainForms = (field: Field, one: Schema, law: Schema): readonly Schema[] => {
  if (field.certain === true) return []
  if (isShareOfWhole(field)) return [spreadOfShare(one)]
  return field.draw === 'event' ? [law, spreadOfEvents({ anyOf: [one, formula, law] })] : [law]
}

/** The definitions of one kind of value: what it is at one time, what it is over time, and all that may stand there. */
const definitionsOf = (field: Field): Readonly<Record<string, Schema>> => {
  const [one, name] = [ref(scalarName(field)), kindName(field)]
  const piece = ref(`${name}At`)
  const value = ref(`${name}Value`)
  const law = `law-${scalarName(field).slice('one-'.length)}`
  return {
    [scalarName(field)]: scalarSchema(field),
    ...(field.certain === true ? {} : { [law]: lawSchema(one, ref(law)) }),
    [`${name}At`]: { title: 'a value at one time', anyOf: [one, formula, ...uncertainForms(field, one, ref(law))] },
    [`${name}Value`]: {
      title: 'a value over time',
      anyOf: [piece, ...(changes(field) ? [scheduleOf(piece)] : []), ...(canRamp(field) ? [rampOf(piece)] : [])],
    },
    [name]: { title: 'a value', anyOf: [value, none, recordOf(value)], defaultSnippets: snippetsOf(field) },
  }
}

/** The definitions that the values of these fields refer to. */
export const quantityDefinitions = (fields: readonly Field[]): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...fields.filter(({ choices, date }) => choices === undefined && date !== true).map(definitionsOf))
