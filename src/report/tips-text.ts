import { metricNamed } from '../domain/metric-named.ts'
import type { BreakEvenAnswer, BreakEvenResult, Payback } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Result } from '../study/result.ts'
import { inputText } from './input-text.ts'
import { of100Text, shareText } from './number-text.ts'
import { rebateLines } from './rebate-lines.ts'
import { strategyTitles } from './strategy-titles.ts'

/** A block of sentences under a heading. */
export type Tips = {
  readonly id: 'guesses' | 'pareto' | 'breakEvens' | 'rebates' | 'paybacks'
  readonly lines: readonly string[]
}

/** Guesses that a line names, and the share below which an input is not worth a word. */
const named = 3
const small = 0.01

export const metricName = (id: string): string => metricNamed(id)?.label ?? id

type Titled = (id: string) => string

const listText = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

const guessesLines = ({ guesses }: Result, title: Titled): string[] => {
  if (guesses === null || guesses.chance === null) return []
  const what = `for the ${metricName(guesses.metric)} under ${title(guesses.strategy)}`
  const chance = `chance itself ${shareText(guesses.chance)}`
  const telling = guesses.inputs.filter(({ share }) => share >= small).slice(0, named)
  return telling.length === 0
    ? [`No guess matters much ${what} (about): ${chance}.`]
    : [`Guesses that matter most ${what} (about): ${[...telling.map(inputText), chance].join(' · ')}.`]
}

const paretoLines = ({ pareto }: Result, title: Titled): string[] => {
  if (pareto.length < 3) return []
  const best = pareto.filter(({ efficient }) => efficient).map(({ strategy }) => strategy)
  const beaten = new Map<string, string[]>()
  for (const { strategy, efficient, dominatedBy } of pareto) {
    const by = listText(dominatedBy.filter(id => best.includes(id)).map(title))
    if (!efficient) beaten.set(by, [...(beaten.get(by) ?? []), title(strategy)])
  }
  const rest = [...beaten].map(([by, names]) => `${listText(names)} by ${by}`).join('; ')
  return [
    `No strategy is better for one seat at no cost to the other than ${listText(best.map(title))}${rest === '' ? '' : `; beaten in that way: ${rest}`}.`,
  ]
}

const rangeOf = ({ ci95, close }: BreakEvenAnswer): string => {
  if (ci95 === null) return close ? ' (too close to be sure)' : ''
  const [low, high] = ci95.map(share => shareText(share))
  return low === high ? '' : ` (${low.replace(/\u00a0.*$/, '')}–${high})`
}

const shareSentence = ({ share }: BreakEvenResult): string => {
  const range = rangeOf(share)
  if (share.at === 'never') return `loses even if the vendor sends it the services of all its direct deals${range}`
  if (share.at === 'always') return `wins even if the vendor sends it the services of none of its direct deals${range}`
  const least = share.wins === 'below' ? 'at most' : 'at least'
  return `wins if the vendor still sends it the services of ${least} ${shareText(share.at)}${range} of its direct deals`
}

const startSentence = ({ startIfEnforced: start }: BreakEvenResult): string => {
  const range = rangeOf(start)
  if (start.at === 'never') return `no share at the start is enough if the policy is followed to the letter${range}`
  if (start.at === 'always') return `any share at the start will do if the policy is followed to the letter${range}`
  const side = start.wins === 'below' ? 'at most' : 'at least'
  return `if the policy is followed to the letter, the share has to be ${side} ${shareText(start.at)}${range} at the start`
}

const breakEvenLines = ({ breakEvens }: Result, title: Titled): string[] =>
  breakEvens.map(
    one =>
      `On the mean ${metricName(one.metric)}, ${title(one.strategy)} against ${title(one.against)} ${shareSentence(one)}; ${startSentence(one)}.`,
  )

/** The median month, with how often it never comes. */
const paybackText = ({ p50, never }: Payback): string => {
  const failing = `never in ${of100Text(never)} of 100 futures`
  if (p50 === null) return failing
  const when = p50 === 0 ? 'from the start' : `in month ${Math.ceil(p50 - 1e-9)}`
  return `${when} (median${never === 0 ? '' : `; ${failing}`})`
}

const paybackLines = ({ comparisons }: Result, title: Titled): string[] =>
  comparisons.flatMap(({ a, b, paybacks: { resale, withServices } }) => {
    const parts = [
      ...(resale === null ? [] : [`resale alone ${paybackText(resale)}`]),
      ...(withServices === null ? [] : [`with services ${paybackText(withServices)}`]),
    ]
    return parts.length === 0 ? [] : [`${title(b)} breaks even against ${title(a)}: ${parts.join(', ')}.`]
  })

/** What tips the balance, in sentences: guesses, what both seats could agree on, break-evens, rebates and pay-back months. */
export const tipsOf = ({ result }: Pick<Outcome, 'result'>): readonly Tips[] => {
  const titles = strategyTitles(result)
  const title: Titled = id => `“${titles.get(id) ?? id}”`
  const all: readonly Tips[] = [
    { id: 'guesses', lines: guessesLines(result, title) },
    { id: 'pareto', lines: paretoLines(result, title) },
    { id: 'breakEvens', lines: breakEvenLines(result, title) },
    { id: 'rebates', lines: rebateLines(result, title) },
    { id: 'paybacks', lines: paybackLines(result, title) },
  ]
  return all.filter(({ lines }) => lines.length > 0)
}
