import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
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
  const { io, heard } = fakeIo(cwd, {
    stages: {
      ...stages,
      study: async (scenario, options) => {
        asked.push(options)
        return stages.study(scenario, options)
      },
    },
  })
  const code = await runCli(['run', file, ...argv], io)
  return { code, asked, out: heard.out(), err: heard.err(), cwd }
}

test('--precision looks at levels and differences alone, then runs whole with as many futures, and says so', async () => {
  const { code, asked, err, cwd } = await call('--precision', '50%')
  expect(code).toBe(0)
  const looks = asked.slice(0, -1)
  expect(looks.length).toBeGreaterThan(0)
  for (const look of looks) expect(look).toMatchObject({ isBare: true })
  const last = asked[asked.length - 1]
  expect(last.isBare).toBeUndefined()
  expect(last.trials).toBe(looks[looks.length - 1].trials)
  expect(err).toMatch(/^[\d,]+ futures know what each seat looks at first to within [\d.]+ % \(least exactly /)
  expect(treeOf(cwd)).toHaveProperty('out/uv-partners/result.json')
})

test('--quiet says nothing of it', async () => {
  expect(await call('--precision', '50%', '--quiet')).toMatchObject({ code: 0, out: '', err: '' })
})

test.each(['0%', '51%', '1', 'one %', '-1%', '1e-3%', ''])('--precision %j is refused', async text => {
  const { code, err, cwd } = await call('--precision', text)
  expect(code).toBe(2)
  expect(err).toContain('0.01% to 50%')
  expect(treeOf(cwd)).not.toHaveProperty('out/uv-partners/result.json')
})

test('--precision with --trials is refused: one of them says how many', async () => {
  const { code, err, asked } = await call('--precision', '1%', '--trials', '100')
  expect({ code, asked }).toEqual({ code: 2, asked: [] })
  expect(err).toContain('leave out --trials')
})
