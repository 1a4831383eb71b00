import type { Unit } from '../kernel/unit.ts'

/** Stands where a figure has no value. */
export const noValue = '–'

const minus = '−'
const narrow = '\u00a0' // keeps a number and its sign on one line

const letters = [
  { factor: 1e12, letter: 'T' },
  { factor: 1e9, letter: 'B' },
  { factor: 1e6, letter: 'M' },
  { factor: 1e3, letter: 'k' },
] as const

type Amount = { readonly digits: string; readonly letter: string }

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A rounded number from 0 on: one decimal below 10, and (unless coarse) below 100 where the letter is M or greater. */
const rounded = (scaled: number, letter: string, coarse = false): string => {
  if (scaled >= 1e6) return scaled.toExponential(1).replace('e+', 'e')
  const decimals = scaled < 9.95 || (!coarse && scaled < 99.95 && letter !== 'k') ? 1 : 0
  return decimals === 1 ? scaled.toFixed(1) : grouped(scaled.toFixed(0))
}

const amountOf = (size: number, coarse: boolean): Amount => {
  for (const { factor, letter } of letters) {
    // 999.6k is written 1.0M, so the scale is chosen after rounding
    if (size / factor >= 0.9995 || (letter === 'k' && size >= 999.5))
      return { digits: rounded(size / factor, letter, coarse), letter }
  }
  if (size >= 9.995 || Number.isInteger(size)) return { digits: size.toFixed(0), letter: '' }
  return { digits: size.toFixed(2), letter: '' }
}

const isZero = (digits: string): boolean => Number(digits.replace(/,/g, '')) === 0

const withSign = (value: number, text: string, zero: boolean, signed: boolean): string =>
  zero ? text : value < 0 ? `${minus}${text}` : signed ? `+${text}` : text

const money = (usd: number | null, signed: boolean, coarse: boolean): string => {
  if (usd === null || !Number.isFinite(usd)) return noValue
  const { digits, letter } = amountOf(Math.abs(usd), coarse)
  const zero = isZero(digits)
  return withSign(usd, zero ? '$0' : `$${digits}${letter}`, zero, signed)
}

/** `$1.2M`, `−$340k`, `$950`, `$0`; with `signed` also `+$1.2M`. */
export const moneyText = (usd: number | null, signed = false): string => money(usd, signed, false)

const percentDigits = (share: number): string => {
  const percent = Math.abs(share) * 100
  const whole = percent.toFixed(0)
  if (percent > 0 && whole === '0') return '<1'
  if (percent < 100 && whole === '100') return '>99'
  return grouped(whole)
}

/** `62 %` of the share 0.62; a share that is neither 0 nor 1 is never rounded to `0 %` or `100 %`. */
export const shareText = (share: number | null, signed = false): string =>
  share === null || !Number.isFinite(share)
    ? noValue
    : withSign(share, `${percentDigits(share)}${narrow}%`, share === 0, signed)

/** `1.72`, `12.4`, `1,240`: three leading digits. */
export const plainText = (value: number | null, signed = false): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  const size = Math.abs(value)
  const digits =
    size >= 1e15 ? rounded(size, '') : size >= 99.95 ? grouped(size.toFixed(0)) : size.toFixed(size < 9.995 ? 2 : 1)
  return withSign(value, digits, isZero(digits), signed)
}

/** `1,240`, `12.5`: a number of whole things; its median may lie between two of them. */
export const countText = (value: number | null, signed = false): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  const size = Math.abs(value)
  const digits =
    size >= 1e15 ? rounded(size, '') : size >= 100 ? grouped(size.toFixed(0)) : size.toFixed(1).replace('.0', '')
  return withSign(value, digits, isZero(digits), signed)
}

const suffixes: Readonly<Record<Unit, string>> = {
  USD: '',
  '1': '',
  'USD/USD': '',
  count: '',
  months: `${narrow}months`,
  hours: `${narrow}h`,
}

/** A value of the unit for people: `$1.2M`, `62 %`, `1.72`, `1,240`, `14 months`, `120 h`; `–` when it has none. */
export const figureText = (value: number | null, unit: Unit, signed = false): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  if (unit === 'USD') return moneyText(value, signed)
  if (unit === '1') return shareText(value, signed)
  if (unit === 'USD/USD') return plainText(value, signed)
  const text = countText(value, signed)
  return unit === 'months' && text === '1' ? `1${narrow}month` : `${text}${suffixes[unit]}`
}

/** `$0.4–2.6M`, `$23–44M`, `$340k–1.2M`, `−$120k to $1.2M`, `12–34 %`. */
export const rangeText = (low: number | null, high: number | null, unit: Unit): string => {
  const from = unit === 'USD' ? money(low, false, true) : figureText(low, unit)
  const to = unit === 'USD' ? money(high, false, true) : figureText(high, unit)
  if (from === to || low === null || high === null) return from === to ? from : `${from} to ${to}`
  if (low < 0) return `${from} to ${to}`
  if (unit !== 'USD') return `${from.replace(/\u00a0.*$/, '')}–${to}`
  const letter = to.slice(-1)
  return `${/\d/.test(letter) || from.slice(-1) !== letter ? from : from.slice(0, -1)}–${to.slice(1)}`
}

/** `73`, `fewer than 1`, `more than 99`: how many of 100 futures a share is. */
export const of100Text = (share: number): string => {
  const whole = (share * 100).toFixed(0)
  if (share > 0 && whole === '0') return 'fewer than 1'
  if (share < 1 && whole === '100') return 'more than 99'
  return whole
}
