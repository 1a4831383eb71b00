import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { fakeGate } from '../run/fake-gate.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 's'))
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 's/new.yaml'), 'name: fine\n')
  return cwd
}

/** `tandem check` of a scenario without a baseline, and how often it was played. */
const check = async (cwd: string, ...argv: readonly string[]) => {
  let plays = 0
  const study = (...asked: Parameters<ReturnType<typeof fakeStages>['study']>) => {
    plays++
    return fakeStages().study(...asked)
  }
  const { io, heard } = fakeIo(cwd, { gate: fakeGate(), stages: fakeStages({ study }) })
  const code = await runCli(['check', 's/new.yaml', ...argv], io)
  return { code, plays, out: heard.out(), err: heard.err() }
}

test.each(['--junit', '--summary'])('%s of what is no file ends with 5 before anything is played', async flag => {
  const cwd = project()
  const links = temporaryFolder()
  symlinkSync('gone.md', join(links, 'dangling'))
  symlinkSync('round', join(links, 'round'))
  const before = treeOf(cwd)
  for (const [name, words] of [
    ['s', 'cannot write "s": it is a folder'],
    ['/dev/null', 'it is there and not a file'],
    [join(links, 'dangling'), 'it is a link to "gone.md", which is not there'],
    [join(links, 'round'), 'too many links in the path'],
    ['nowhere/x.md', 'there is no folder "nowhere"'],
    ['s/new.yaml/x.md', 'a part of the path is a file, not a folder'],
  ]) {
    const { err, ...rest } = await check(cwd, flag, name)
    expect(rest).toEqual({ code: 5, plays: 0, out: '' })
    expect(err).toContain(words)
  }
  expect(treeOf(cwd)).toEqual(before)
  expect(readdirSync(links)).toEqual(['dangling', 'round'])
})

test('a summary is added to what can be read, and what cannot is kept as it is', async () => {
  const cwd = project()
  writeFileSync(join(cwd, 'secret.md'), 'kept', { mode: 0o000 })
  const isRoot = process.getuid?.() === 0 // who reads everything
  expect(await check(cwd, '--summary', 'secret.md')).toMatchObject(
    isRoot
      ? { code: 1, plays: 1 }
      : {
          code: 5,
          plays: 0,
          err: expect.stringContaining('cannot add to "secret.md": it cannot be read: permission denied'),
        },
  )
  chmodSync(join(cwd, 'secret.md'), 0o600)
  expect(readFileSync(join(cwd, 'secret.md'), 'utf8')).toMatch(isRoot ? /^kept\n## tandem check/ : /^kept$/)
})

test('what a summary is added to is kept to the byte, also what is not UTF-8', async () => {
  const cwd = project()
  writeFileSync(join(cwd, 'summary.md'), Buffer.from('caf\u00e9\n', 'latin1'))
  expect(await check(cwd, '--summary', 'summary.md')).toMatchObject({ code: 1, plays: 1 })
  expect(readFileSync(join(cwd, 'summary.md'), 'latin1')).toMatch(/^caf\u00e9\n## tandem check: /)
})

test.each(['--junit', '--summary'])('%s before a scenario does not take it for the file to write', async flag => {
  const cwd = project()
  writeFileSync(join(cwd, 's/b.yaml'), 'name: fine\n')
  const before = treeOf(cwd)
  const { err, ...rest } = await check(cwd, flag, 's/b.yaml')
  expect(rest).toEqual({ code: 2, plays: 0, out: '' })
  expect(err).toContain(`${flag} is the file to write, and "s/b.yaml" is the name of a scenario`)
  expect(treeOf(cwd)).toEqual(before)
})
