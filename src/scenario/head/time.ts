import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Layer } from '../layers/chain.ts'
import { isMisspelt, roomOf, scalarOf } from '../layers/level.ts'
import type { Scenario, Step } from '../scenario.ts'
import { topKeys } from '../top-keys.ts'
import { type Amount, readAmount } from '../values/amount.ts'
import { counted, didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, readMended } from '../wrong.ts'
import type { Scalar } from '../yaml/tree.ts'

export const steps: readonly Step[] = ['day', 'week', 'month', 'quarter']

export const monthNames: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

const keys = ['start', 'step', 'horizon', 'vendorYear', 'partnerYear', 'chance']

/** Whether events happen by chance. */
export const chances = ['on', 'off'] as const

const maxSteps = 10_000

type Date3 = readonly [year: number, month: number, day: number]

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Days since 1970-01-01; months may run over. */
const dayNumber = ([year, month, day]: Date3): number =>
  Date.UTC(year, month - 1, Math.min(day, daysIn(year, month))) / 86_400_000

const isoText = (date: Date3): string =>
  [String(date[0]).padStart(4, '0'), ...date.slice(1).map(part => String(part).padStart(2, '0'))].join('-')

/** `January 2026` and `2026/1` as they are written here, or examples. */
const dateHelp = (text: string, wholeMonths: boolean): string => {
  const [name = '', year] = /^([A-Za-z]{3,9})\.? (\d{4})$/.exec(text.trim())?.slice(1) ?? []
  const named = monthNames.findIndex(month => month.toLowerCase().startsWith(name.toLowerCase())) + 1
  const numbers = /^(\d{4})[-/. ](\d\d?)$/.exec(text.trim())
  const [y, m] = numbers === null ? [Number(year), name === '' ? 0 : named] : [Number(numbers[1]), Number(numbers[2])]
  if (y >= 1970 && y <= 2200 && m >= 1 && m <= 12) return `write ${y}-${String(m).padStart(2, '0')}`
  return wholeMonths ? 'write 2026-01' : 'write 2026-01 or 2026-01-31'
}

/** `2026-01-31` as a date of the calendar, or the first day of `2026-01` or `2026-Q1`. */
const readDate = (node: Scalar, path: string, wholeMonths: boolean, complain: Complain): Date3 | undefined => {
  const match = /^(\d{4})-(?:Q([1-4])|(\d\d)(?:-(\d\d))?)$/.exec(node.text.trim())
  const bad = (message: string, help: string) => complain('E140', message, { place: node.place, path, help })
  if (match === null) {
    bad(`${quoted(node.text)} is not a date`, dateHelp(node.text, wholeMonths))
    return undefined
  }
  const [year, quarter, ofYear, day] = [1, 2, 3, 4].map(n => Number(match[n] ?? '1'))
  const month = match[2] === undefined ? ofYear : 3 * quarter - 2
  if (year < 1970 || year > 2200) bad(`the year ${year} is not between 1970 and 2200`, 'write 2026-01')
  else if (month < 1 || month > 12) bad(`${node.text} has no such month`, 'months are 01 to 12')
  else if (day < 1 || day > daysIn(year, month))
    bad(
      `${node.text} is not in the calendar`,
      wholeMonths
        ? `write ${isoText([year, month, 1]).slice(0, 7)}`
        : `${monthNames[month - 1]} ${year} has ${daysIn(year, month)} days`,
    )
  else return [year, month, day]
  return undefined
}

/** Whole steps in a horizon, or the two nearest horizons that are whole. */
const countSteps = (horizon: Amount, start: Date3, step: Step): number | readonly [string, string] => {
  const { count, unit } = horizon.of ?? { count: horizon.value, unit: 'month' }
  const months = unit === 'month' ? count : unit === 'quarter' ? 3 * count : unit === 'year' ? 12 * count : undefined
  const options = (exact: number): readonly [string, string] => [
    counted(Math.max(1, Math.floor(exact)), step),
    counted(Math.max(1, Math.floor(exact)) + 1, step),
  ]
  if (step === 'month' || step === 'quarter') {
    const size = step === 'month' ? 1 : 3
    const exact = (months ?? horizon.value) / size
    return months !== undefined && Number.isInteger(exact) ? exact : options(exact)
  }
  const end = months === undefined ? undefined : dayNumber([start[0], start[1] + Math.floor(months), start[2]])
  const days = end === undefined ? count * (unit === 'week' ? 7 : 1) : end - dayNumber(start)
  const exact = days / (step === 'week' ? 7 : 1)
  return Number.isInteger(exact) && (months === undefined || Number.isInteger(months)) ? exact : options(exact)
}

