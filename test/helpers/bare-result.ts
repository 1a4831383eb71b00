import type { Seen } from '../../src/browser/told.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import type { Result } from '../../src/study/result.ts'
import { runStudy } from '../../src/study/run-study.ts'

/** What the page shows of a result: all but what is only asked of a run (what a statement hangs on). */
const partOf = ({ strategies, comparisons, statements, goals }: Result): Seen => ({
  strategies: strategies.map(({ id, metrics }) => ({ id, metrics })),
  comparisons: comparisons.map(({ a, b, metrics }) => ({ a, b, metrics })),
  statements: statements.map(one => ({ ...one, results: one.results.map(result => ({ ...result, hangsOn: null })) })),
  goals,
})

/** The oracle of a look: the run that the command line makes, in blocks of its own size. */
export const resultOf = async (scenario: Scenario, trials: number, strategies: readonly string[]): Promise<Seen> =>
  partOf((await runStudy(scenario, { trials, strategies })).result)
