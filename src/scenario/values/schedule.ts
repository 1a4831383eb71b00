import type { Field } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Quantity, Scenario } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { quoted } from '../words.ts'
import type { Entry, MapNode, TreeNode } from '../yaml/tree.ts'
import { type CalendarDate, dateOf } from './date.ts'

type Time = Scenario['time']

/** True for a key that is a date, or was meant as one: 2026, 2026-01, 2026-01-31, 2026-Q1. */
export const looksLikeDate = (key: string): boolean => /^(?:19|20|21)\d\d(?:$|[-/. ]?[Qq]?\d)/.test(key)

/** True if a map is a value that changes on dates. */
export const isSchedule = (node: TreeNode): boolean =>
  node.kind === 'map' && [...node.entries.keys()].some(looksLikeDate)

const dayNumber = ([year, month, day]: CalendarDate): number => Date.UTC(year, month - 1, day) / 86_400_000

const startOf = ({ start }: Time): CalendarDate => {
  const [year, month, day] = start.split('-').map(Number)
  return [year, month, day]
}

/** The first step that begins on a date or after it; below 0 or 0 for a date that is not after the start. */
const stepFrom = (date: CalendarDate, time: Time): number => {
  const start = startOf(time)
  if (time.step === 'day' || time.step === 'week')
    return Math.ceil((dayNumber(date) - dayNumber(start)) / (time.step === 'week' ? 7 : 1))
  const months = 12 * (date[0] - start[0]) + date[1] - start[1] + (date[2] > 1 ? 1 : 0)
  return Math.ceil(months / (time.step === 'quarter' ? 3 : 1))
}

/** The start of a scenario as the key of a schedule. */
const startKey = ({ start }: Time): string => (start.endsWith('-01') ? start.slice(0, 7) : start)

type Dated = { readonly entry: Entry; readonly step: number; readonly day: number }

/** The entries with the steps from which they hold, in the order of time; undefined after a complaint. */
const datedEntries = (node: MapNode, path: string, time: Time, complain: Complain): readonly Dated[] | undefined => {
  const dated: Dated[] = []
  let fine = true
  for (const entry of node.entries.values()) {
    const { key, keyPlace: place } = entry
    if (!/^\d/.test(key)) {
      const help = 'a value that changes has dates for keys; write each value under the date it holds from'
      complain('E121', `${quoted(key)} does not belong beside dates`, { place, path, help })
      fine = false
      continue
    }
    const date = dateOf(key)
    if ('problem' in date) {
      complain('E140', date.problem, { place, path, help: date.help })
      fine = false
    } else dated.push({ entry, step: Math.max(0, stepFrom(date, time)), day: dayNumber(date) })
  }
  return fine ? dated.sort((a, b) => a.day - b.day) : undefined
}

const sameStep = (first: Dated, second: Dated, path: string, time: Time, complain: Complain): void => {
  const [a, b] = [first.entry, second.entry].sort((x, y) => x.keyPlace.start - y.keyPlace.start)
  const isSame = first.day === second.day
  complain('E147', `${a.key} and ${b.key} are ${isSame ? 'the same day' : `in one step: a step is a ${time.step}`}`, {
    place: b.keyPlace,
    path,
    help: isSame ? 'keep one of them' : 'keep one of them, or write a shorter "step" under "time"',
    also: [{ place: a.keyPlace, note: 'the other one' }],
  })
}

const startsLate = ({ entry }: Dated, path: string, time: Time, complain: Complain): void => {
  const example = entry.value.kind === 'scalar' ? entry.value.text : '...'
  complain('E147', `nothing is said for the time from ${startKey(time)}, the start, to ${entry.key}`, {
    place: entry.keyPlace,
    path,
    help: `add "${startKey(time)}: ${example}" before it, with what holds until then`,
  })
}

/** What cannot be a piece of a schedule, with a complaint. */
const isNoPiece = ({ key, value }: Entry, path: string, complain: Complain): boolean => {
  const at = { place: value.place, path }
  if (value.kind !== 'map') return false
  if (value.entries.has('value'))
    complain('E121', 'a record stands around the whole schedule', {
      ...at,
      help: `write {value: {${key}: ...}, note: ...}`,
    })
  else if (isSchedule(value))
    complain('E147', 'a schedule inside a schedule', { ...at, help: 'write one map of dates' })
  else if (value.entries.has('over') && value.entries.has('end'))
    complain('E147', 'a ramp inside a schedule', { ...at, help: 'write a date for each of its values' })
  else return false
  return true
}

