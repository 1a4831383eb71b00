import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { runScenario } from '../../src/run/run-scenario.ts'
import type { StudyOptions } from '../../src/run/stages.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const file = 'scenarios/uv-partners.yaml'

const call = async (...argv: readonly string[]) => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, file), 'name: fine\n')
  const asked: StudyOptions[] = []
  const stages = fakeStages()
  const heardStages = {
    ...stages,
    study: async (...[scenario, options]: Parameters<typeof stages.study>) => {
      asked.push(options)
      return stages.study(scenario, options)
    },
  }
  const { io, heard } = fakeIo(cwd, { stages: heardStages })
  const code = await runCli(['run', file, ...argv], io)
  return { code, asked, err: heard.err(), cwd, stages: heardStages }
}

test('--sampling sobol reaches the study, and nothing does without it', async () => {
  const { code, asked } = await call('--sampling', 'sobol', '--trials', '256')
  expect({ code, asked }).toMatchObject({ code: 0, asked: [{ sampling: 'sobol', trials: 256 }] })
  const plain = await call('--trials', '300')
  expect(plain.code).toBe(0)
  expect(plain.asked[0]).not.toHaveProperty('sampling')
  expect((await call('--trials', '300', '--sampling', 'plain')).code).toBe(0)
})

test.each([
  [['--trials', '10000'], '--trials is 10000', 'say --trials 8192 or --trials 16384, the nearest'],
  // the scenario says 1,000
  [[], 'run.trials of uv-partners.yaml is 1000', 'say --trials 512 or --trials 1024, the nearest'],
  [['--precision', '1%'], '--precision looks at 1,000 futures', 'leave out --precision, or --sampling sobol'],
])('--sampling sobol with %j is refused: a place, a fact and a way out', async (argv, fact, way) => {
  const { code, asked, err, cwd } = await call('--sampling', 'sobol', ...argv)
  expect({ code, asked }).toEqual({ code: 2, asked: [] })
  expect(err).toContain(`error: ${fact}`)
  expect(err).toContain(`\n  ${way}`)
  expect(Object.keys(treeOf(cwd)).filter(name => name.startsWith('out'))).toEqual([])
})

test.each(['Sobol', 'halton', ''])('--sampling %j is refused', async text => {
  const { code, err } = await call('--sampling', text)
  expect(code).toBe(2)
  expect(err).toContain('plain, sobol')
})

test('who runs it without a command line is refused as well', async () => {
  const { cwd, stages, asked } = await call('--trials', '300')
  const end = await runScenario(file, { cwd, stages, sampling: 'sobol', trials: 300, force: true })
  expect(end).toMatchObject({
    kind: 'failure',
    failure: { kind: 'usage', help: 'say --trials 256 or --trials 512, the nearest' },
  })
  expect(asked.length).toBe(1)
})
