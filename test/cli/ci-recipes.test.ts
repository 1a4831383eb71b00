import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { program } from '../../src/cli/program.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'

// The recipes of the README are taken from it and tried.
const readme = readFileSync('README.md', 'utf8')
const recipe = (name: string): string => {
  const at = readme.indexOf(`<!-- file: ${name} -->`)
  expect(at).toBeGreaterThan(-1)
  const open = readme.indexOf('\n', readme.indexOf('```', at)) + 1
  return readme.slice(open, readme.indexOf('```', open))
}

test('the workflow is YAML, and its command has only options that there are', () => {
  const { jobs } = parse(recipe('.github/workflows/scenarios.yml'))
  const command = jobs.check.steps.map(({ run = '' }) => run).find((run: string) => run.includes('tandem check'))
  const io = { stdout: { write: () => {} }, stderr: { write: () => {} }, env: {} } as never
  const check = program(io, '0', () => {}).commands.find(one => one.name() === 'check')
  const known = check?.options.map(({ long }) => long)
  const used = [...command.matchAll(/--[a-z]+/g)].map(([option]) => option)
  expect(used).toEqual(['--annotations', '--junit', '--summary'])
  expect(known).toEqual(expect.arrayContaining(used))
})

describe('the hook', () => {
  /** A repository with this hook, in which `npx` writes down what it is asked and ends with a code. */
  const repository = (code: number) => {
    const cwd = temporaryFolder()
    const env = { ...process.env, PATH: `${cwd}/bin:${process.env['PATH']}`, GIT_CONFIG_GLOBAL: '/dev/null' }
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, env, encoding: 'utf8' })
    git('init', '-q')
    mkdirSync(join(cwd, 'bin'))
    mkdirSync(join(cwd, 'scenarios/base'), { recursive: true })
    mkdirSync(join(cwd, '.git/hooks'), { recursive: true })
    writeFileSync(
      join(cwd, 'bin/npx'),
      `#!/bin/sh\nfor a in "$@"; do echo "$a" >> "${cwd}/asked"; done\nexit ${code}\n`,
    )
    writeFileSync(join(cwd, '.git/hooks/pre-commit'), recipe('pre-commit'))
    for (const name of ['bin/npx', '.git/hooks/pre-commit']) chmodSync(join(cwd, name), 0o755)
    return { cwd, git }
  }

  test('checks the scenarios that are staged and no other file, and stops the commit when one says no', () => {
    for (const [code, status] of [
      [0, 0],
      [1, 1],
    ]) {
      const { cwd, git } = repository(code)
      for (const name of ['scenarios/a b.yaml', 'scenarios/c.yaml', 'scenarios/base/d.yaml', 'e.yaml'])
        writeFileSync(join(cwd, name), 'x\n')
      git('add', 'scenarios', 'e.yaml')
      writeFileSync(join(cwd, 'scenarios/unstaged.yaml'), 'x\n')
      expect(git('commit', '-qm', 'x').status === 0 ? 0 : 1).toBe(status)
      const asked = execFileSync('cat', [join(cwd, 'asked')], { encoding: 'utf8' })
      expect(asked.trim().split('\n')).toEqual(['tandem', 'check', '--quiet', 'scenarios/a b.yaml', 'scenarios/c.yaml'])
    }
  })

  test('has nothing to say where no scenario is staged', () => {
    const { cwd, git } = repository(1)
    writeFileSync(join(cwd, 'e.txt'), 'x\n')
    git('add', 'e.txt')
    expect(git('commit', '-qm', 'x').status).toBe(0)
  })
})
