import type { ReadEntry } from '../uncertain/scale.ts'
import { otherCurrency } from '../values/amount.ts'
import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { units, withUnit } from './cell.ts'

/** Mistakes of a quantity that another number would not mend. */
const ofUnits: readonly string[] = ['E110', 'E111', 'E112', 'E113']

/** The unit in a text that says to write one: `did you mean "1 month"?`. */
const unitIn = (help: string): string =>
  (/(?:write|mean) "?(\$?1(?![\d.])[^"?,]*)/.exec(help)?.[1] ?? '')
    .replace('1', '')
    .replace(/ or .*$/, '')
    .trim()
    .replace(/^(?:day|week|month|quarter|year|hour)$/, '$&s')

/** What is wrong with a `unit` beside a table, whatever the numbers in it; undefined if nothing is. */
export const unitProblem = (unit: string, read: ReadEntry): Wrong | undefined => {
  if (otherCurrency.test(unit))
    return {
      code: 'E110',
      problem: `only US dollars are known today, found ${quoted(unit)}`,
      help: 'convert the amounts and write unit: $',
    }
  const one = withUnit('1', unit)
  const result = read(one)
  if (!isWrong(result) || !ofUnits.includes(result.code)) return undefined
  const fits = (other: string): boolean => !isWrong(read(withUnit('1', other.replaceAll('"', ''))))
  const meant = unitIn(result.help ?? '')
  // Where a unit of any kind would do, none is more likely than another.
  const isOfKind = result.expected !== undefined || result.code !== 'E110'
  const better = meant !== '' && fits(meant) ? meant : isOfKind ? units.find(fits) : undefined
  return {
    code: result.code,
    problem: `"unit" cannot be ${quoted(unit)}: ${result.problem.replaceAll(quoted(one), quoted(unit))}`,
    ...(result.expected !== undefined && { expected: result.expected }),
    help:
      better === undefined
        ? 'write what the numbers are, such as $, "%" or months'
        : `write unit: ${better.startsWith('%') ? quoted(better) : better}`,
  }
}
