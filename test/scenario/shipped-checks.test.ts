import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { expectHeld } from '../helpers/held-variants.ts'

const folder = join(import.meta.dirname, '../../scenarios')

const read = async (name: string, at = '.'): Promise<Scenario> => {
  const file = join(folder, at, `${name}.yaml`)
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

const ofChecks = readdirSync(join(folder, 'checks')).map(name => name.replace('.yaml', ''))

test('every shipped scenario has a file of checks, of that scenario', async () => {
  const scenarios = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  expect(ofChecks.map(name => `${name}.yaml`).sort()).toEqual(scenarios.sort())
})

describe.each(ofChecks)('the checks of %s', name => {
  it('give a reason each, without a remark of the reader, and have levers and what would be among them', async () => {
    const scenario = await read(name, 'checks')
    expect(scenario.asked?.scenario).toBe(`../${name}.yaml`)
    expect(scenario.warnings).toEqual([])
    const variants = scenario.variants ?? []
    const all = [...scenario.statements.filter(({ kind }) => kind === 'check'), ...variants]
    for (const { that, why } of all) expect(why, that).toMatch(/\S/)
    expect(variants.filter(({ moves }) => moves !== undefined).length).toBeGreaterThan(15)
    expect(variants.filter(({ moves }) => moves === undefined).length).toBeGreaterThan(2)
  })
})

test('of a monthly scenario, what would be is so and every lever moves its figure', async () => {
  await expectHeld(await read('cs-software', 'checks'))
})
