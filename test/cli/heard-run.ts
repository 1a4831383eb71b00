import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run-cli.ts'
import type { StudyOptions } from '../../src/run/stages.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const file = 'scenarios/uv-partners.yaml'

/** `tandem run` of a file that reads well, in a folder of its own: how its studies were asked for, and what was said. */
export const heardRun = async (...argv: readonly string[]) => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, file), 'name: fine\n')
  const asked: StudyOptions[] = []
  const fake = fakeStages()
  const stages = {
    ...fake,
    study: async (...[scenario, options]: Parameters<typeof fake.study>) => {
      asked.push(options)
      return fake.study(scenario, options)
    },
  }
  const { io, heard } = fakeIo(cwd, { stages })
  const code = await runCli(['run', file, ...argv], io)
  return { code, asked, out: heard.out(), err: heard.err(), cwd, stages }
}
