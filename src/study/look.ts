import type { Catalogue } from '../domain/catalogue.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { answersOf } from './answers.ts'
import { askedOf } from './asked.ts'
import { comparisonResults, strategyResults } from './assemble.ts'
import { beliefsOf } from './beliefs.ts'
import type { Influence } from './influence/influence.ts'
import type { Target } from './influence/plan.ts'
import type { Result } from './result.ts'
import type { Study } from './study.ts'
import type { StudyState } from './work.ts'

/** The part of a result that the futures of one study tell: levels, differences, and what the file asks of them. */
export type Look = Pick<Result, 'strategies' | 'comparisons' | 'metrics' | 'statements' | 'goals' | 'checks'>

const untold = (): Influence => ({ inputs: [], chance: null })

/**
 * A look at the merged state of a study. No other study is played for it: no counterfactuals, no break-evens.
 * `influence` says what a figure hangs on; without it nothing does.
 */
export const lookAt = (
  scenario: Scenario,
  study: Study,
  catalogue: Catalogue,
  state: StudyState,
  influence: (target: Target) => Influence = untold,
): Look => {
  const titles = new Map(scenario.strategies.map(({ id, title }) => [id, title]))
  const strategies = strategyResults(study, catalogue, state, titles)
  const asked = askedOf(scenario, study.structure, study.variants)
  const beliefs = beliefsOf(scenario.statements, study, asked, strategies, influence)
  return {
    strategies,
    comparisons: comparisonResults(study, catalogue, state),
    ...answersOf(scenario, study, asked, state, beliefs),
  }
}
