import { nearest } from '../kernel/nearest.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Failure } from './failure.ts'

/** The status quo and the named strategies, in the order of the file; all of them when none is named. */
export const chooseStrategies = (
  scenario: Pick<Scenario, 'strategies' | 'against'>,
  named: readonly string[],
): { readonly ok: true; readonly ids: string[] } | { readonly ok: false; readonly failure: Failure } => {
  const known = scenario.strategies.map(strategy => strategy.id)
  const unknown = named.find(id => !known.includes(id))
  if (unknown !== undefined) {
    const close = nearest(unknown, known)
    const help = close === undefined ? `the scenario has: ${known.join(', ')}` : `did you mean "${close}"?`
    return { ok: false, failure: { kind: 'usage', message: `unknown strategy "${unknown}"`, help } }
  }
  return {
    ok: true,
    ids: named.length === 0 ? known : known.filter(id => id === scenario.against || named.includes(id)),
  }
}
