import { allMetrics } from '../domain/metrics.ts'
import type { Outcome } from '../study/outcome.ts'
import { htmlText } from './html-text.ts'
import { errorText, largestMedianError } from './median-error.ts'
import { countText } from './number-text.ts'
import { seatRows } from './seat-rows.ts'

const pair = ([term, meaning]: readonly [string, string]): string =>
  `<dt>${htmlText(term)}</dt><dd>${htmlText(meaning)}</dd>`

const seatNames: Readonly<Record<string, string>> = { partner: 'Partner', vendor: 'Vendor', joint: 'Both' }

/** What the figures in the table mean, in the words of the model. */
const wordsHtml = (outcome: Outcome): string => {
  const shown = new Set(seatRows(outcome).map(row => row.metric))
  const words = allMetrics
    .filter(metric => shown.has(metric.id))
    .map(({ id, label, meaning }) => [`${seatNames[id.split('.')[0]] ?? ''}: ${label}`, meaning] as const)
  return words.length === 0 ? '' : `<dl class="words">${words.map(pair).join('')}</dl>`
}

const precision = (outcome: Outcome): string => {
  const error = largestMedianError(outcome)
  if (error === null) return 'not stated: too few trials, or their values were not kept'
  return `at most ${errorText(error)} of a median of partner value or vendor contribution: half the width of its 95 % interval, which runs between two ranked trials and assumes no shape of the distribution. It is the error of counting trials; it says nothing of the assumptions.`
}

/** How the numbers came about, and what it takes to get them again. */
export const methodHtml = (outcome: Outcome): string => {
  const { result, horizonMonths } = outcome
  const facts: readonly (readonly [string, string])[] = [
    [
      'Trials',
      `${countText(result.trials)} futures, the same luck in every strategy; “of 100 futures” is a share of them`,
    ],
    ['Horizon', `${countText(Math.round(horizonMonths))} months`],
    ['Seed', result.seed],
    ['Random streams', `version ${result.streams}`],
    ['Quantiles', result.method.quantiles],
    ['Over time', result.method.timelines],
    ['Monte Carlo error', precision(outcome)],
    ['Scenario', `${result.scenario.file}, SHA-256 ${result.scenario.hash}`],
    ['Tool', `${result.tool.name} ${result.tool.version}; result format ${result.schema}`],
    ['To repeat', 'the same scenario, seed, number of trials and version give the same numbers, to the last digit'],
  ]
  return `<dl>${facts.map(pair).join('')}</dl>${wordsHtml(outcome)}`
}
