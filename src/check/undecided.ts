import type { CheckResult } from '../study/result.ts'
import { z975 } from '../summarise/counts.ts'
import type { GateReport } from './gate-report.ts'

/** Beyond this many futures nobody waits for an answer. */
const most = 1e8

const number = String.raw`\s*((?:\d+(?:\.\d+)?|\.\d+)\s*%?)\s*`

/** A chance compared with a number or with two, and nothing else. */
const plain = new RegExp(String.raw`^\s*P\((.*)\)\s*(?:(?:<=|>=|<|>)${number}|between\b${number}\band\b${number})$`)

/** Whether a bracket that ends a text is not that of its first, as in `P(a) - P(b)`. */
const isApart = (inside: string): boolean => {
  let depth = 0
  return [...inside].some(mark => {
    depth += mark === '(' ? 1 : mark === ')' ? -1 : 0
    return depth < 0
  })
}

/** The numbers that a check compares a chance with; none where it is more than that. */
const numbersIn = (that: string): readonly number[] => {
  const [, inside = '', ...found] = plain.exec(that) ?? []
  return isApart(inside) ? [] : found.flatMap(text => (text === undefined ? [] : [shareOf(text)]))
}

const shareOf = (text: string): number => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text))

/** A number of futures, rounded up to two digits; null if nobody waits for as many. */
const roundedUp = (futures: number): number | null => {
  const exact = Math.ceil(futures)
  if (!(exact <= most)) return null
  let unit = 1
  while (exact / unit >= 100) unit *= 10
  return Math.max(1, Math.ceil(exact / unit) * unit)
}

/**
 * How many futures tell a chance, if it is `p`, from the number that it is compared with: those with which that number
 * leaves the 95 % interval of the chance (Wilson's, which ends where (p - c)² = z² c (1 - c) / n), rounded up to two
 * digits. Null if no number of futures would, or more than 10^8.
 */
export const trialsToTell = (p: number, number: number): number | null => {
  const gap = p - number
  return roundedUp((z975 * z975 * number * (1 - number)) / (gap * gap))
}

type Row = CheckResult['results'][number]

/** By how much one thing is above the other, where that is what a check asks. */
const differenceIn = ({ value, ci95, over, apart }: Row): Pick<Row, 'value' | 'ci95'> | undefined =>
  apart ?? (over === undefined ? undefined : { value, ci95 })

/** Whether a check is about a chance, or an order, that another run of as many futures could find the other way. */
const isUndecided = ({ that, results }: CheckResult): boolean =>
  results.some(row => row.close && (differenceIn(row) !== undefined || /\bP\s*\(/.test(that)))

/** How many futures leave 0 outside the interval of a difference, whose width goes with one over their root. */
const trialsToOrder = ({ value, ci95 }: Pick<Row, 'value' | 'ci95'>, played: number): number | null => {
  if (value === null || ci95 === null || value === 0) return null
  const half = value > 0 ? value - ci95[0] : ci95[1] - value
  return roundedUp(played * (half / value) * (half / value))
}

/** The same of several numbers: with which the nearer is told, and with it all. No chance can pass 0 or 1. */
const trialsToTellAll = (p: number, numbers: readonly number[]): number | null =>
  numbers
    .filter(number => numbers.length === 1 || (number > 0 && number < 1))
    .map(number => trialsToTell(p, number))
    .reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0) || null

/** The checks that are too close to tell, and how many futures would tell all their strategies; null if unknown. */
export const undecidedOf = (checks: readonly CheckResult[], played: number): GateReport['undecided'] =>
  checks.flatMap((one, check) => {
    if (!isUndecided(one)) return []
    const numbers = numbersIn(one.that)
    const needed = one.results
      .filter(({ close }) => close)
      .map(row => {
        const difference = differenceIn(row)
        if (difference !== undefined) return trialsToOrder(difference, one.trials ?? played)
        return row.value === null ? null : trialsToTellAll(row.value, numbers)
      })
    return [{ check, trials: needed.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b))) }]
  })
