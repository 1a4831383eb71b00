import { expect, test } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

// The oracle is the whole run: what a bare one has is the same to the bit, and the rest is empty.
test('a bare run has the levels, futures and checks of the whole one', async () => {
  const read = await readScenario('scenarios/uv-partners.yaml', nodeLoad('scenarios/uv-partners.yaml', process.cwd()))
  if (!read.ok) throw new Error('it cannot be read')
  const whole = await runStudy(read.scenario, { trials: 64 })
  const bare = await runStudy(read.scenario, { trials: 64, isBare: true })
  expect(bare.samples).toEqual(whole.samples)
  // it keeps no path over time, so no figure of one
  const levels = whole.result.strategies.map(one => ({ ...one, timeline: {}, means: {} }))
  const differences = whole.result.comparisons.map(one => ({ ...one, paybacks: { resale: null, withServices: null } }))
  expect(bare.result.strategies).toEqual(levels)
  expect(bare.result.comparisons).toEqual(differences)
  for (const part of ['goals', 'checks', 'metrics', 'seed', 'trials', 'scenario'] as const)
    expect(bare.result[part]).toEqual(whole.result[part])
  expect(whole.result.checks).toHaveLength(1)
  expect(whole.result.influence.length).toBeGreaterThan(0)
  expect([bare.result.influence, bare.result.breakEvens, bare.assumptions]).toEqual([[], [], []])
})
