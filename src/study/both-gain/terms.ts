import type { Variant } from '../../compile/structure.ts'
import type { Scenario, Strategy } from '../../scenario/scenario.ts'
import { plannedIn, saidOf, withValues } from '../marketing/counterfactuals.ts'
import type { StrategyResult } from '../result.ts'
import type { TermName, Terms } from './results.ts'

/** From where to where a term is varied: all that the fund can pay, and margins up to what is seldom given. */
const ranges: Readonly<Record<TermName, readonly [number, number]>> = { vendorPays: [0, 1], margin: [0, 0.4] }

/** Activities of a strategy's plan that the fund may pay for. */
const eligibleIn = (scenario: Scenario, strategy: Strategy): readonly string[] =>
  plannedIn(scenario, strategy).filter(name => {
    const said = saidOf(scenario, strategy, `mdf.activities.${name}.eligible`)
    return !(said?.kind === 'choice' && said.value === 'no')
  })

/** Which terms play a part in a strategy: the fund where a plan uses it, the margin where something is resold. */
export const termsIn = (scenario: Scenario, strategy: Strategy, result: StrategyResult): readonly TermName[] => [
  ...(eligibleIn(scenario, strategy).length > 0 ? (['vendorPays'] as const) : []),
  ...((result.metrics['partner.bookings']?.mean ?? 0) > 0 ? (['margin'] as const) : []),
]

/** Values of a term, evenly from end to end of its range. */
export const valuesAlong = (term: TermName, many: number): readonly number[] => {
  const [low, high] = ranges[term]
  return Array.from({ length: many }, (_, k) => Math.round(1000 * (low + ((high - low) * k) / (many - 1))) / 1000)
}

/** Every set of terms of a grid; the margin runs fastest. */
export const gridOf = (terms: readonly TermName[], many: number): readonly Terms[] => {
  const values = (term: TermName): readonly (number | null)[] =>
    terms.includes(term) ? valuesAlong(term, many) : [null]
  return values('vendorPays').flatMap(vendorPays => values('margin').map(margin => ({ vendorPays, margin })))
}

/** A strategy on other terms: one margin throughout, and one part that the fund pays of whatever it may pay for. */
export const onTerms = (
  scenario: Scenario,
  bind: (strategy: Strategy) => Variant,
  strategy: Strategy,
  { vendorPays, margin }: Terms,
): Variant => {
  const paths = eligibleIn(scenario, strategy).map(name => `mdf.activities.${name}.vendorPays`)
  return bind(
    withValues(strategy, {
      ...(vendorPays === null ? {} : Object.fromEntries(paths.map(path => [path, vendorPays]))),
      ...(margin === null ? {} : { 'program.margin': margin }),
    }),
  )
}
