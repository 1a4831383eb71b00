import { expect, test } from 'vitest'
import { runScenario } from '../../src/run/run-scenario.ts'
import { treeOf } from '../run/temporary-folder.ts'
import { heardRun } from './heard-run.ts'

test('--sampling sobol reaches the study, and nothing does without it', async () => {
  const { code, asked } = await heardRun('--sampling', 'sobol', '--trials', '256')
  expect({ code, asked }).toMatchObject({ code: 0, asked: [{ sampling: 'sobol', trials: 256 }] })
  const plain = await heardRun('--trials', '300')
  expect(plain.code).toBe(0)
  expect(plain.asked[0]).not.toHaveProperty('sampling')
  expect((await heardRun('--trials', '300', '--sampling', 'plain')).code).toBe(0)
})

test.each([
  [['--trials', '10000'], '--trials is 10000', 'say --trials 8192 or --trials 16384, the nearest'],
  // the scenario says 1,000
  [[], 'run.trials of uv-partners.yaml is 1000', 'say --trials 512 or --trials 1024, the nearest'],
  [['--precision', '1%'], '--precision looks at 1,000 futures', 'leave out --precision, or --sampling sobol'],
])('--sampling sobol with %j is refused: a place, a fact and a way out', async (argv, fact, way) => {
  const { code, asked, err, cwd } = await heardRun('--sampling', 'sobol', ...argv)
  expect({ code, asked }).toEqual({ code: 2, asked: [] })
  expect(err).toContain(`error: ${fact}`)
  expect(err).toContain(`\n  ${way}`)
  expect(Object.keys(treeOf(cwd)).filter(name => name.startsWith('out'))).toEqual([])
})

test.each(['Sobol', 'halton', ''])('--sampling %j is refused', async text => {
  const { code, err } = await heardRun('--sampling', text)
  expect(code).toBe(2)
  expect(err).toContain('plain, sobol')
})

test('who runs it without a command line is refused as well', async () => {
  const { cwd, stages, asked } = await heardRun('--trials', '300')
  const end = await runScenario('scenarios/uv-partners.yaml', {
    cwd,
    stages,
    sampling: 'sobol',
    trials: 300,
    force: true,
  })
  expect(end).toMatchObject({
    kind: 'failure',
    failure: { kind: 'usage', help: 'say --trials 256 or --trials 512, the nearest' },
  })
  expect(asked.length).toBe(1)
})
