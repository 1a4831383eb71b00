import type { Field } from '../kernel/field.ts'
import type { Period, Unit } from '../kernel/unit.ts'
import { type Amount, type Dimension, readAmount, type Wrong } from './amount.ts'
import { denominators, plain, quoted, valueText, wanted } from './words.ts'

/** A value in the canonical unit of its field, and the period that a rate was stated in. */
export type Fitted = { readonly value: number; readonly per?: Period }

/** What a field asks of a quantity. */
export type Demand = Pick<Field, 'unit' | 'range' | 'rate' | 'per' | 'integer'>

const takes: Readonly<Record<Unit, Dimension>> = {
  USD: 'money',
  '1': 'share',
  'USD/USD': 'plain',
  count: 'plain',
  months: 'duration',
  hours: 'hours',
}

const found: Readonly<Record<Dimension, string>> = {
  money: 'an amount of money',
  share: 'a share',
  plain: 'a plain number',
  duration: 'a duration',
  hours: 'a number of hours',
}

/** How a plain number should have been written for a field that wants a unit. */
const withUnit = (field: Demand, value: number): string => {
  if (field.unit === 'USD') return `write $${plain(value)}${denominators(field)}`
  if (field.unit === 'months') return `write ${plain(value)} months or ${plain(value)} days`
  return `write ${plain(value)} hours${denominators(field)}`
}

const wrongKind = (field: Demand, amount: Amount, text: string): Wrong | undefined => {
  const want = takes[field.unit]
  if (amount.dimension === want) return undefined
  if (want === 'share' && amount.dimension === 'plain') {
    if (amount.value >= field.range[0] && amount.value <= Math.max(1, field.range[1])) return undefined
    const value = plain(amount.value)
    return {
      code: 'E114',
      problem: `a share is 0 to 1, or has a %, but is ${value}`,
      help:
        amount.value > 0 && amount.value <= 100 ? `did you mean ${value}%${periodText(amount)}?` : 'write 20% or 0.2',
    }
  }
  return {
    code: 'E111',
    problem: `expected ${wanted(field)} but found ${found[amount.dimension]}`,
    ...(amount.dimension === 'plain'
      ? { help: withUnit(field, amount.value) }
      : field.unit === 'USD/USD' && amount.dimension === 'share'
        ? { help: `write ${plain(amount.value)}${denominators(field)} if that is what ${quoted(text)} means` }
        : {}),
  }
}

const periodText = (amount: Amount): string => (amount.period === undefined ? '' : ` per ${amount.period}`)

const wrongDenominators = (field: Demand, amount: Amount, text: string): Wrong | undefined => {
  if (field.rate !== undefined && amount.period === undefined)
    return {
      code: 'E112',
      problem: 'a rate without a period',
      expected: `expected ${wanted(field)}`,
      help: `write "${text} per ${field.unit === 'count' ? 'month' : 'year'}", or another period`,
    }
  if (field.rate === undefined && amount.period !== undefined)
    return {
      code: 'E112',
      problem: `this is not a rate: "per ${amount.period}" does not belong here`,
      expected: `expected ${wanted(field)}`,
      help: `remove "per ${amount.period}"`,
    }
  const want = field.per ?? []
  const missing = want.find(head => !amount.heads.includes(head))
  const extra = amount.heads.find(head => !want.includes(head))
  if (missing === undefined && extra === undefined) return undefined
  return {
    code: 'E113',
    problem: extra === undefined ? `"per ${missing}" is missing` : `"per ${extra}" does not belong here`,
    expected: `expected ${wanted(field)}`,
    ...(extra === undefined ? { help: `say what it is per: ${wanted(field).replace(/^.* such as /, '')}` } : {}),
  }
}

const wrongValue = (field: Demand, value: number): Wrong | undefined => {
  const [low, high] = field.range
  if (value < low || value > high) {
    const [from, to, found] = [low, high, value].map(one => valueText(one, field.unit))
    const limit = field.unit === '1' ? `${from} to ${to}` : value < low ? `at least ${from}` : `at most ${to}`
    return { code: 'E114', problem: `must be ${limit} but is ${found}` }
  }
  if (field.integer === true && !Number.isInteger(value))
    return {
      code: 'E115',
      problem: `must be a whole number but is ${plain(value)}`,
      help: `write ${Math.round(value)}`,
    }
  return undefined
}

/** One quantity text, read for a field: right kind, right denominators, inside the range. */
export const fitText = (text: string, field: Demand): Fitted | Wrong => {
  const amount = readAmount(text)
  if ('problem' in amount)
    return amount.expected === undefined && amount.code === 'E110'
      ? { ...amount, expected: `expected ${wanted(field)}` }
      : amount
  const wrong =
    wrongKind(field, amount, text) ?? wrongDenominators(field, amount, text) ?? wrongValue(field, amount.value)
  if (wrong !== undefined) return wrong
  return amount.period === undefined ? { value: amount.value } : { value: amount.value, per: amount.period }
}
