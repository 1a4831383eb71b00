import type { Game, Manner } from '../../src/browser/game.ts'
import type { Seen } from '../../src/browser/told.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

/** What the tests of the page look at, unless they say so. */
export const figures: readonly string[] = [
  'partner.ebitda',
  'partner.value',
  'vendor.contribution',
  'joint.value',
  'partner.insolvent',
]

const only = <T>(metrics: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(ids.flatMap(id => (id in metrics ? [[id, metrics[id]]] : [])))

/** The oracle of a look: the figures, and the goals, of the whole model in one loop, as a run has them. */
export const resultOf = async (
  scenario: Scenario,
  trials: number,
  strategies: readonly string[],
  ids: readonly string[] = figures,
): Promise<Seen> => {
  const { result } = await runStudy(scenario, { trials, strategies, isBare: true })
  return {
    strategies: result.strategies.map(({ id, metrics }) => ({ id, metrics: only(metrics, ids) })),
    comparisons: result.comparisons.map(({ a, b, metrics }) => ({ a, b, metrics: only(metrics, ids) })),
    goals: result.goals,
  }
}

export const inPieces = (piece: number, rest: Manner['rest'] = async () => true, ahead = 1): Manner => ({
  piece,
  rest,
  ahead,
})

/** By id, the variants of a game that nobody else has played. */
export const ownOf = ({ study, twins }: Game): readonly string[] =>
  study.variants.flatMap(({ id }, v) => (twins[v] === undefined ? [id] : []))
