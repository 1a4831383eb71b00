import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { GateReport } from '../../src/check/gate-report.ts'
import type { Fixture } from '../../src/check/make-baseline.ts'
import type { Failure } from '../../src/run/failure.ts'
import type { Gate } from '../../src/run/gate.ts'
import { failing, report } from '../report/gate/gate-fixture.ts'

const kept = (what: object): Fixture => ({ baseline: what as Fixture['baseline'], samples: {} })

/** The baseline file of this gate: what it accepts, as JSON. */
export type FakeBaseline = {
  readonly trials: number
  readonly seed: string
  readonly says: 'good' | 'old'
  readonly why?: string
}

export const goodBaseline: FakeBaseline = { trials: 64, seed: 'of the baseline', says: 'good' }
export const oldBaseline: FakeBaseline = { ...goodBaseline, says: 'old' }

/**
 * Baselines that answer at once: `good` is what every run comes to, of `old` six figures have moved, and one that is
 * `{` is cut short. `over` stands in for single answers.
 */
export const fakeGate = (over: Partial<Gate> = {}): Gate => ({
  read: async path => {
    if (!existsSync(path)) return null
    const text = readFileSync(path, 'utf8')
    if (text === '{') {
      const cut: Failure = { kind: 'input', message: `the baseline "${path}" is cut short`, help: 'take it back' }
      throw cut
    }
    return kept(JSON.parse(text))
  },
  write: async (path, { baseline }) => {
    writeFileSync(path, JSON.stringify(baseline))
    return null
  },
  make: async ({ result }) => kept({ trials: result.trials, seed: result.seed, says: 'good' }),
  compare: async (old, outcome): Promise<GateReport> => {
    const { trials, scenario } = outcome.result
    if (old === null)
      return report({
        passed: false,
        mode: null,
        trials,
        rows: [],
        structure: [{ kind: 'noBaseline', what: scenario.file, help: 'write one' }],
      })
    const { says } = old.baseline as unknown as FakeBaseline
    return says === 'good' ? report({ trials }) : { ...failing(), checks: [], undecided: [], trials }
  },
  checks: async ({ result: { trials } }) => report({ mode: null, rows: [], trials }),
  accept: async (_, next, { only, reason }) => {
    const bad: Failure = { kind: 'usage', message: 'unknown figure "vendor.luck"', help: 'did you mean another?' }
    if (only.includes('vendor.luck')) throw bad
    const part = only.length > 0 ? { says: 'old', only } : {}
    return kept({ ...next.baseline, ...part, why: reason })
  },
  ...over,
})
