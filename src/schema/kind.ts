import type { Field } from '../kernel/field.ts'
import { type Head, periods } from '../kernel/unit.ts'
import { isShareOfWhole } from '../scenario/whole/shares.ts'
import { wanted } from '../scenario/words.ts'
import type { Schema } from './schema.ts'

/** What of a field decides how its values are written. */
export type Kind = Pick<Field, 'path' | 'unit' | 'rate' | 'per' | 'certain' | 'integer' | 'initial' | 'draw'>

/** It may be another value from a date on. */
export const changes = ({ certain, initial }: Kind): boolean => certain !== true && initial !== true

/** It may move along a line. */
export const canRamp = (kind: Kind): boolean => changes(kind) && kind.integer !== true && kind.draw === 'trial'

const unitNames = { USD: 'money', '1': 'share', 'USD/USD': 'ratio', count: 'count', months: 'duration', hours: 'hours' }

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1)

/** `one-moneyPerHeadPerTime`: the same for all fields whose single values are written alike. */
export const scalarName = ({ unit, rate, per }: Kind): string =>
  `one-${unitNames[unit]}${(per ?? []).map(head => `Per${capital(head)}`).join('')}${rate === undefined ? '' : 'PerTime'}`

/** The name of a definition: that of its single values, with what else decides which forms there are. */
export const kindName = (kind: Kind): string =>
  [
    scalarName(kind).slice('one-'.length),
    ...(kind.certain ? ['Certain'] : []),
    ...(kind.integer ? ['Whole'] : []),
    ...(kind.draw === 'event' ? ['OfEvent'] : []),
    ...(isShareOfWhole(kind) ? ['OfWhole'] : []),
    ...(kind.initial ? ['AtStart'] : []),
  ].join('')

const digits = '[+-]?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?'
const number = `${digits}[kMB]?`
const anyPeriod = `(?:${periods.join('|')})s?`

const bodies = {
  USD: number.replace('[+-]?', '[+-]?\\$\\s*'),
  '1': `${number}(?:\\s*%)?`,
  'USD/USD': number,
  count: number,
  months: `${number}\\s*${anyPeriod}`,
  hours: `${number}\\s*hours?`,
} as const

/** What is left of them as text where a plain number is a number: one in quotes is an error. */
const bareBodies = {
  '1': `${digits}(?:[kMB](?:\\s*%)?|\\s*%)`,
  'USD/USD': `${digits}[kMB]`,
  count: `${digits}[kMB]`,
} as const

/** What follows a number: as many denominators as the field wants, in any order. */
const denominators = (heads: readonly Head[], isRate: boolean): string => {
  const words = [...heads.map(head => `${head}s?`), ...(isRate ? [anyPeriod] : [])]
  if (words.length === 0) return ''
  const one = `(?:\\s*/\\s*|\\s+per\\s+)(?:${words.join('|')})`
  return words.length === 1 ? one : `(?:${one}){${words.length}}`
}

/** One certain value. What a pattern lets through can still be wrong for the reader, never the other way round. */
export const scalarSchema = (kind: Kind): Schema => {
  const { unit, rate, per = [] } = kind
  const isBare = rate === undefined && per.length === 0 && (unit === '1' || unit === 'USD/USD' || unit === 'count')
  const body = isBare ? bareBodies[unit] : bodies[unit]
  const pattern = `^\\s*${body}${denominators(per, rate !== undefined)}\\s*$`
  return {
    title: 'one value',
    type: isBare ? ['string', 'number'] : 'string',
    pattern,
    patternErrorMessage: `expected ${wanted(kind)}`,
  }
}

/** A number without a unit. */
export const plainScalar: Schema = { type: ['number', 'string'], pattern: `^\\s*${digits}[kMB]\\s*$` }

/** A number without a unit, or a share. */
export const shareScalar: Schema = { type: ['number', 'string'], pattern: `^\\s*${number}(?:\\s*%)?\\s*$` }

const word = '(?:\\s*/\\s*|\\s+per\\s+)[A-Za-z]+'
const anyNumber = number.replace('[+-]?', '[+-]?(?:\\$\\s*)?')

/** A value of any kind, as a named input has it. */
export const anyScalar: Schema = {
  title: 'one value',
  type: ['string', 'number'],
  pattern: `^\\s*${anyNumber}\\s*(?:%|${anyPeriod}|hours?)?(?:${word})*\\s*$`,
  patternErrorMessage: 'expected a quantity such as 20%, $1.2M, 9 months, $145 per hour or 5.3',
}

/** A day of the calendar, as the value of a field. */
export const dayScalar: Schema = {
  title: 'a date',
  type: ['string', 'number'],
  pattern: '^\\s*[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?\\s*$',
  patternErrorMessage: 'expected a date such as 2026-01-31',
}
