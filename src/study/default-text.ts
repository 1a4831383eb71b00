import { evidenceLaw } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import type { Field } from '../kernel/field.ts'
import { valueTextOf } from '../scenario/words.ts'
import { lawText, perText, valueText } from './quantity-text.ts'

/** A neutral value in the words of its field. */
const neutralText = (value: number, field: Field): string =>
  field.many === true || field.none === true ? valueTextOf(value, field) : valueText(value, field.unit)

/** What holds when nobody says anything, as a person would say it; undefined where that means nothing. */
export const defaultText = (field: Field): string | undefined => {
  const { default: said } = field
  if (said === 'required' || said === 'absent') return undefined
  if ('choice' in said) return said.choice
  if ('like' in said) return `as ${said.like}`
  if ('value' in said) return neutralText(said.value, field)
  const row = evidenceOf(said.evidence)
  return `${lawText(evidenceLaw(row), field.unit)}${perText(field, row.per)}`
}
