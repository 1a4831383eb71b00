import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const call = async (...argv: readonly string[]) => {
  const { io, heard } = fakeIo(temporaryFolder())
  const code = await runCli(argv, io)
  return { code, out: heard.out(), err: heard.err() }
}

test('help of a command is that of its --help', async () => {
  expect(await call('help', 'run')).toEqual(await call('run', '--help'))
  expect(await call('help', 'help')).toEqual(await call('--help'))
})

test.each([
  ['chekc', "error: unknown command 'chekc'\n(Did you mean check?)\n(tandem --help tells more)\n"],
  ['nosuch', "error: unknown command 'nosuch'\n(tandem --help tells more)\n"],
  ['a.yaml', 'error: "a.yaml" is not a command\n  did you mean: tandem run a.yaml\n'],
])('help of %s, which is no command, says so', async (word, err) => {
  expect(await call('help', word)).toEqual({ code: 2, out: '', err })
})
