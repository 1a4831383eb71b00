import { type Head, heads as headNames, type Period, periodYears, type Unit } from '../../kernel/unit.ts'
import type { Amount, Dimension } from '../values/amount.ts'
import type { Dims } from './term.ts'

/** What a share, a count and a plain number are made of. */
export const noDims: Dims = { usd: 0, months: 0, hours: 0, heads: [] }

/** What is true or false. */
export const truthDims: Dims = { ...noDims, truth: true }

/** How many months a period has; 12 x 30.4375 days are a year. */
export const monthsIn = (period: Period): number => 12 * periodYears[period]

/** One form for what is the same: `per hour` is hours to the power of -1, and what is per months is a rate per month. */
export const settled = ({ usd, months, hours, heads, per, truth }: Dims): Dims => {
  const isRate = months < 0 && per === undefined
  const kept = heads.filter(head => head !== 'hour')
  return {
    usd,
    months: isRate ? months + 1 : months,
    hours: hours - (heads.length - kept.length),
    heads: [...kept].sort((a, b) => headNames.indexOf(a) - headNames.indexOf(b)),
    ...(isRate ? { per: 'month' } : per !== undefined && { per }),
    ...(truth && { truth }),
  }
}

/** What a figure with this unit is made of, when it is per the named things and a period. */
export const dimsOf = (unit: Unit, per?: Period, heads: readonly Head[] = []): Dims =>
  settled({
    ...noDims,
    usd: unit === 'USD' ? 1 : 0,
    months: unit === 'months' ? 1 : 0,
    hours: unit === 'hours' ? 1 : 0,
    heads,
    ...(per && { per }),
  })

const unitOfAmount: Readonly<Record<Dimension, Unit>> = {
  money: 'USD',
  share: '1',
  plain: 'USD/USD',
  duration: 'months',
  hours: 'hours',
}

/** What a quantity as written is made of. */
export const dimsOfAmount = ({ dimension, heads, period }: Amount): Dims =>
  dimsOf(unitOfAmount[dimension], period, heads)

/** Whether two quantities can be added and compared. */
export const isSame = (a: Dims, b: Dims): boolean => isSameBut(a, b) && a.per === b.per

/** The same, whatever the period of a rate. */
export const isSameBut = (a: Dims, b: Dims): boolean =>
  a.usd === b.usd &&
  a.months === b.months &&
  a.hours === b.hours &&
  a.truth === b.truth &&
  a.heads.join() === b.heads.join()

export const isPlain = (dims: Dims): boolean => isSame(dims, noDims)

/** The unit of what is no rate and per nothing; plain numbers, shares and counts cannot be told apart, and are `USD/USD`. */
export const unitOf = (dims: Dims): Unit | undefined => {
  if (dims.truth || dims.per !== undefined) return undefined
  const units: readonly Unit[] = ['USD/USD', 'USD', 'months', 'hours']
  return units.find(unit => isSame(dimsOf(unit), dims))
}

const powered = (word: string, power: number): string => (power === 1 ? word : `${word}^${power}`)

/** What a quantity is, in words: `money per year`, `a duration`, `a plain number`. */
export const dimsText = ({ usd, months, hours, heads, per, truth }: Dims): string => {
  if (truth) return 'a statement that is true or false'
  const powers: readonly (readonly [string, string, number])[] = [
    ['money', 'money', usd],
    [usd > 0 || hours > 0 || months > 1 ? 'months' : 'a duration', 'month', months],
    ['hours', 'hour', hours],
  ]
  const above = powers.filter(([, , power]) => power > 0).map(([word, , power]) => powered(word, power))
  const below = [
    ...powers.filter(([, , power]) => power < 0).map(([, word, power]) => powered(word, -power)),
    ...heads,
    ...(per === undefined ? [] : [per]),
  ]
  return [above.length === 0 ? 'a plain number' : above.join(' x '), ...below].join(' per ')
}
