import type { Field } from '../../kernel/field.ts'
import type { Period, Unit } from '../../kernel/unit.ts'
import { counted, plain, quoted, valueText, wanted } from '../words.ts'
import { fixed, isWrong, readMended, type Wrong } from '../wrong.ts'
import { type Amount, type Dimension, readAmount } from './amount.ts'

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

const periodText = (period: Period | undefined): string => (period === undefined ? '' : ` per ${period}`)

/** A quantity without what it is per. */
const bare = (text: string): string => text.trim().split(/\s+per\s|\s*\//)[0]

/** A number as months or days, whichever the field takes, and how a help says so. */
const asDuration = (field: Demand, value: number): [text: string, help: (right: string) => string] => {
  const [months, days] = [counted(value, 'month'), counted(value, 'day')]
  const takes = (text: string) => !isWrong(fitOnce(text, field))
  if (!takes(days)) return [months, right => `write ${right}`]
  return takes(months) ? [months, right => `write ${right} or ${days}`] : [days, right => `write ${right}`]
}

/** What is wrong with a plain number where a field wants a unit, and how it should have been written. */
const withoutUnit = (field: Demand, amount: Amount, wrong: Wrong): Wrong => {
  const value = plain(amount.value)
  const per = [...amount.heads.map(head => ` per ${head}`), periodText(amount.period)].join('')
  if (field.unit === 'USD') return fixed(wrong, `${amount.value < 0 ? '-' : ''}$${value.replace('-', '')}${per}`)
  if (field.unit === 'months') return fixed(wrong, ...asDuration(field, amount.value))
  return fixed(wrong, counted(amount.value, 'hour') + per)
}

const wrongKind = (field: Demand, amount: Amount, text: string): Wrong | undefined => {
  const want = takes[field.unit]
  if (amount.dimension === want) return undefined
  if (want === 'share' && amount.dimension === 'plain') {
    if (amount.value >= field.range[0] && amount.value <= Math.max(1, field.range[1])) return undefined
    const value = plain(amount.value)
    const wrong: Wrong = { code: 'E114', problem: `a share is 0 to 1, or has a %, but is ${value}` }
    if (amount.value <= 0 || amount.value > 100) return fixed(wrong, '20%', right => `write a share such as ${right}`)
    return fixed(wrong, `${value}%${periodText(amount.period)}`, right => `did you mean ${right}?`)
  }
  const wrong: Wrong = {
    code: 'E111',
    problem: `expected ${wanted(field)} but found ${found[amount.dimension]}`,
  }
  if (amount.dimension === 'plain') return withoutUnit(field, amount, wrong)
  if (field.unit !== 'USD/USD' || amount.dimension !== 'share') return wrong
  return fixed(
    wrong,
    `${plain(amount.value)}${periodText(amount.period)}`,
    right => `write ${right} if that is what ${quoted(text)} means`,
  )
}

const wrongDenominators = (field: Demand, amount: Amount, text: string): Wrong | undefined => {
  const expected = `expected ${wanted(field)}`
  const heads = field.per ?? []
  const period = field.rate === undefined ? undefined : (amount.period ?? (field.unit === 'count' ? 'month' : 'year'))
  const hourly = amount.period !== undefined && field.rate === undefined && !amount.heads.includes('hour')
  if (hourly && heads.includes('hour'))
    return fixed(
      { code: 'E112', problem: `an hourly price is wanted, and this is per ${amount.period}`, expected },
      `${bare(text)} per hour`,
      fix => `divide it by the hours of a ${amount.period}, or write ${fix} if that is meant`,
    )
  const right = `${bare(text)}${heads.map(head => ` per ${head}`).join('')}${periodText(period)}`
  const missing = heads.find(head => !amount.heads.includes(head))
  const extra = amount.heads.find(head => !heads.includes(head))
  if (extra !== undefined)
    return fixed({ code: 'E113', problem: `"per ${extra}" does not belong here`, expected }, right)
  if (field.rate !== undefined && amount.period === undefined)
    return fixed(
      { code: 'E112', problem: 'a rate without a period', expected },
      right,
      fix => `write "${fix}", or another period`,
    )
  if (field.rate === undefined && amount.period !== undefined) {
    const problem = `this is not a rate: "per ${amount.period}" does not belong here`
    return fixed({ code: 'E112', problem, expected }, right)
  }
  if (missing === undefined) return undefined
  return fixed({ code: 'E113', problem: `"per ${missing}" is missing`, expected }, right)
}

const wrongValue = (field: Demand, value: number, text: string): Wrong | undefined => {
  const [low, high] = field.range
  if (value < low || value > high) {
    const [from, to, worked] = [low, high, value].map(one => valueText(one, field.unit))
    // Three weeks in months would be a number that nobody has written.
    const found = field.unit === 'months' ? text.trim() : worked
    const limit = field.unit === '1' ? `${from} to ${to}` : value < low ? `at least ${from}` : `at most ${to}`
    const wrong: Wrong = { code: 'E114', problem: `must be ${limit} but is ${found}` }
    const right = text.trim().replace('-', '')
    if (value < 0 && -value >= low && -value <= high) return { ...wrong, help: `write ${right} if the minus is a slip` }
    if (field.unit === '1' && high === 1 && value > 1 && value < 10)
      return { ...wrong, help: `did you mean ${text.trim().replace(bare(text), valueText(value / 10, '1'))}?` }
    return { ...wrong, help: `choose a value from ${from} to ${to}` }
  }
  if (field.integer === true && !Number.isInteger(value))
    return fixed(
      { code: 'E115', problem: `must be a whole number but is ${plain(value)}` },
      `${Math.round(value)}${text.trim().slice(bare(text).length)}`,
    )
  return undefined
}

/** A count with what it counts, `6 heads`: the number alone is meant. */
const namedCount = (text: string, field: Demand): Wrong | undefined => {
  const [, number, word, tail] = /^\s*([+-]?[0-9][0-9.]{0,15}) ?([A-Za-z]{2,30})\b(.{0,60})$/.exec(text) ?? []
  if (field.unit !== 'count' || number === undefined || isWrong(readAmount(number))) return undefined
  const read = readMended(`${number} ${word}`, readAmount)
  if (!isWrong(read) || !read.problem.startsWith('unknown unit')) return undefined
  const start = text.indexOf(word, text.indexOf(number) + number.length)
  const problem = field.rate === undefined ? 'a count has no unit' : `a count has no unit besides its period`
  return {
    ...fixed({ code: 'E110', problem: `${problem}: ${quoted(word)}` }, `${number}${tail}`),
    start,
    end: start + word.length,
  }
}

const fitOnce = (text: string, field: Demand): Fitted | Wrong => {
  const counted = namedCount(text, field)
  if (counted !== undefined) return counted
  const amount = readAmount(text)
  if (isWrong(amount) && field.integer === true && amount.help?.startsWith('for a range'))
    return { ...amount, help: 'write one whole number, or {discrete: [{value: 3, weight: 1}, {value: 4, weight: 1}]}' }
  if (isWrong(amount))
    return amount.expected === undefined && amount.code === 'E110'
      ? { ...amount, expected: `expected ${wanted(field)}` }
      : amount
  const wrong =
    wrongKind(field, amount, text) ?? wrongDenominators(field, amount, text) ?? wrongValue(field, amount.value, text)
  if (wrong !== undefined) return wrong
  return amount.period === undefined ? { value: amount.value } : { value: amount.value, per: amount.period }
}

/** One quantity text, read for a field: right kind, right denominators, inside the range. */
export const fitText = (text: string, field: Demand): Fitted | Wrong => readMended(text, one => fitOnce(one, field))
