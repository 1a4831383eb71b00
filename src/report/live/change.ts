import type { Unit } from '../../kernel/unit.ts'
import { figureText, noValue } from '../number-text.ts'

/** A move of a figure in words, and whether it is for the better for its seat. */
export type Move = { readonly text: string; readonly tone: 'good' | 'bad' | '' }

/** Percentage points, with a sign; a move that is none in whole points has one decimal. */
const pointsText = (change: number): string => {
  const size = Math.abs(change) * 100
  const digits = size >= 0.95 ? size.toFixed(0) : size.toFixed(1)
  return `${change < 0 ? '−' : '+'}${digits} ${digits === '1' ? 'point' : 'points'}`
}

/** What a figure has become against what it was: `+$120k against the base`; a share in points. */
export const moveText = (was: number | null, is: number | null, unit: Unit, more: boolean): Move => {
  if (is === null) return { text: was === null ? '' : 'no value now', tone: '' }
  if (was === null) return { text: 'no value in the base', tone: '' }
  const change = is - was
  const text = unit === '1' ? pointsText(change) : figureText(change, unit, true)
  if (change === 0 || /^[−+]?[^\d]*0(\.0)?(\s|$)/.test(text) || text === noValue)
    return { text: 'as in the base', tone: '' }
  return { text: `${text} against the base`, tone: change > 0 === more ? 'good' : 'bad' }
}
