import type { Unit } from '../kernel/unit.ts'

const minus = '\u2212'

const scales = [
  { factor: 1e12, letter: 'T' },
  { factor: 1e9, letter: 'B' },
  { factor: 1e6, letter: 'M' },
  { factor: 1e3, letter: 'k' },
] as const

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A number from 0 on with at most three leading digits: `950`, `1.2k`, `34k`, `340k`, `12.3M`. */
const short = (size: number, thousands = false): string => {
  for (const { factor, letter } of scales) {
    if (letter === 'k' && thousands) continue
    const scaled = size / factor
    if (scaled < 0.9995 && !(letter === 'k' && size >= 999.5)) continue
    const digits = scaled < 9.95 || (scaled < 99.95 && letter !== 'k') ? 1 : 0
    return `${digits > 0 ? scaled.toFixed(1) : grouped(scaled.toFixed(0))}${letter}`
  }
  if (size >= 9.95) return grouped(size.toFixed(0))
  const text = size.toFixed(size < 1 && size > 0 ? 2 : 1)
  return Number(text) === 0 ? '0' : text.replace(/\.?0+$/, '')
}

const withSign = (value: number, text: string, zero: boolean, signed: boolean): string =>
  zero ? text : value < 0 ? `${minus}${text}` : signed ? `+${text}` : text

/** `$1.2M`, `−$340k`, `$0`; with `signed` also `+$1.2M`. */
export const moneyText = (usd: number, signed = false): string => {
  const size = short(Math.abs(usd))
  return withSign(usd, `$${size}`, size === '0', signed)
}

/** `62 %` of the share 0.62. Never rounds a share that is not 0 or 1 to `0 %` or `100 %`. */
export const percentText = (share: number, signed = false): string => {
  const percent = Math.abs(share) * 100
  const whole = percent.toFixed(0)
  if (!signed && percent > 0 && whole === '0') return '<1\u00a0%'
  if (!signed && percent < 100 && whole === '100') return '>99\u00a0%'
  return withSign(share, `${grouped(whole)}\u00a0%`, whole === '0', signed)
}

/** `10,000`. */
export const countText = (count: number): string =>
  withSign(count, grouped(Math.abs(count).toFixed(0)), count === 0, false)

/** A value of the unit as it stands on a chart: `$1.2M`, `62 %`, `2.4×`, `1,240`, `14 months`, `120 h`. */
export const valueText = (value: number, unit: Unit, signed = false): string => {
  if (!Number.isFinite(value)) return 'no value'
  if (unit === 'USD') return moneyText(value, signed)
  if (unit === '1') return percentText(value, signed)
  const size = short(Math.abs(value), true)
  const text = withSign(value, size, size === '0', signed)
  if (unit === 'USD/USD') return `${text}\u00d7`
  if (unit === 'hours') return `${text}\u00a0h`
  if (unit === 'months') return `${text}\u00a0${size === '1' ? 'month' : 'months'}`
  return text
}
