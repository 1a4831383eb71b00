import type { Outcome } from '../study/outcome.ts'
import type { Result } from '../study/result.ts'
import { sampledText } from '../study/sampling.ts'
import { countedText } from './futures-text.ts'
import { htmlText } from './html-text.ts'
import { precisionMethod } from './precision.ts'

const pair = ([term, meaning]: readonly [string, string]): string =>
  `<dt>${htmlText(term)}</dt><dd>${htmlText(meaning)}</dd>`

/** How the inputs were drawn, where not by plain Monte Carlo. */
const samplingFacts = ({ sampling }: Result): readonly (readonly [string, string])[] => {
  if (sampling === undefined) return []
  const { dimensions, plain, errors } = sampling
  const left =
    plain.length === 0 ? '' : `; ${countedText(plain.length, 'input')} beyond them by plain draws: ${plain.join(', ')}`
  return [
    [
      'Sampling',
      `inputs from scrambled Sobol points in ${countedText(dimensions.length, 'dimension')}${left}; what happens along the way by plain draws. Standard errors and 95 % intervals of this run are ${errors}. Marketing, break-evens, terms on which both gain, rebates and curves are played by plain Monte Carlo, but for the terms as they are`,
    ],
    ['Dimensions', dimensions.length === 0 ? 'none: no input is uncertain' : dimensions.join(', ')],
  ]
}

/** How the numbers came about, and what it takes to get them again. */
export const methodHtml = (outcome: Outcome): string => {
  const { result, horizonMonths } = outcome
  const facts: readonly (readonly [string, string])[] = [
    [
      'Trials',
      `${countedText(result.trials, 'future')}${sampledText(result)}, the same luck in every strategy; “of 100 futures” is a share of them`,
    ],
    ...samplingFacts(result),
    ['Horizon', countedText(Math.round(horizonMonths), 'month')],
    ['Seed', result.seed],
    ['Random streams', `version ${result.streams}`],
    ['Quantiles', result.method.quantiles],
    ['Over time', result.method.timelines],
    ['Monte Carlo error', precisionMethod(outcome)],
    ['Scenario', `${result.scenario.file}, SHA-256 ${result.scenario.hash}`],
    ...(result.scenario.set ?? []).map(set => ['Set for this run', set] as const),
    ['Tool', `${result.tool.name} ${result.tool.version}; result format ${result.schema}`],
    [
      'To repeat',
      `the same scenario, seed, number of trials${result.sampling === undefined ? '' : ', sampling'} and version give the same numbers, to the last digit`,
    ],
  ]
  return `<dl>${facts.map(pair).join('')}</dl>`
}
