import type { ReadEntry } from '../uncertain/uncertain.ts'
import type { Fitted } from '../values/fit.ts'
import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import type { CellOptions } from './options.ts'

/** What spreadsheets and databases write where nothing is known. */
export const isMissing = (text: string): boolean =>
  /^(?:|-|\u2013|\u2014|#?n\/?a|nan|null|none|nil)$/i.test(text.trim())

const plainNumber = /^[+-]?[\d.,]+(?:[eE][+-]?\d+)?[kMB]?$/

/** A number without a unit, which `unit` is for. */
export const isPlain = (text: string): boolean => plainNumber.test(text)

/** `1.234,50` by the decimal mark that the scenario states: the other mark may stand between groups of three digits. */
const withPoint = (text: string, decimal: '.' | ','): string => {
  const group = decimal === ',' ? '.' : ','
  const digits = /[\d.,]+/.exec(text)?.[0] ?? ''
  const [whole, ...fractions] = digits.split(decimal)
  if (fractions.length > 1 || fractions[0]?.includes(group)) return text
  const parts = whole.split(group)
  if (parts.some((part, i) => i > 0 && part.length !== 3) || (parts.length > 1 && !/^\d{1,3}$/.test(parts[0])))
    return text
  return text.replace(digits, [parts.join(''), ...fractions].join('.'))
}

/** A plain number with its unit: `$` before it, all else after it. */
export const withUnit = (text: string, unit: string): string => {
  if (!isPlain(text)) return text
  const [, dollar, rest] = /^(\$?)(.*)$/.exec(unit) ?? []
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  const space = /^[A-Za-z/]/.test(rest) && !/^[kMB]\b/.test(rest) ? ' ' : ''
  return `${sign}${dollar}${text.slice(sign.length)}${space}${rest}`
}

/** Units that a column of plain numbers is likely to be in. */
export const units: readonly string[] = [
  ...['$', '"%"', 'months', 'hours', 'per month', '$ per year', '"% per year"', '$ per hour'],
  ...['$ per head per year', '$ per rep per year', '$ per deal'],
]

const marks = /^[+-]?\$?\d{1,3}(?:[.,]\d{3})*[.,]\d+(?:[eE][+-]?\d+)?[kMB%]?$/

/** A cell that cannot be read; `option` is what the scenario could say so that it can. */
export type BadCell = Wrong & { readonly option?: string }

const readText = (text: string, { decimal, unit }: CellOptions, read: ReadEntry): Fitted | Wrong => {
  const plain = decimal === undefined ? text : withPoint(text, decimal)
  return read(unit === undefined ? plain : withUnit(plain, unit))
}

/** The unit that would make a cell readable: nothing if it needs none, undefined if none does. */
const unitFor = (text: string, options: CellOptions, read: ReadEntry): string | undefined => {
  const fits = (changed: CellOptions): boolean => !isWrong(readText(text, changed, read))
  if (fits(options)) return ''
  if (options.unit !== undefined) return undefined
  const unit = units.find(one => fits({ ...options, unit: one.replaceAll('"', '') }))
  return unit === undefined ? undefined : `unit: ${unit}`
}

/** The option that would make a cell readable, if one would. */
const optionFor = (text: string, options: CellOptions, read: ReadEntry): string | undefined => {
  const unit = isPlain(text) ? unitFor(text, options, read) : undefined
  if (unit !== undefined) return `add ${unit}`
  if (options.decimal !== undefined || !marks.test(text)) return undefined
  const [comma, point] = ([',', '.'] as const).map(decimal => unitFor(text, { ...options, decimal }, read))
  const also = (other: string | undefined): string => (other === undefined || other === '' ? '' : ` and ${other}`)
  if (comma !== undefined && point !== undefined) {
    const [first, last] = text.includes(',') ? ['"."', '","'] : ['","', '"."']
    const sign = text.includes(',') ? 'comma' : 'point'
    const unit = point === '' ? '' : `${point} and `
    return `add ${unit}decimal: ${first} if the ${sign} groups thousands, or decimal: ${last} if it is the decimal mark`
  }
  if (comma !== undefined) return `add decimal: ","${also(comma)}`
  return point === undefined ? undefined : `add decimal: "."${also(point)}`
}

/** Reads a cell as `read` would; where an option of the scenario is the way out, the help says so. */
export const readCell = (text: string, options: CellOptions, read: ReadEntry): Fitted | BadCell => {
  if (isMissing(text)) {
    const problem = text.trim() === '' ? 'an empty cell' : `${quoted(text)} is no value`
    return { code: 'E146', problem, option: 'add missing: drop to leave out such rows' }
  }
  // A spreadsheet may write the sign of every number.
  const bare = text.replace(/^\s*\+(?=[\d.$])/, '')
  const result = readText(bare, options, read)
  if (!isWrong(result)) return result
  const option = optionFor(bare, options, read)
  const { problem, expected, help } = result
  return {
    code: 'E146',
    problem,
    ...(expected === undefined ? {} : { expected }),
    ...(help === undefined ? {} : { help }),
    ...(option === undefined ? {} : { option }),
  }
}
