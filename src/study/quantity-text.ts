import { quantile } from '../kernel/distribution/index.ts'
import type { Field } from '../kernel/field.ts'
import type { Law } from '../kernel/law.ts'
import type { Period } from '../kernel/unit.ts'
import type { Quantity } from '../scenario/scenario.ts'

/** Three significant digits, without an exponent or trailing zeros. */
const digits = (x: number): string => {
  if (x === 0) return '0'
  const size = Math.floor(Math.log10(Math.abs(x)))
  return String(Number(x.toFixed(Math.min(12, Math.max(0, 2 - size)))))
}

const money = (x: number): string => {
  const sign = x < 0 ? '−' : ''
  const size = Math.abs(x)
  if (size >= 999_500) return `${sign}$${digits(size / 1e6)}M`
  if (size >= 999.5) return `${sign}$${digits(size / 1e3)}k`
  return `${sign}$${digits(size)}`
}

/** A time in months, or in days where it is short and no whole number of months. */
const timeText = (months: number): string => {
  const text = digits(months)
  if (text === '1') return '1 month'
  const isShort = months > 0 && months < 3 && !Number.isInteger(Number(text))
  return isShort ? `${digits((months * 365.25) / 12)} days` : `${text} months`
}

/** A number in the unit of its field, as a person writes it: `$1.2M`, `30 %`, `9 months`. */
export const valueText = (x: number, unit: Field['unit']): string => {
  if (unit === 'USD') return money(x)
  if (unit === '1') return `${digits(x * 100)} %`
  if (unit === 'months') return timeText(x)
  if (unit === 'hours') return `${digits(x)} hours`
  return digits(x)
}

/** A law in few words: its ends and its middle. */
export const lawText = (law: Law, unit: Field['unit']): string => {
  const at = (x: number): string => valueText(x, unit)
  const [a, b, c] = law.params
  if (law.kind === 'constant') return at(a)
  if (law.kind === 'pert' || law.kind === 'triangular') return `${at(a)} to ${at(c)}, typically ${at(b)}`
  return `P10 ${at(quantile(law, 0.1))}, median ${at(quantile(law, 0.5))}, P90 ${at(quantile(law, 0.9))}`
}

/** `per rep per year`, after an amount. */
export const perText = (field: Pick<Field, 'per'>, period: Period | undefined): string =>
  [...(field.per ?? []), ...(period ? [period] : [])].map(thing => ` per ${thing}`).join('')

/** What a scenario says of a field, as a person would say it. */
export const quantityText = (quantity: Quantity, field: Pick<Field, 'unit' | 'per'>): string => {
  if (quantity.kind === 'choice') return quantity.value
  if (quantity.kind === 'product') return quantity.of.join(' × ')
  const text = quantity.kind === 'law' ? lawText(quantity.law, field.unit) : valueText(quantity.value, field.unit)
  return `${text}${perText(field, quantity.per)}`
}