/** How a horizon without a unit could be written, if one of the ways is a whole number of steps. */
const horizonHelp = (count: number, start: Date3, step: Step): string => {
  const example = step === 'week' ? '260 weeks' : '5 years'
  if (!(count > 0 && count < 1000)) return `write ${example}`
  const fits = (['year', 'month'] as const).filter(unit => {
    const value = count * (unit === 'year' ? 12 : 1)
    return typeof countSteps({ dimension: 'duration', value, of: { count, unit }, heads: [] }, start, step) === 'number'
  })
  return `write ${fits.length === 0 ? example : fits.map(unit => counted(count, unit)).join(' or ')}`
}

const readSteps = (node: Scalar, start: Date3, step: Step, complain: Complain): number | undefined => {
  const path = 'time.horizon'
  const amount = readMended(node.text, readAmount)
  if (isWrong(amount)) {
    const isRange = amount.help?.startsWith('for a range') === true
    complainOf(isRange ? { ...amount, help: 'write one duration' } : amount, node, path, complain)
    return undefined
  }
  const bad = (message: string, help: string) => complain('E141', message, { place: node.place, path, help })
  if (amount.dimension !== 'duration' || amount.period !== undefined || amount.heads.length > 0) {
    const help = horizonHelp(amount.dimension === 'plain' ? amount.value : 0, start, step)
    complain('E111', `expected a duration such as 5 years but found ${quoted(node.text)}`, {
      place: node.place,
      path,
      help,
    })
    return undefined
  }
  const count =
    amount.value > 0 && amount.value < 12 * 1000 ? countSteps(amount, start, step) : amount.value > 0 ? maxSteps + 1 : 0
  if (typeof count !== 'number')
    bad(`the horizon is not a whole number of ${step}s`, `write ${count[0]} or ${count[1]}`)
  else if (count < 1) bad('the horizon must be at least one step', `${horizonHelp(0, start, step)}, or 1 ${step}`)
  else if (count > maxSteps) bad(`the horizon has more than ${maxSteps} steps`, 'shorten it, or take a longer step')
  else return count
  return undefined
}

const readMonth = (node: Scalar, path: string, complain: Complain): number | undefined => {
  const month = monthNames.indexOf(node.text) + 1
  if (month > 0) return month
  const short = monthNames.find(name => node.text.length >= 3 && name.toLowerCase().startsWith(node.text.toLowerCase()))
  complain('E120', `unknown month ${quoted(node.text)}`, {
    place: node.place,
    path,
    expected: oneOf(monthNames),
    help: short === undefined ? didYouMean(node.text, monthNames) : `did you mean "${short}"?`,
  })
  return undefined
}

/** The horizon from the start to the end of a month, as text. */
const endHelp = (layers: readonly Layer[]): string => {
  const rooms = layers.flatMap(({ tree }) => tree.entries.get('time')?.value ?? [])
  const textOf = (key: string): string =>
    rooms
      .map(room => (room.kind === 'map' ? room.entries.get(key)?.value : undefined))
      .map(node => (node?.kind === 'scalar' ? node.text.trim() : ''))
      .findLast(text => text !== '') ?? ''
  const [from, to] = [textOf('start'), textOf('end')].map(text => /^(\d{4})-(\d\d)(?:-\d\d)?$/.exec(text))
  const months = from && to ? 12 * (Number(to[1]) - Number(from[1])) + Number(to[2]) - Number(from[2]) + 1 : 0
  if (months < 1) return 'remove it, and write a horizon such as 4 years'
  const length = months % 12 === 0 ? counted(months / 12, 'year') : counted(months, 'month')
  return `"end" is not needed: write horizon: ${length}`
}

