import type { Scenario } from '../scenario/scenario.ts'
import { noStrategy } from '../study/unplayable.ts'
import type { Failure } from './failure.ts'

/** The status quo and the named strategies, in the order of the file; all of them when none is named. */
export const chooseStrategies = (
  scenario: Pick<Scenario, 'strategies' | 'against'>,
  named: readonly string[],
): { readonly ok: true; readonly ids: string[] } | { readonly ok: false; readonly failure: Failure } => {
  const wrong = noStrategy(scenario, named)
  if (wrong !== undefined) return { ok: false, failure: { kind: 'usage', ...wrong } }
  const known = scenario.strategies.map(strategy => strategy.id)
  return {
    ok: true,
    ids: named.length === 0 ? known : known.filter(id => id === scenario.against || named.includes(id)),
  }
}
