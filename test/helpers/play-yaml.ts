import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { ReadResult } from '../../src/scenario/scenario.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { loaderOf } from '../scenario/loader.ts'

/** A scenario as text, read as if it were a file of its own. */
export const readYaml = (text: string): Promise<ReadResult> =>
  readScenario('it.yaml', loaderOf(new Map([['it.yaml', text]])))

/** The same, played. */
export const playYaml = async (text: string, trials = 1): Promise<Outcome> => {
  const read = await readYaml(text)
  if (!read.ok) throw new Error(read.issues.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return runStudy(read.scenario, { trials })
}

/** The mean of a metric in the first strategy. */
export const meanIn = ({ result }: Outcome, metric: string): number => {
  const figures = result.strategies[0].metrics[metric]
  if (figures?.mean == null) throw new Error(`"${metric}" has no value`)
  return figures.mean
}
