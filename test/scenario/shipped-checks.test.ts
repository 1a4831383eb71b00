import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { variantChecks } from '../../src/study/variants/variant-checks.ts'

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

// what needs few futures is played; statements and orders over a whole run are for tandem check
describe.each(ofChecks)('the checks of %s', name => {
  it('give a reason each, and what would be and the levers are so', async () => {
    const scenario = await read(name, 'checks')
    expect(scenario.asked?.scenario).toBe(`../${name}.yaml`)
    expect(scenario.warnings).toEqual([])
    for (const { that, why } of [
      ...scenario.statements.filter(({ kind }) => kind === 'check'),
      ...(scenario.variants ?? []),
    ])
      expect(why, that).toMatch(/\S/)
    const found = await variantChecks(scenario, 64)
    expect(found.filter(({ moves }) => moves !== undefined).length).toBeGreaterThan(15)
    expect(found.filter(({ moves }) => moves === undefined).length).toBeGreaterThan(2)
    for (const one of found)
      expect(
        one.results.map(({ holds, close }) => holds === true && !close),
        `${one.that} with ${one.with}`,
      ).toEqual(one.results.map(() => true))
  }, 60_000)
})
