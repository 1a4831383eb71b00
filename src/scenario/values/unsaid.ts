import { evidenceOf } from '../../domain/evidence/index.ts'
import type { Field } from '../../kernel/field.ts'
import { choicesText, denominators, valueText, valueTextOf, wanted } from '../words.ts'

/** What holds for a field of which nothing is said, as text; undefined where there is no such value. */
const holds = (field: Field): string | undefined => {
  const { default: said, unit } = field
  if (typeof said !== 'object' || 'like' in said) return undefined
  if ('choice' in said) return said.choice
  if ('value' in said) return `${valueTextOf(said.value, field)}${said.value === 0 ? '' : denominators(field)}`
  const { low, typical, high } = evidenceOf(said.evidence)
  if (low === undefined || high === undefined) return valueText(typical, unit) + denominators(field)
  return `${valueText(low, unit)} to ${valueText(high, unit)}${denominators(field)}`
}

/** What to do about a field without a value. */
export const emptyHelp = (field: Field): string => {
  const write = field.choices === undefined ? `write ${wanted(field)}` : `write ${choicesText(field)}`
  if (field.default === 'required') return write
  const held = holds(field)
  return `${write}, or remove the line${held === undefined ? '' : `: then ${held} holds`}`
}
