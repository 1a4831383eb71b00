import type { Load } from '../scenario/chain.ts'
import type { ReadResult, Scenario } from '../scenario/scenario.ts'
import type { Outcome } from '../study/outcome.ts'
import type { StudyOptions } from '../study/run-study.ts'

export type { StudyOptions }

export type Chart = { readonly id: string; readonly spec: object }

/** What a run calls from below. Each is loaded when it is first needed, so that `--help` and a typo answer at once. */
export type Stages = {
  readonly read: (file: string, load: Load) => Promise<ReadResult>
  readonly study: (scenario: Scenario, options: StudyOptions) => Promise<Outcome>
  readonly charts: (outcome: Outcome) => Promise<readonly Chart[]>
  readonly svg: (spec: object) => Promise<string>
  readonly png: (svg: string) => Promise<Uint8Array>
}

export const realStages: Stages = {
  read: async (file, load) => (await import('../scenario/read-scenario.ts')).readScenario(file, load),
  study: async (scenario, options) => (await import('../study/run-study.ts')).runStudy(scenario, options),
  charts: async outcome => (await import('../chart/index.ts')).defaultCharts(outcome),
  svg: async spec =>
    (await import('../draw/svg.ts')).drawSvg(spec as Parameters<typeof import('../draw/svg.ts').drawSvg>[0]),
  png: async svg => (await import('../draw/png.ts')).drawPng(svg),
}
