import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages } from '../../src/run/stages.ts'
import { fakeIo } from './fake-io.ts'

// Every bad scenario of test/messages, from disk through the whole command: exit 3, the exact text, nothing written. The
// oracle is the golden text of the reader; here it must survive the real loader and the command line.
const folder = mkdtempSync(join(tmpdir(), 'tandem-bad-'))
const messages = join(import.meta.dirname, '../messages')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cases = readdirSync(messages, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .filter(name => readFileSync(join(messages, name, 'expected.txt'), 'utf8').includes('Nothing was run or written'))

/** Every file below, with its size and time. */
const tree = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => `${name} ${statSync(join(at, name)).size} ${statSync(join(at, name)).mtimeMs}`)

test('there are more than a hundred', () => expect(cases.length).toBeGreaterThan(100))

test.each(cases)('%s', async name => {
  const at = join(folder, name)
  cpSync(join(messages, name), at, { recursive: true })
  writeFileSync(join(at, 'package.json'), '{}') // the project ends here
  const before = tree(at)
  const { io, heard } = fakeIo(at, { stages: realStages })
  const given = join(at, 'set.txt')
  const lines = existsSync(given) ? readFileSync(given, 'utf8').trimEnd().split('\n') : []
  const set = lines.flatMap(line => ['--set', line])
  const code = await runCli(['run', 'scenario.yaml', '--trials', '2', '--no-color', ...set], io)
  expect(heard.err()).toBe(readFileSync(join(messages, name, 'expected.txt'), 'utf8'))
  expect(heard.out()).toBe('')
  // a --set that is no path=value is a misuse, if nothing else is wrong
  const isMisuse = /^error/m.test(heard.err()) && !/^error\[(?!E152)/m.test(heard.err())
  expect(code).toBe(isMisuse ? 2 : 3)
  expect(tree(at)).toEqual(before)
})
