import { readdirSync } from 'node:fs'
import { buildCharts, type Chart, kinds } from '../../src/chart/index.ts'
import { runFile } from '../../src/node.ts'
import type { Outcome } from '../../src/study/outcome.ts'

/** The scenarios that are shipped, without the base that they extend. */
export const shipped: readonly string[] = ['scenarios', 'scenarios/partners'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}/${name}`.replace(/^scenarios\/|\.yaml$/g, ''))
    .sort(),
)

/** Trials that pictures are drawn from here: few, and enough for every chart to have something to show. */
const fewTrials = 128

/** Every shipped scenario, played once, with all its strategies. */
export const shippedOutcomes = async (): Promise<ReadonlyMap<string, Outcome>> => {
  const played = new Map<string, Outcome>()
  for (const name of shipped) played.set(name, await runFile(`scenarios/${name}.yaml`, { trials: fewTrials }))
  return played
}

/** Every kind of chart that has something to show, of what it chooses itself. */
export const everyChart = (outcome: Outcome): readonly Chart[] =>
  buildCharts(
    outcome,
    kinds.map(({ key }) => ({ kind: key })),
  ).charts
