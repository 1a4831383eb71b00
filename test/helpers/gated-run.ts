import { readFileSync } from 'node:fs'
import { catalogue } from '../../src/domain/catalogue.ts'
import { streamsVersion } from '../../src/kernel/address.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { defaultBlockSize } from '../../src/simulate/block.ts'
import { lookAt } from '../../src/study/look.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { inProcess } from '../../src/study/runner.ts'
import { bareStudyOf } from '../../src/study/study-of.ts'
import { version } from '../../src/study/version.ts'
import { valuesOf } from '../../src/summarise/column-state.ts'

/** uv-partners over its first 12 months, with two strategies, one of them its status quo; after an edit of its files. */
export const reducedScenario = async (edit: (text: string) => string = same => same): Promise<Scenario> => {
  const read = await readScenario('scenarios/uv-partners.yaml', (path, from) => {
    const name = from === undefined ? path : `scenarios/${path}`
    const text = readFileSync(name, 'utf8')
    const short = text.replace('horizon: 5 years', 'horizon: 12 months').replace('in 2028', 'in 2026')
    return { ok: true, name, text: edit(short.replace('{2026-01: 2, 2027-01: 4}', '2')) }
  })
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  const { scenario } = read
  const strategies = scenario.strategies.filter(({ id }) => id === scenario.against || id === 'resell')
  return { ...scenario, strategies, statements: [], metrics: [] }
}

/** What a baseline is compared with, of a scenario that is played for nothing else. */
export const gatedRun = async (scenario: Scenario, trials: number, seed: string): Promise<Outcome> => {
  const study = bareStudyOf(scenario, { trials, seed })
  const state = await inProcess(study, catalogue, { blockSize: defaultBlockSize })
  const look = lookAt(scenario, study, catalogue, state)
  const samples = study.reported.map((variant, v) => [
    study.variants[variant].id,
    Object.fromEntries(study.structure.metrics.map(({ id }, m) => [id, valuesOf(state.metrics[v][m])])),
  ])
  const { name, file, hash } = scenario
  const result = { ...look, tool: { name: 'tandem', version }, streams: streamsVersion, seed, trials }
  return {
    result: { ...result, scenario: { name, file, hash } },
    samples: Object.fromEntries(samples),
  } as unknown as Outcome
}
