import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

const folder = join(import.meta.dirname, '../../scenarios')

const read = async (name: string): Promise<Scenario> => {
  const file = join(folder, `${name}.yaml`)
  const found = await realStages.read(file, nodeLoad(file, process.cwd()))
  return found.ok ? found.scenario : expect.unreachable()
}

describe.each(['at-solutions', 'cs-software', 'one-partnership'])('%s', name => {
  it('says what both sides want and believe, and holds its own checks in a short run', async () => {
    const scenario = await read(name)
    const { result } = await runStudy(scenario, { trials: name === 'at-solutions' ? 128 : 256 })
    expect(result.warnings).toEqual([])
    for (const side of ['vendor', 'partner'] as const) {
      const of = result.statements.filter(one => one.side === side)
      expect(new Set(of.map(({ kind }) => kind)), side).toEqual(new Set(['expect', 'goal']))
    }
    expect(result.checks.length).toBeGreaterThan(2)
    for (const { that, results } of result.checks)
      expect(
        results.map(({ holds }) => holds),
        that,
      ).toEqual(results.map(() => true))
    for (const { metrics } of result.strategies)
      for (const [id, { undefined: none, mean }] of Object.entries(metrics))
        expect(none === result.trials || Number.isFinite(mean), id).toBe(true)
  })
})
