import type { CheckResult } from '../study/result.ts'
import { z975 } from '../summarise/counts.ts'
import type { GateReport } from './gate-report.ts'

/** Beyond this many futures nobody waits for an answer. */
const most = 1e8

/** A chance compared with a number, and nothing else. */
const plain = /^\s*P\(.*\)\s*(?:<=|>=|<|>)\s*(\d+(?:\.\d+)?|\.\d+)\s*(%?)\s*$/

/**
 * How many futures tell a chance, if it is `p`, from the number that it is compared with: those with which that number
 * leaves the 95 % interval of the chance (Wilson's, which ends where (p - c)² = z² c (1 - c) / n), rounded up to two
 * digits. Null if no number of futures would, or more than 10^8.
 */
export const trialsToTell = (p: number, number: number): number | null => {
  const gap = p - number
  const exact = Math.ceil((z975 * z975 * number * (1 - number)) / (gap * gap))
  if (!(exact <= most)) return null
  let unit = 1
  while (exact / unit >= 100) unit *= 10
  return Math.max(1, Math.ceil(exact / unit) * unit)
}

/** Whether a check is about a chance that another run of as many futures could find on the other side. */
const isUndecided = ({ that, results }: CheckResult): boolean =>
  /\bP\s*\(/.test(that) && results.some(({ close }) => close)

/** The checks that are too close to tell, and how many futures would tell all their strategies; null if unknown. */
export const undecidedOf = (checks: readonly CheckResult[]): GateReport['undecided'] =>
  checks.flatMap((one, check) => {
    if (!isUndecided(one)) return []
    const [, digits, percent] = plain.exec(one.that) ?? []
    const number = digits === undefined ? Number.NaN : Number(digits) / (percent === '%' ? 100 : 1)
    const needed = one.results
      .filter(({ close }) => close)
      .map(({ value }) => (value === null ? null : trialsToTell(value, number)))
    return [{ check, trials: needed.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b))) }]
  })
