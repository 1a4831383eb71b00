import { heads, periods } from '../../kernel/unit.ts'
import { quoted } from '../words.ts'
import { fixed, type Wrong } from '../wrong.ts'

/** Words for how often, at the end of a rate, as they are written here. */
const often: readonly (readonly [RegExp, string])[] = [
  [/ ?(?:\bp\.? ?a\.?|\bannually|\byearly)$/i, 'per year'],
  [/ ?\bquarterly$/i, 'per quarter'],
  [/ ?(?:\bp\.? ?m\.?|\bmonthly)$/i, 'per month'],
  [/ ?\bweekly$/i, 'per week'],
  [/ ?\bdaily$/i, 'per day'],
  [/ ?\bhourly$/i, 'per hour'],
  [/ (?:an?|each|every) (year|quarter|month|week|day|hour|head|rep|deal|customer)$/i, 'per $1'],
]

/** A rate in other words than `per`: `12% p.a.`, `$140 an hour`. */
export const otherRate = (text: string): Wrong | undefined => {
  for (const [pattern, right] of often) {
    const [said] = /\d/.test(text) ? (pattern.exec(text) ?? []) : []
    if (said === undefined) continue
    const per = said.replace(pattern, right).toLowerCase()
    const start = text.length - said.trimStart().length
    return {
      ...fixed(
        { code: 'E110', problem: `${quoted(said.trim())} is written ${quoted(per)}` },
        `${text.slice(0, -said.length)} ${per}`,
      ),
      start,
      end: text.length,
    }
  }
  return undefined
}

const part = '([+-]?\\$?[0-9]{1,12}(?:\\.[0-9]{1,12})?)(%|k|M|B)?'
const range = new RegExp(`^${part} ?(?:-|\\u2013|\\u2014|\\.\\.\\.?|to) ?${part}((?: ?%?[ /].{1,60})?)$`)

/** The number in the middle, with no more digits than it needs. */
const middle = (low: number, high: number): string => String(Number(((low + high) / 2).toPrecision(12)))

/** Two ends in one text, `10-30%`, as the three numbers of a range; undefined if they are none. */
export const asRange = (text: string, isGood: (part: string) => boolean): Wrong | undefined => {
  const match = /^\d{4}-\d\d(?:-\d\d)?$/.test(text) ? null : range.exec(text)
  if (match === null) return undefined
  const [, from, fromUnit, to, toUnit = '', tail] = match
  if (fromUnit !== undefined && fromUnit !== toUnit) return undefined
  const [low, high] = [from, to].map(end => Number(end.replace('$', '')))
  const dollar = from.includes('$') ? '$' : ''
  const three = [low, Number(middle(low, high)), high].map(value => `${dollar}${value}${toUnit}${tail}`)
  if (!(low < high) || (to.includes('$') && dollar === '') || !three.every(isGood)) return undefined
  const [a, b, c] = three
  return {
    code: 'E110',
    problem: `${quoted(text)} is not how a range is written`,
    help: `for a range write {low: ${a}, typical: ${b}, high: ${c}}`,
  }
}

const isUnit = (word: string): boolean =>
  /^(?:hours?|(?:k|M|B)|to|per|.)$/.test(word) || [...periods, ...heads].some(one => word === one || word === `${one}s`)

/** What looks like a formula without its `=`; undefined if nothing does. */
export const asFormula = (text: string): Wrong | undefined => {
  const parts = text.split(/ ?[*+()^] ?| [-/] /)
  const isName = (one: string): boolean =>
    !isUnit(one) && /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*){0,5}$/.test(one)
  const isPart = (one: string): boolean => one === '' || isName(one) || /^\$?\d[\d.]{0,15}(?:%|k|M|B)?$/.test(one)
  if (parts.length < 2 || parts.length > 20 || !parts.every(isPart) || !parts.some(isName)) return undefined
  return { code: 'E110', problem: 'a formula starts with "="', help: `write "= ${text}"` }
}

/** Other words for what follows "per". */
const perWords: Readonly<Record<string, string>> = {
  annum: 'year',
  yr: 'year',
  qtr: 'quarter',
  mo: 'month',
  mth: 'month',
  wk: 'week',
  hr: 'hour',
  hrs: 'hour',
  h: 'hour',
  d: 'day',
  w: 'week',
  y: 'year',
  yrs: 'year',
  person: 'head',
  employee: 'head',
  fte: 'head',
}

/** What another word after "per" means; undefined if nobody knows. */
export const otherPer = (word: string): string | undefined =>
  Object.hasOwn(perWords, word.toLowerCase()) ? perWords[word.toLowerCase()] : undefined

/** Short words for units, as they are written here. */
export const shortUnits: Readonly<Record<string, string>> = {
  h: 'hours',
  hr: 'hours',
  hrs: 'hours',
  d: 'days',
  wk: 'weeks',
  wks: 'weeks',
  mo: 'months',
  mos: 'months',
  mth: 'months',
  mths: 'months',
  qtr: 'quarters',
  qtrs: 'quarters',
  y: 'years',
  yr: 'years',
  yrs: 'years',
}
