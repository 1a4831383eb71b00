import type { Outcome } from '../study/outcome.ts'
import { countedText } from './futures-text.ts'
import { htmlText } from './html-text.ts'
import { precisionMethod } from './precision.ts'

const pair = ([term, meaning]: readonly [string, string]): string =>
  `<dt>${htmlText(term)}</dt><dd>${htmlText(meaning)}</dd>`

/** How the numbers came about, and what it takes to get them again. */
export const methodHtml = (outcome: Outcome): string => {
  const { result, horizonMonths } = outcome
  const facts: readonly (readonly [string, string])[] = [
    [
      'Trials',
      `${countedText(result.trials, 'future')}, the same luck in every strategy; “of 100 futures” is a share of them`,
    ],
    ['Horizon', countedText(Math.round(horizonMonths), 'month')],
    ['Seed', result.seed],
    ['Random streams', `version ${result.streams}`],
    ['Quantiles', result.method.quantiles],
    ['Over time', result.method.timelines],
    ['Monte Carlo error', precisionMethod(outcome)],
    ['Scenario', `${result.scenario.file}, SHA-256 ${result.scenario.hash}`],
    ...(result.scenario.set ?? []).map(set => ['Set for this run', set] as const),
    ['Tool', `${result.tool.name} ${result.tool.version}; result format ${result.schema}`],
    ['To repeat', 'the same scenario, seed, number of trials and version give the same numbers, to the last digit'],
  ]
  return `<dl>${facts.map(pair).join('')}</dl>`
}
