import type { Unit } from '../kernel/unit.ts'

const sizes = [
  { factor: 1e12, letter: 'T' },
  { factor: 1e9, letter: 'B' },
  { factor: 1e6, letter: 'M' },
  { factor: 1e3, letter: 'k' },
  { factor: 1, letter: '' },
] as const

const units: Readonly<Record<Unit, { readonly before: string; readonly after: string }>> = {
  USD: { before: '$', after: '' },
  '1': { before: '', after: ' %' },
  'USD/USD': { before: '', after: '\u00d7' },
  count: { before: '', after: '' },
  months: { before: '', after: '' },
  hours: { before: '', after: ' h' },
}

/** Decimals needed to tell the ticks apart, at most 3. */
const decimalsOf = (ticks: readonly number[], factor: number): number => {
  const exact = (decimals: number) =>
    ticks.every(tick => Math.abs(Number((tick / factor).toFixed(decimals)) - tick / factor) < 1e-9)
  return [0, 1, 2].find(exact) ?? 3
}

/**
 * The `labelExpr` of an axis with these ticks: all labels in one size and with the same decimals (`$0.5M`, `$1.0M`),
 * a bare zero, and a plus sign when `signed`. It is built from the ticks alone; no text of a user is in it.
 */
export const axisLabel = (unit: Unit, ticks: readonly number[], signed = false): string => {
  const { before, after } = units[unit]
  const greatest = Math.max(...ticks.map(Math.abs), 0)
  const { factor, letter } =
    unit === '1' ? { factor: 0.01, letter: '' } : (sizes.find(size => greatest >= size.factor) ?? sizes.at(-1)!)
  const format = `${signed ? '+' : ''}${before},.${decimalsOf(ticks, factor)}f`
  const zero = unit === '1' ? '0 %' : unit === 'USD' ? '$0' : '0'
  return `datum.value == 0 ? '${zero}' : format(datum.value / ${factor}, '${format}') + '${letter}${after}'`
}
