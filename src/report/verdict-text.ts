import type { CheckResult, Result } from '../study/result.ts'
import { statementText } from './answers-text.ts'
import { figureText, rangeText } from './number-text.ts'
import { strategyTitles } from './strategy-titles.ts'

type Answer = CheckResult['results'][number]

const verdicts = ['does not hold', 'has no value', 'too close to tell', 'holds'] as const
export type Verdict = (typeof verdicts)[number]

const verdictOf = ({ holds, close }: Answer): Verdict =>
  holds === null ? 'has no value' : close ? 'too close to tell' : holds ? 'holds' : 'does not hold'

/** A check in words: its verdict (the worst of all strategies), what it says, and what was found. */
export type CheckText = {
  readonly verdict: Verdict
  readonly isWarning: boolean
  readonly what: string
  readonly found: string
  readonly why: string
  /** Where its number comes from; empty where the file does not say. */
  readonly source: string
}

type Found = Pick<Answer, 'value' | 'ci95'>

/** `93 % (91–95 %)`: the value, and what counting futures leaves open. */
const rangedText = ({ value, ci95 }: Found, unit: CheckResult['unit']): string => {
  if (value === null || unit === undefined) return ''
  const text = figureText(value, unit)
  const range = ci95 === null ? text : rangeText(ci95[0], ci95[1], unit)
  return range === text ? text : `${text} (${range})`
}

/** The value, and where it is compared with another mean, by how much it is above that or below. */
const valueText = ({ apart, ...found }: Answer, unit: CheckResult['unit']): string => {
  if (apart === undefined || found.value === null || unit === undefined) return rangedText(found, unit)
  const isLess = apart.value < 0
  const [low, high] = apart.ci95
  const by = isLess ? { value: -apart.value, ci95: [-high, -low] as const } : apart
  return `${figureText(found.value, unit)}, ${isLess ? 'less' : 'more'} than the other side by ${rangedText(by, unit)}`
}

/** By how much each strategy is above the next one. */
const orderText = ({ results, unit }: CheckResult, titles: ReadonlyMap<string, string>): string => {
  const title = (id: string | null | undefined): string => titles.get(id ?? '') ?? id ?? ''
  return results
    .map(answer => {
      const verdict = verdictOf(answer)
      const found = [valueText(answer, unit), verdict === 'holds' ? '' : verdict].filter(text => text !== '')
      return `${title(answer.strategy)} over ${title(answer.over)} ${found.join(', ')}`.trim()
    })
    .join('; ')
}

/** By how much a lever moves its figure on average, or that it does not. */
const moveText = ({ results, unit, trials, moves }: CheckResult, titles: ReadonlyMap<string, string>): string =>
  results
    .map(({ strategy, value, holds }) => {
      const title = strategy === null ? '' : `${titles.get(strategy) ?? strategy}: `
      if (holds === null) return `${title}it has no value`
      if (!holds && (value === null || value === 0)) return `${title}the same in all ${trials} futures`
      const by = unit === undefined ? '' : ` by ${figureText(value, unit, true)}`
      return `${title}${holds ? 'moves' : `does not go ${moves}, but moves`}${by} on average`
    })
    .join('; ')

const foundText = (check: CheckResult, titles: ReadonlyMap<string, string>): string => {
  const { results, unit } = check
  if (check.moves !== undefined) return moveText(check, titles)
  if (results.some(({ over }) => over !== undefined)) return orderText(check, titles)
  const parts = verdicts.flatMap(verdict => {
    const here = results.filter(answer => verdictOf(answer) === verdict)
    if (here.length === 0) return []
    const values = here.map(answer => {
      const value = valueText(answer, unit)
      const title = answer.strategy === null ? undefined : (titles.get(answer.strategy) ?? answer.strategy)
      if (title === undefined) return value === '' ? '' : `it is ${value}`
      return value === '' && here.length < results.length ? title : value === '' ? '' : `${title} ${value}`
    })
    const list = values.filter(text => text !== '').join(', ')
    return here.length === results.length ? [list] : [`${verdict}: ${list}`]
  })
  return parts.join('; ')
}

/** Every check in words, in the order of the file. */
export const checkTexts = (result: Pick<Result, 'strategies' | 'checks'>): readonly CheckText[] => {
  const titles = strategyTitles(result)
  return result.checks.map(check => {
    const found = check.results.map(verdictOf)
    return {
      verdict: verdicts.find(verdict => found.includes(verdict)) ?? 'holds',
      isWarning: check.severity === 'warning',
      what: check.with === undefined ? statementText(check) : `${statementText(check)}, with ${check.with}`,
      found: foundText(check, titles),
      why: check.why ?? '',
      source: check.source === undefined ? '' : check.source.join(', '),
    }
  })
}