/** Of several dates up to the start the last one counts, with a warning of those before it. */
const heldFromStart = (dated: readonly Dated[], path: string, { time, warn }: Tools): readonly Dated[] => {
  const last = dated.findLastIndex(({ step }) => step === 0)
  for (const [n, { entry }] of dated.slice(0, last).entries()) {
    const next = dated[n + 1]
    const when = next.day < dayNumber(startOf(time)) ? `before the start (${startKey(time)})` : 'at the start'
    warn('E186', `${entry.key} never holds: ${next.entry.key} replaces it ${when}`, {
      place: entry.keyPlace,
      path,
      help: 'remove it, or check the year',
    })
  }
  return dated.slice(last)
}

/** The entries that hold at some time; two dates in a step after the start cannot both hold. */
const inForce = (dated: readonly Dated[], path: string, tools: Tools): readonly Dated[] | undefined => {
  const { time, complain } = tools
  const [first] = dated
  if (first.step > 0) {
    startsLate(first, path, time, complain)
    return undefined
  }
  const clash = dated.findIndex((one, i) => {
    const before = dated[i - 1]
    return (
      before !== undefined &&
      (one.day === before.day || (one.step > 0 && one.step < time.steps && one.step === before.step))
    )
  })
  if (clash > 0) {
    sameStep(dated[clash - 1], dated[clash], path, time, complain)
    return undefined
  }
  return heldFromStart(dated, path, tools)
}

/** Why a field cannot change over time, if it cannot. */
const fixedText = (field: Field): string | undefined => {
  const name = quoted(field.path.split('.').findLast(part => part !== '*') ?? '')
  if (field.initial === true) return `${name} is only looked at at the start`
  return field.certain === true || field.many === true ? `${name} cannot change over time` : undefined
}

/** A time that was not readable is before any that can be written. */
const isKnown = (time: Time): boolean => time.start >= '1970'

/** A map of dates as a value that changes; each piece is read by `read`. Undefined after a complaint. */
export const readSchedule = (
  field: Field,
  node: MapNode,
  path: string,
  tools: Tools,
  read: (piece: TreeNode) => Quantity | undefined,
): Quantity | undefined => {
  const { complain, time } = tools
  const fixed = fixedText(field)
  if (fixed !== undefined) {
    complain('E147', fixed, { place: node.place, path, help: 'write one value, without a date' })
    return undefined
  }
  const dated = datedEntries(node, path, time, complain)
  let fine = dated !== undefined
  const quantities = new Map<Place, Quantity>()
  for (const { key, keyPlace, value } of node.entries.values()) {
    if (!/^\d/.test(key)) continue
    const quantity = isNoPiece({ key, keyPlace, value }, path, complain) ? undefined : read(value)
    if (quantity === undefined) fine = false
    else quantities.set(keyPlace, quantity)
  }
  const held = dated === undefined || !isKnown(time) ? dated : inForce(dated, path, tools)
  if (!fine || held === undefined) return undefined
  const pieces = held.flatMap(({ entry, step }) => {
    const quantity = quantities.get(entry.keyPlace)
    if (quantity === undefined) return []
    if (step < time.steps) return [{ from: step, since: entry.key, quantity }]
    tools.warn('E186', `${entry.key} is after the horizon: this value never holds`, {
      place: entry.keyPlace,
      path,
      help: 'remove it, or write a longer "horizon" under "time"',
    })
    return []
  })
  return { kind: 'schedule', pieces }
}

/** Of whole mixes by date the schedule of one element; one that a mix does not name has no share. */
export const byElement = (node: MapNode, element: string): MapNode => ({
  ...node,
  entries: new Map(
    [...node.entries].map(([key, entry]): [string, Entry] => {
      const share = entry.value.kind === 'map' ? entry.value.entries.get(element)?.value : undefined
      return [key, { ...entry, value: share ?? { kind: 'scalar', text: '0%', quoted: false, place: entry.keyPlace } }]
    }),
  ),
})

/** The steps in which any of some values changes, the first among them. */
export const changes = (quantities: readonly (Quantity | undefined)[]): readonly number[] => {
  const steps = quantities.flatMap(one => (one?.kind === 'schedule' ? one.pieces.map(({ from }) => from) : []))
  return [...new Set([0, ...steps])].sort((a, b) => a - b)
}

/** What holds in a step. */
export const heldAt = (quantity: Quantity | undefined, step: number): Quantity | undefined =>
  quantity?.kind === 'schedule' ? quantity.pieces.findLast(({ from }) => from <= step)?.quantity : quantity
