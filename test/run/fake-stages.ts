import type { Structure } from '../../src/compile/structure.ts'
import type { Issue } from '../../src/kernel/issue.ts'
import type { Stages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { lifelikeOutcome, plans } from '../report/outcome-fixture.ts'

export const fakeScenario = (over: Partial<Scenario> = {}): Scenario => ({
  name: 'UV Partners',
  file: 'scenarios/uv-partners.yaml',
  hash: 'c0'.repeat(32),
  time: { start: '2026-01-01', step: 'month', steps: 60, vendorYear: 1, partnerYear: 1 },
  run: { trials: 1000, seed: 'uv-partners' },
  against: 'today',
  axes: {} as Scenario['axes'],
  inputs: new Map(),
  settings: new Map(),
  strategies: plans.map(({ id, title }) => ({ id, title, settings: new Map(), removed: new Set() })),
  correlations: [],
  metrics: [],
  statements: [],
  warnings: [],
  ...over,
})

export const oneIssue: Issue = {
  code: 'E101',
  severity: 'error',
  message: 'unknown field "dealSise"',
  help: 'did you mean "dealSize"?',
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text>fan</text></svg>'

/** Stages that answer at once: a file whose text contains `bad` has an issue, everything else is the lifelike outcome. */
export const fakeStages = (over: Partial<Stages> = {}): Stages => ({
  read: async (file, load) => {
    const loaded = load(file)
    if (!loaded.ok || loaded.text.includes('bad')) return { ok: false, issues: [oneIssue] }
    return { ok: true, scenario: fakeScenario({ file: loaded.name }) }
  },
  compile: async () => ({ params: [] }) as unknown as Structure,
  study: async (scenario, options) => {
    options.onProgress?.(500, 1000)
    options.onProgress?.(1000, 1000)
    const chosen = plans.filter(({ id }) => !options.strategies || options.strategies.includes(id))
    return lifelikeOutcome(
      {
        scenario: { name: scenario.name, file: scenario.file, hash: scenario.hash },
        seed: options.seed ?? 'uv-partners',
      },
      chosen,
      options.trials ?? 200,
    )
  },
  charts: async () => ({ charts: [{ id: 'fan', spec: { title: { text: 'Value grows' } } }], undrawn: [] }),
  svg: async () => svg,
  png: async () => Uint8Array.of(137, 80, 78, 71),
  live: async () => undefined,
  ...over,
})
