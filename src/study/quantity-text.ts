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

/** `1 day`, `2 days`: as the number reads. */
const counted = (x: number, thing: string): string => {
  const text = digits(x)
  return `${text} ${thing}${text === '1' ? '' : 's'}`
}

/** A time in months, or in days where it is short and no whole number of months. */
const timeText = (months: number): string => {
  const isShort = months > 0 && months < 3 && !Number.isInteger(Number(digits(months)))
  return isShort ? counted((months * 365.25) / 12, 'day') : counted(months, 'month')
}

/** A number in the unit of its field, as a person writes it: `$1.2M`, `30 %`, `9 months`. */
export const valueText = (x: number, unit: Field['unit']): string => {
  if (unit === 'USD') return money(x)
  if (unit === '1') return `${digits(x * 100)} %`
  if (unit === 'months') return timeText(x)
  if (unit === 'hours') return counted(x, 'hour')
  return digits(x)
}

/** A few values with the chance of each: `$10k (75 %) or $20k (25 %)`. */
const pointsText = (values: readonly number[], weights: readonly number[], unit: Field['unit']): string => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const texts = values.map((x, i) => `${valueText(x, unit)} (${digits((weights[i] / total) * 100)} %)`)
  return `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`
}

/** What the numbers of a law are, where its quantiles alone would not tell. */
const leadText = ({ kind, values, parts }: Law): string => {
  if (kind === 'empirical' || kind === 'discrete') return `${values?.length} values: `
  return kind === 'mixture' ? `one of ${parts?.length} laws: ` : ''
}

const fewValues = 4

/** A law in few words: its ends and its middle, or its values where they are few. */
export const lawText = (law: Law, unit: Field['unit']): string => {
  const at = (x: number): string => valueText(x, unit)
  const [a, b, c] = law.params
  const { kind, truncate, values = [], weights = [] } = law
  if (kind === 'constant') return at(a)
  if (truncate === undefined && (kind === 'pert' || kind === 'triangular'))
    return `${at(a)} to ${at(c)}, typically ${at(b)}`
  if (truncate === undefined && kind === 'uniform') return `${at(a)} to ${at(b)}, all alike`
  if (truncate === undefined && kind === 'discrete' && values.length > 1 && values.length <= fewValues)
    return pointsText(values, weights, unit)
  return `${leadText(law)}P10 ${at(quantile(law, 0.1))}, median ${at(quantile(law, 0.5))}, P90 ${at(quantile(law, 0.9))}`
}

/** `per rep per year`, after an amount. */
export const perText = (field: Pick<Field, 'per'>, period: Period | undefined): string =>
  [...(field.per ?? []), ...(period ? [period] : [])].map(thing => ` per ${thing}`).join('')

/** What a scenario says of a field, as a person would say it. */
export const quantityText = (quantity: Quantity, field: Pick<Field, 'unit' | 'per'>): string => {
  const { unit } = field
  switch (quantity.kind) {
    case 'worded':
      return quantity.text
    case 'choice':
      return quantity.value
    case 'constant':
      return `${valueText(quantity.value, unit)}${perText(field, quantity.per)}`
    case 'law':
      return `${lawText(quantity.law, unit)}${perText(field, quantity.per)}${quantity.table === undefined ? '' : `, from ${quantity.table}`}`
    case 'formula':
      return quantity.text
    case 'schedule':
      return quantity.pieces
        .map(({ quantity: piece, since }) => `${quantityText(piece, field)} from ${since}`)
        .join(', ')
    case 'ramp':
      return `from ${quantityText(quantity.start, field)} to ${quantityText(quantity.end, field)} over ${timeText(quantity.over)}`
    case 'spread':
      return `typically ${quantityText(quantity.typical, field)}; one in ten below ${digits(quantile(quantity.law, 0.1))} of it, one in ten above ${digits(quantile(quantity.law, 0.9))}`
    case 'part':
      return `typically ${valueText(quantity.typical, unit)}, give or take ${valueText(quantity.spread, unit)}`
    case 'row':
      return `${quantity.values.length} observed values, ${valueText(Math.min(...quantity.values), unit)} to ${valueText(Math.max(...quantity.values), unit)}${perText(field, quantity.per)}, a row of ${quantity.rows}`
  }
}