/** The room `time` of all layers; undefined after a complaint. `place` is where a missing part is reported. */
export const readTime = (
  layers: readonly Layer[],
  place: Place | undefined,
  complain: Complain,
): Scenario['time'] | undefined => {
  const room = roomOf(layers, 'time', keys, (code, message, detail) => {
    if (detail?.path !== 'time.end') complain(code, message, detail)
    else
      complain(code, '"end" is not a key of "time": the horizon says how long it is', {
        ...detail,
        help: endHelp(layers),
      })
  })
  const scalar = (key: string, what: string): Scalar | undefined => {
    const entry = room.get(key)
    return entry === undefined ? undefined : scalarOf(entry, `time.${key}`, what, complain)
  }
  const isMeant = (key: string): boolean =>
    layers.some(({ tree }) => {
      const time = tree.entries.get('time')
      // Written at the top level, where it was complained of.
      if (tree.entries.has(key)) return true
      if (time === undefined) return isMisspelt(tree, 'time', topKeys)
      if (key === 'horizon' && time.value.kind === 'map' && time.value.entries.has('end')) return true
      return time.value.kind === 'map' && isMisspelt(time.value, key, keys, 'time.')
    })
  const missing = ['start', 'horizon'].filter(key => !room.has(key) && !isMeant(key))
  if (missing.length > 0)
    complain('E125', `"time" needs ${missing.map(quoted).join(' and ')}`, {
      place: layers.map(layer => layer.tree.entries.get('time')?.keyPlace).findLast(Boolean) ?? place,
      path: 'time',
      help:
        room.size === 0
          ? 'add "time: {start: 2026-01, step: month, horizon: 5 years}"'
          : `add "${missing[0]}: ${missing[0] === 'start' ? '2026-01' : '5 years'}"`,
    })
  const stepNode = scalar('step', 'day, week, month or quarter')
  const step = room.has('step') ? steps.find(name => name === stepNode?.text) : 'month'
  if (stepNode !== undefined && step === undefined)
    complain('E120', `unknown step ${quoted(stepNode.text)}`, {
      place: stepNode.place,
      path: 'time.step',
      expected: oneOf(steps),
      help: didYouMean(stepNode.text, steps),
    })
  const startNode = scalar('start', 'a date such as 2026-01')
  const wholeMonths = step === 'month' || step === 'quarter'
  const start = startNode && readDate(startNode, 'time.start', wholeMonths, complain)
  if (start !== undefined && startNode !== undefined && wholeMonths && start[2] !== 1) {
    const help = `write ${isoText(start).slice(0, 7)}, or "step: day"`
    complain('E140', `with "step: ${step}" the start is the first day of a month`, {
      place: startNode.place,
      path: 'time.start',
      help,
    })
    return undefined
  }
  const horizon = scalar('horizon', 'a duration such as 5 years')
  const count = horizon && readSteps(horizon, start ?? [2026, 1, 1], step ?? 'month', complain)
  const months = ['vendorYear', 'partnerYear'].map(key => {
    const node = scalar(key, 'the name of a month')
    return node === undefined ? (room.has(key) ? undefined : 1) : readMonth(node, `time.${key}`, complain)
  })
  const [vendorYear, partnerYear] = months
  const chanceNode = scalar('chance', 'on or off')
  const chance = room.has('chance') ? chances.find(word => word === chanceNode?.text) : 'on'
  if (chanceNode !== undefined && chance === undefined)
    complain('E120', `unknown choice ${quoted(chanceNode.text)}`, {
      place: chanceNode.place,
      path: 'time.chance',
      expected: oneOf(chances),
      help: 'write "chance: off" where counts are to be what is expected of them, "chance: on" where they are drawn',
    })
  if (!start || !step || !count || !vendorYear || !partnerYear || !chance) return undefined
  const time = { start: isoText(start), step, steps: count, vendorYear, partnerYear }
  return chance === 'off' ? { ...time, chance: false } : time
}
