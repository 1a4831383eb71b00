import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { builtPackage } from '../helpers/built-package.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { main } = builtPackage()
const scenario = join(root, 'scenarios/uv-partners.yaml')
/** A firm of one month's playing, where the test is about the process and not about what is simulated. */
const small = join(root, 'test/known-answers/linear.yaml')
const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' }

const tandem = (argv: readonly string[], cwd: string, stdout: 'pipe' | number = 'pipe') =>
  spawnSync(process.execPath, [main, ...argv], { cwd, env, encoding: 'utf8', stdio: ['ignore', stdout, 'pipe'] })

/** Starts a long run, sends a signal after a while and gives the exit code; null when it came before tandem listened. */
const interrupted = async (cwd: string, signal: NodeJS.Signals, after: number): Promise<number | null> => {
  const argv = [main, 'run', scenario, '--trials', '5000000', '--out', 'here']
  const child = spawn(process.execPath, argv, { cwd, env, stdio: 'ignore' })
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  await new Promise(resolve => setTimeout(resolve, after))
  child.kill(signal)
  return ended
}

describe('a real process', () => {
  test('ends with 2 for a wrong option', () => {
    const cwd = temporaryFolder()
    expect(tandem(['run', scenario, '--trials', '0'], cwd)).toMatchObject({ status: 2, stdout: '' })
    expect(treeOf(cwd)).toEqual({})
  })

  test('ends with 3 for a wrong scenario and for one that is not there', () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'wrong.yaml'), 'tandem: 1\nnme: x\n')
    const wrong = tandem(['run', 'wrong.yaml'], cwd)
    expect(wrong).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('wrong.yaml:2:1') })
    expect(tandem(['run', 'wrogn.yaml'], cwd)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('did you mean "wrong.yaml"'),
    })
    expect(Object.keys(treeOf(cwd))).toEqual(['wrong.yaml'])
  })

  test('ends with 5 when stdout is a full disk, not with 0', () => {
    const full = openSync('/dev/full', 'w')
    expect(tandem(['--help'], temporaryFolder(), full)).toMatchObject({
      status: 5,
      stderr: expect.stringContaining('no space left'),
    })
  })

  test('ends with 5 when the folder for the results is a file', () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'taken'), 'x')
    expect(tandem(['run', small, '--trials', '8', '--out', 'taken'], cwd)).toMatchObject({ status: 5, stdout: '' })
    expect(treeOf(cwd)).toEqual({ taken: 'x' })
  })

  test('ends with 5 in a folder that is gone, in two lines; help needs none', () => {
    const line = 'mkdir d && cd d && rmdir ../d && "$0" "$@"'
    const gone = (...argv: readonly string[]) =>
      spawnSync('bash', ['--norc', '-c', line, process.execPath, main, ...argv], {
        cwd: temporaryFolder(),
        env,
        encoding: 'utf8',
      })
    for (const argv of [
      ['run', small],
      ['validate', small],
      ['new', '--quiet'],
      ['run', small, '--watch'],
    ])
      expect(gone(...argv)).toMatchObject({
        status: 5,
        stdout: '',
        stderr:
          'error: cannot tell which folder the command runs in: it does not exist\n  go to another folder with cd\n',
      })
    expect(gone('--version')).toMatchObject({ status: 0, stderr: '' })
    expect(gone('run', '--help')).toMatchObject({ status: 0, stderr: '' })
  })

  test('runs a shipped scenario from file to folder', () => {
    const cwd = temporaryFolder()
    const run = tandem(['run', scenario, '--trials', '16', '--out', 'here', '--json'], cwd)
    expect(run).toMatchObject({ status: 0, stderr: 'results in here\n' })
    const tree = treeOf(cwd)
    expect(Buffer.from(run.stdout).toString('latin1')).toBe(tree['here/result.json'])
    expect(Object.keys(tree)).toEqual(
      expect.arrayContaining(['here/charts/fan.png', 'here/tables/metrics.arrow', 'here/report.html']),
    )
  })

  test('validates, explains and prints schemas without running anything', () => {
    const cwd = temporaryFolder()
    const valid = tandem(['validate', scenario], cwd)
    expect(valid).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^ok {2}.*: 5 strategies, 60 months/),
    })
    expect(tandem(['explain', 'S02'], cwd)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^S02 {2}source/),
    })
    expect(JSON.parse(tandem(['schema', 'result'], cwd).stdout)).toHaveProperty('title', 'tandem result')
    expect(treeOf(cwd)).toEqual({})
  })

  test('writes a starter far from any project, which runs there', () => {
    const cwd = temporaryFolder()
    expect(tandem(['new', '--name', 'Acme'], cwd)).toMatchObject({ status: 0, stderr: '' })
    const run = tandem(['run', 'acme.yaml', '--trials', '16'], cwd)
    expect(run).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Acme: resell, or support only?'),
    })
  })

  test.each([['explain', 'partner.bench'], ['schema'], ['validate', small, '--values']])(
    'tandem %s: 5 when stdout is a full disk',
    (...argv) => {
      const full = openSync('/dev/full', 'w')
      expect(tandem(argv, temporaryFolder(), full)).toMatchObject({
        status: 5,
        stderr: expect.stringContaining('no space left'),
      })
    },
  )

  test('ends quietly when the reader of a pipe has gone', () => {
    const cwd = temporaryFolder()
    const line = `"$0" "$@" | true; exit "\${PIPESTATUS[0]}"`
    const run = spawnSync(
      'bash',
      ['--norc', '-c', line, process.execPath, main, 'run', small, '--trials', '64', '--json', '--quiet'],
      { cwd, env, encoding: 'utf8' },
    )
    expect(run).toMatchObject({ status: 0, stderr: '' })
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i and leaves the old results', async (signal, expected) => {
    const cwd = temporaryFolder()
    mkdirSync(join(cwd, 'here'))
    let code = await interrupted(cwd, signal, 800)
    for (const after of [2500, 15_000]) code ??= await interrupted(cwd, signal, after)
    expect(code).toBe(expected)
    expect(treeOf(cwd)).toEqual({ 'here/': '' })
  })
})
