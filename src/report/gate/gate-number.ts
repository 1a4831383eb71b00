import type { Unit } from '../../kernel/unit.ts'
import { noValue } from '../number-text.ts'

const nbsp = '\u00a0'

const factors = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A size in so many leading digits. */
const leading = (size: number, digits: number): string => {
  const text = size.toPrecision(digits)
  if (text.includes('e') || size >= 1e15) return size.toExponential(digits - 1).replace('e+', 'e')
  return size >= 1000 ? grouped(size.toFixed(0)) : text
}

/** The same, and whole where it is whole. */
const wholeOr = (size: number, digits: number): string =>
  Number.isInteger(size) && size < 1000 ? String(size) : leading(size, digits)

/** As `leading`, with a letter for thousands and more; a size that rounds up to 1000 gets the next letter. */
const lettered = (size: number, digits: number): string => {
  const rounded = Number(size.toPrecision(digits))
  const found = factors.find(([factor]) => rounded >= factor)
  return found === undefined || size >= 1e15 ? wholeOr(size, digits) : `${leading(size / found[0], digits)}${found[1]}`
}

const sized = (size: number, unit: Unit, digits: number, isDifference: boolean): string => {
  if (unit === 'USD') return `$${lettered(size, digits)}`
  if (unit === '1') return `${wholeOr(size * 100, digits)}${nbsp}${isDifference ? 'pt' : '%'}`
  const suffix = unit === 'months' ? `${nbsp}mo` : unit === 'hours' ? `${nbsp}h` : ''
  return `${lettered(size, digits)}${suffix}`
}

const signOf = (value: number, plus: string): string => (value < 0 ? '−' : plus)

/** A value in four leading digits, so that a small change shows: `$4.712M`, `34.21 %`, `21.37`, `14.25 mo`. */
export const levelText = (value: number | null, unit: Unit): string =>
  value === null || !Number.isFinite(value) ? noValue : `${signOf(value, '')}${sized(Math.abs(value), unit, 4, false)}`

/** A change in three leading digits with its sign; of a share in points: `−$512k`, `+0.400 pt`. Exactly 0 is `0`. */
export const changeText = (value: number | null, unit: Unit): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  return value === 0 ? '0' : `${signOf(value, '+')}${sized(Math.abs(value), unit, 3, true)}`
}

/** How far something may be off, either way: `±$21.0k`. */
export const spreadText = (value: number | null, unit: Unit): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  return value === 0 ? '0' : `±${sized(Math.abs(value), unit, 3, true)}`
}

/** A change in parts of what it was: `−10.9 %`; beyond a factor of a hundred it says no more than that. */
export const relativeText = (value: number | null): string => {
  if (value === null || !Number.isFinite(value)) return noValue
  if (value === 0) return '0'
  const size = Math.abs(value) * 100
  const digits = size >= 9999.5 ? '>9,999' : wholeOr(size, 3)
  return `${signOf(value, '+')}${digits}${nbsp}%`
}
