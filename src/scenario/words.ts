import { type Field, severalText } from '../kernel/field.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Unit } from '../kernel/unit.ts'

/** A user's text between double quotes, cut to a length that fits a message. */
export const quoted = (text: string): string => {
  const chars = Array.from(text.slice(0, 200))
  return `"${chars.length > 48 ? `${chars.slice(0, 45).join('')}...` : chars.join('')}"`
}

/** `expected one of: a, b, c`, cut after `most` names. */
export const oneOf = (names: readonly string[], most = 14): string => {
  const shown = names.slice(0, most).join(', ')
  return names.length > most
    ? `expected one of: ${shown}, ... (${names.length - most} more)`
    : `expected one of: ${shown}`
}

/** `did you mean "x"?`, when a known name is close. */
export const didYouMean = (name: string, known: readonly string[]): string | undefined => {
  const close = nearest(name, known)
  return close === undefined ? undefined : `did you mean "${close}"?`
}

/** A number without the noise of binary fractions: 12 significant digits. */
export const plain = (value: number): string => String(Number(value.toPrecision(12)))

/** `1 month`, `2 months`. */
export const counted = (count: number, unit: string): string => `${plain(count)} ${unit}${count === 1 ? '' : 's'}`

const money = (value: number): string => {
  const size = Math.abs(value)
  const [scale, letter] =
    size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : ([1, ''] as const)
  return `${value < 0 ? '-' : ''}$${plain(size / scale)}${letter}`
}

/** A value in the way that one writes it: `20%`, `$1.2M`, `9 months`. */
export const valueText = (value: number, unit: Unit): string => {
  if (unit === 'USD') return money(value)
  if (unit === '1') return `${plain(value * 100)}%`
  if (unit === 'months') return counted(value, 'month')
  if (unit === 'hours') return counted(value, 'hour')
  return plain(value)
}

const kinds: Readonly<Record<Unit, readonly [kind: string, example: string]>> = {
  USD: ['an amount of money', '$20k'],
  '1': ['a share', '20%'],
  'USD/USD': ['a plain number', '5.3'],
  count: ['a plain number', '3'],
  months: ['a duration', '9 months'],
  hours: ['a number of hours', '40 hours'],
}

/** `per head per year`, as a field wants it. */
export const denominators = (field: Pick<Field, 'unit' | 'rate' | 'per'>): string => {
  const heads = (field.per ?? []).map(head => ` per ${head}`).join('')
  if (field.rate === undefined) return heads
  return `${heads} per ${field.unit === 'count' ? 'month' : 'year'}`
}

/** `an amount of money such as $20k per head per year`. */
export const wanted = (field: Pick<Field, 'unit' | 'rate' | 'per' | 'date'>): string => {
  if (field.date === true) return 'a date such as 2026-01-31'
  const [kind, example] = kinds[field.unit]
  return `${kind} such as ${example}${denominators(field)}`
}

/** Whether a choice is between no and yes, which can also be said as false and true. */
export const isYesOrNo = ({ choices = [] }: Pick<Field, 'choices'>): boolean =>
  choices.length === 2 && choices.includes('no') && choices.includes('yes')

/** The choices of a field as one writes them: `agent or principal`, `some of credit, bench, or all`. */
export const choicesText = ({ choices = [], many }: Pick<Field, 'choices' | 'many'>): string =>
  many === true ? `some of ${choices.join(', ')}, or all` : choices.join(' or ') || 'a name'

/** What a value is that is its field's neutral default, or any other number: as one writes it. */
export const valueTextOf = (value: number, field: Pick<Field, 'unit' | 'choices' | 'many' | 'none'>): string =>
  field.many === true
    ? severalText(field, value)
    : field.none === true && value === 0
      ? 'none'
      : valueText(value, field.unit)

/** What a field is, for a hint: its label, how it is written, and its range. */
export const fieldText = (field: Field): string => {
  if (field.choices !== undefined) return `${field.label}; ${choicesText(field)}`
  if (field.date === true) return `${field.label}; ${wanted(field)}`
  const [low, high] = field.range
  return `${field.label}; ${wanted(field)}, ${valueText(low, field.unit)} to ${valueText(high, field.unit)}`
}
