import type { Scenario } from '../../../src/scenario/scenario.ts'
import { readYaml } from '../../helpers/play-yaml.ts'

/** Nothing is left to chance: 10 customers who stay at $60k a year, 20 % margin, a certain overhead. */
export const linear = `tandem: 1
name: Linear
time: {start: 2026-01, step: month, horizon: 12 months}
run: {trials: 8, seed: linear}
segments:
  only: {dealSize: $60k, churn: 0% per year}
installed: {resold: {only: {customers: 10, value: $60k}}}
program: {margin: 20%}
partner:
  overhead: $6k per month
strategies:
  today: {title: Today}
  lean: {title: Lean, partner: {overhead: $5k per month}}
`

/** A bench of 4 with more work than it can do: its revenue is heads x hours x utilisation x rate, whatever the luck. */
export const bench = `tandem: 1
name: Bench
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 16, seed: constant}
segments:
  only: {dealSize: {p10: $20k, p90: $180k}, churn: 10% per year}
vendor: {direct: {wonDeals: 2 per month, mix: {only: 100%}}}
services:
  multiplier: {value: 2, basis: revenue, scope: partner, per: firstYear}
  components:
    project: {share: 100%, lasts: 3 months, delivered: bench}
partner:
  bench: {heads: 4, hours: 128 hours per head per month, utilisation: 50%, rate: $144 per hour, cost: $1024 per head per month, backlog: $90M}
strategies:
  today: {title: Today}
  dearer: {title: Dearer, partner: {bench: {rate: $152 per hour}}}
`

/** A scenario of a text in which some texts are swapped for others; each has to be there. */
export const scenarioOf = async (text: string, ...swaps: readonly (readonly [string, string])[]): Promise<Scenario> => {
  let swapped = text
  for (const [from, to] of swaps) {
    if (!swapped.includes(from)) throw new Error(`"${from}" is not in the text`)
    swapped = swapped.replace(from, () => to)
  }
  const read = await readYaml(swapped)
  if (!read.ok) throw new Error(read.issues.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return read.scenario
}
