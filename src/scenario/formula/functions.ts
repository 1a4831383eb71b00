import { ops } from '../../kernel/expr.ts'
import { nearest } from '../../kernel/nearest.ts'
import { quoted } from '../words.ts'
import type { Wrong } from '../wrong.ts'
import { spreadsheet } from './spreadsheet.ts'
import type { Span, Speaks } from './term.ts'

/** Functions that only a formula over metrics may call, besides p1 to p99. */
const ofAllTrials = ['P', 'mean', 'sd', 'median']

/** What a formula may call, and how many arguments it takes: none means one or more. */
const known: ReadonlyMap<string, number | undefined> = new Map<string, number | undefined>([
  ...(['min', 'max', 'abs', 'sqrt', 'exp', 'log', 'floor', 'ceil', 'round', 'if'] as const).map(
    name => [name, ops[name]] as const,
  ),
  ...ofAllTrials.map(name => [name, 1] as const),
])

const percentile = /^p0?([1-9]\d?)$/

/** The functions to choose from, for a message. */
const list = 'min, max, abs, sqrt, exp, log, floor, ceil, round, if'

const drawn =
  /^(?:random|randomInt|pickRandom|rand|now|today|date|normal|lognormal|uniform|triangular|pert|beta|gamma|poisson|discrete|mixture|sample)$/i

/** Other words for what there is. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['pow', '^'],
  ['power', '^'],
  ['average', 'mean'],
  ['avg', 'mean'],
  ['std', 'sd'],
  ['stdev', 'sd'],
  ['stddev', 'sd'],
  ['prob', 'P'],
  ['probability', 'P'],
  ['p', 'P'],
  ['iif', 'if'],
  ['ceiling', 'ceil'],
  ['roundup', 'ceil'],
  ['rounddown', 'floor'],
  ['int', 'floor'],
  ['trunc', 'floor'],
  ['quantile', 'p90'],
  ['percentile', 'p90'],
])

/** Whether an operation of a term is made from all trials. */
export const isStatistic = (op: string): boolean => op === 'P' || op === 'mean' || op === 'sd' || percentile.test(op)

/** The operation that a function stands for: `median` is `p50`, `p05` is `p5`. */
export const opOf = (name: string): string => (name === 'median' ? 'p50' : name.replace(percentile, 'p$1'))

const isKnown = (name: string): boolean => known.has(name) || percentile.test(name)

/** What is wrong with calling something by this name in a formula. */
export const unknownFunction = (name: string, span: Span, text: string, level?: Speaks['level']): Wrong | undefined => {
  if (isKnown(name)) return undefined
  if (drawn.test(name))
    return {
      code: 'E128',
      problem: `${quoted(`${name}()`)} is not possible: formulas are pure`,
      help: 'use a distribution: name an input such as {low: 5%, typical: 30%, high: 60%}, and use its name here',
      ...span,
    }
  const isThere = (one: string): boolean =>
    level !== 'inputs' || one === '^' || !(ofAllTrials.includes(one) || percentile.test(one))
  const other = otherWords.get(name.toLowerCase())
  const close = other !== undefined && isThere(other) ? other : nearest(name, [...known.keys()].filter(isThere))
  const meant = spreadsheet(name, text, span) ?? (close === '^' ? 'write a ^ b' : close && `did you mean "${close}"?`)
  return {
    code: 'E128',
    problem: `unknown function ${quoted(name)}`,
    expected: `expected one of: ${list}${level === 'inputs' ? '' : `, ${ofAllTrials.join(', ')}, p1 to p99`}`,
    ...(meant === undefined ? {} : { help: meant }),
    ...span,
  }
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`

/** What is wrong with the number of its arguments. */
export const wrongCount = (name: string, count: number, { start, end }: Span): Wrong | undefined => {
  const wants = known.has(name) ? known.get(name) : 1
  if (wants === undefined ? count > 0 : count === wants) return undefined
  const example = name === 'if' ? 'write if(condition, then, else)' : undefined
  return {
    code: 'E127',
    problem: `${quoted(name)} takes ${wants === undefined ? 'at least 1 argument' : counted(wants)} but has ${count}`,
    ...(example && { help: example }),
    start,
    end,
  }
}
