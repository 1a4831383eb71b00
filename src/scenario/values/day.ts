import type { Field } from '../../kernel/field.ts'
import { periodYears } from '../../kernel/unit.ts'
import { isNone, noneInside } from '../layers/none.ts'
import type { Quantity, Scenario } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { counted } from '../words.ts'
import { kindText, type TreeNode } from '../yaml/tree.ts'
import { type CalendarDate, dateOf } from './date.ts'

type Time = Scenario['time']

const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000

/** Days in a month of a year of 365.25 of them. */
const monthDays = 365.25 / 12

/**
 * How long after the start of a scenario a day begins, in months of its steps: the whole steps before it, and of the step
 * that it is in the part that is over by days. Before the start, days of a 365.25th of a year.
 */
export const monthsTo = ([year, month, day]: CalendarDate, { start, step }: Pick<Time, 'start' | 'step'>): number => {
  const [y, m, d] = start.split('-').map(Number)
  const days = dayNumber(year, month, day) - dayNumber(y, m, d)
  if (days < 0) return days / monthDays
  if (step === 'day' || step === 'week') return (days / (step === 'week' ? 7 : 1)) * (periodYears[step] * 12)
  const size = step === 'quarter' ? 3 : 1
  const whole = Math.floor((12 * (year - y) + month - m) / size)
  const from = dayNumber(y, m + whole * size, 1)
  const to = dayNumber(y, m + (whole + 1) * size, 1)
  return (whole + (dayNumber(year, month, day) - from) / (to - from)) * size
}

/** A time that was not readable is before any that can be written. */
const isKnown = ({ start }: Time): boolean => start >= '1970'

/** What is wrong with a day that is too far from the start; undefined if nothing is. */
const outOfRange = (text: string, value: number, [low, high]: Field['range'], { start }: Time): string | undefined => {
  if (value >= low && value <= high) return undefined
  const [limit, side] = value < low ? [low, 'before'] : [high, 'after']
  const rule =
    limit === 0 ? `not be ${side} the start` : `be at most ${counted(Math.abs(limit), 'month')} ${side} the start`
  return `must ${rule}, ${start}, but is ${text}`
}

/** A day of the calendar as the value of a field; undefined after a complaint. */
export const readDay = (field: Field, node: TreeNode, path: string, tools: Tools): Quantity | undefined => {
  const { complain, time } = tools
  const at = { place: node.place, path }
  if (node.kind !== 'scalar') {
    const what = node.kind === 'map' && node.entries.size > 0 ? 'a map' : kindText(node)
    complain('E121', `expected a date, found ${what}`, { ...at, help: 'write one day, such as 2026-01-31' })
    return undefined
  }
  if (isNone(node)) {
    noneInside(node, path, complain)
    return undefined
  }
  const text = node.text.trim()
  if (text.startsWith('=')) {
    complain('E121', 'a date is no formula', { ...at, help: 'write one day, such as 2026-01-31' })
    return undefined
  }
  const date = dateOf(text)
  if ('problem' in date) {
    complain('E140', date.problem, { ...at, help: date.help })
    return undefined
  }
  const value = monthsTo(date, time)
  const problem = isKnown(time) ? outOfRange(text, value, field.range, time) : undefined
  if (problem === undefined) return { kind: 'worded', value, text }
  complain('E114', problem, { ...at, help: 'check the year, or "start" under "time"' })
  return undefined
}
