import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli, toolVersion } from '../../src/cli/run-cli.ts'
import type { Stages } from '../../src/run/stages.ts'
import { version } from '../../src/study/version.ts'
import { fakeScenario, fakeStages, oneIssue } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, 'scenarios', 'uv-partners.yaml'), 'name: fine\n')
  writeFileSync(join(cwd, 'scenarios', 'wrong.yaml'), 'bad\n')
  return cwd
}
const file = 'scenarios/uv-partners.yaml'
const call = async (argv: readonly string[], over: Partial<Io> = {}, terminal = false, cwd = project()) => {
  const { io, heard } = fakeIo(cwd, over, terminal)
  const code = await runCli(argv, io)
  return { code, out: heard.out(), err: heard.err(), cwd }
}
const esc = '\u001b'

describe('tandem run', () => {
  test('prints the comparison, nothing else, and leaves the folder', async () => {
    const { code, out, err, cwd } = await call(['run', file])
    expect(code).toBe(0)
    expect(out).toContain('UV Partners')
    expect(out).toContain('out/uv-partners/report.html · 1 chart · tables · result.json')
    expect(out).not.toContain(esc)
    expect(err).toBe('')
    expect(treeOf(cwd)).toHaveProperty('out/uv-partners/result.json')
  })

  test('--json prints result.json to the byte', async () => {
    const { code, out, err, cwd } = await call(['run', file, '--json'], {}, true)
    expect(code).toBe(0)
    expect(out).toBe(readFileSync(join(cwd, 'out/uv-partners/result.json'), 'utf8'))
    expect(err).toContain('results in out/uv-partners')
  })

  test('warnings of a good scenario are told on stderr, and kept in the log', async () => {
    const warning = { ...oneIssue, code: 'E120', severity: 'warning' } as const
    const read: Stages['read'] = async () => ({ ok: true, scenario: fakeScenario({ warnings: [warning] }) })
    const { code, err } = await call(['run', file], { stages: fakeStages({ read }) })
    expect(code).toBe(0)
    expect(err).toMatch(/\n1 warning\.\n$/)
    expect(err).not.toContain('Nothing was run')
    const quiet = await call(['run', file, '--quiet'], { stages: fakeStages({ read }) })
    expect(quiet).toMatchObject({ code: 0, out: '', err: '' })
    expect(treeOf(quiet.cwd)['out/uv-partners/run.log']).toContain('did you mean "dealSize"?')
  })

  test('--quiet prints nothing', async () => {
    expect(await call(['run', file, '--quiet'], {}, true)).toMatchObject({ code: 0, out: '', err: '' })
    expect(await call(['run', file, '--quiet', '--json'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^\{/),
    })
  })

  test.each([
    ['on a terminal', [], {}, true, true],
    ['in a pipe', [], {}, false, false],
    ['with --no-color', ['--no-color'], {}, true, false],
    ['with NO_COLOR', [], { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR', [], { NO_COLOR: '' }, true, true],
    ['on a dumb terminal', [], { TERM: 'dumb' }, true, false],
    ['in a pipe with FORCE_COLOR', [], { FORCE_COLOR: '1' }, false, true],
    ['with FORCE_COLOR and NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ] as const)('colour %s', async (_, flags, env, terminal, colored) => {
    const { out } = await call(['run', file, ...flags], { env: { LANG: 'C.UTF-8', TERM: 'xterm', ...env } }, terminal)
    expect(out.includes(esc)).toBe(colored)
  })

  test.each([{ TERM: 'dumb' }, { LANG: 'C' }, { LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }])(
    'ascii only with %j',
    async env => {
      expect((await call(['run', file], { env })).out).toMatch(/^[\n -~]*$/)
    },
  )

  test('a bar is drawn on a terminal and taken away, never in CI or a pipe', async () => {
    const bar = await call(['run', file], {}, true)
    expect(bar.err).toContain('1,000 of 1,000 trials')
    expect(bar.err.indexOf(' 0 %  0 of 1 chart')).toBeLessThan(bar.err.indexOf('100 %  1 of 1 chart'))
    expect(bar.err).toContain(' 0 %  0 of 1 chart')
    expect(bar.err.endsWith(`\r${esc}[K`)).toBe(true)
    expect((await call(['run', file], { env: { CI: 'true' } }, true)).err).toBe('')
  })

  test('--trials, --seed, --strategy and --out do what they say', async () => {
    const { out, cwd } = await call([
      'run',
      file,
      '--json',
      '--trials',
      '50',
      '--seed',
      'abc',
      '--strategy',
      'vertical',
      '--strategy',
      'resell',
      '--out',
      'here',
    ])
    const result = JSON.parse(out)
    expect(result).toMatchObject({ trials: 50, seed: 'abc' })
    expect(result.strategies.map(({ id }: { id: string }) => id)).toEqual(['today', 'resell', 'vertical'])
    expect(treeOf(cwd)).toHaveProperty('here/report.html')
  })
})

describe('exit codes', () => {
  test.each([
    ['an unknown command', ['rum', file], 'Did you mean run?'],
    ['an unknown option', ['run', file, '--trails', '5'], 'Did you mean --trials?'],
    ['no file', ['run'], "missing required argument 'file'"],
    ['two files', ['run', file, file], 'too many arguments'],
    ['no trials', ['run', file, '--trials', '0'], '2 to 10,000,000'],
    ['one trial', ['run', file, '--trials', '1'], '2 to 10,000,000'],
    ['too many trials', ['run', file, '--trials', '10000001'], '2 to 10,000,000'],
    ['half a trial', ['run', file, '--trials', '2.5'], '2 to 10,000,000'],
    ['trials in words', ['run', file, '--trials', 'many'], '2 to 10,000,000'],
    ['trials as a power', ['run', file, '--trials', '1e3'], '2 to 10,000,000'],
    ['trials below zero', ['run', file, '--trials=-5'], '2 to 10,000,000'],
    ['an empty seed', ['run', file, '--seed', ''], '1 to 200 characters'],
    ['a long seed', ['run', file, '--seed', 'x'.repeat(201)], '1 to 200 characters'],
    ['a seed of two lines', ['run', file, '--seed', 'a\nb'], 'control character'],
    ['a file instead of a command', [file], `did you mean: tandem run ${file}`],
    ['an unknown strategy', ['run', file, '--strategy', 'resel'], 'did you mean "resell"?'],
    ['an option without its value', ['run', file, '--out'], 'argument missing'],
  ])('2 for %s', async (_, argv, words) => {
    const { code, out, err, cwd } = await call(argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(words)
    expect(Object.keys(treeOf(cwd))).toEqual(['scenarios/', 'scenarios/uv-partners.yaml', 'scenarios/wrong.yaml'])
  })

  test('2 and the help on stderr without a command', async () => {
    expect(await call([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: tandem') })
  })

  test('3 for a wrong scenario, with what is wrong', async () => {
    const { code, out, err, cwd } = await call(['run', 'scenarios/wrong.yaml', '--json'])
    expect(code).toBe(3)
    expect(out).toBe('')
    expect(err).toContain('did you mean "dealSize"?')
    expect(treeOf(cwd)).not.toHaveProperty('out/')
  })

  test('3 for the results of another scenario, 0 with --force', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'scenarios', 'b.yaml'), 'name: b\n')
    expect((await call(['run', file, '--out', 'x'], {}, false, cwd)).code).toBe(0)
    expect(await call(['run', 'scenarios/b.yaml', '--out', 'x'], {}, false, cwd)).toMatchObject({
      code: 3,
      err: expect.stringContaining('--force'),
    })
    expect((await call(['run', 'scenarios/b.yaml', '--out', 'x', '--force'], {}, false, cwd)).code).toBe(0)
  })

  test('4 for a limit', async () => {
    const study = () =>
      Promise.reject({ kind: 'limit', message: 'a number went wrong in month 3', help: 'look at dealSize' })
    expect(await call(['run', file], { stages: fakeStages({ study }) })).toMatchObject({
      code: 4,
      err: 'error: a number went wrong in month 3\n  look at dealSize\n',
    })
  })

  test('5 when the results cannot be written', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'out'), 'a file')
    expect(await call(['run', file], {}, false, cwd)).toMatchObject({
      code: 5,
      out: '',
      err: expect.stringContaining('a file, not a folder'),
    })
  })

  const failing = (code: string) => ({
    isTTY: false,
    write: () => {
      throw Object.assign(new Error(code), { code, syscall: 'write' })
    },
  })

  test('5 when stdout is full, 0 when its reader has gone', async () => {
    expect(await call(['run', file], { stdout: failing('ENOSPC') })).toMatchObject({
      code: 5,
      err: expect.stringContaining('no space left'),
    })
    expect(await call(['run', file], { stdout: failing('EPIPE') })).toMatchObject({ code: 0, err: '' })
    expect(await call(['--help'], { stdout: failing('ENOSPC') })).toMatchObject({ code: 5 })
    expect(await call(['run', file], { stdout: failing('ENOSPC'), stderr: failing('ENOSPC') })).toMatchObject({
      code: 5,
    })
  })

  test.each([
    [Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE', syscall: 'open' }), 'too many open'],
    [Object.assign(new Error('a thread'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'not enough memory'],
    [new RangeError('Array buffer allocation failed'), 'not enough memory'],
    [new RangeError('WebAssembly.Memory(): could not allocate memory'), 'not enough memory'],
  ])('5 when the machine has too little: %s', async (error, told) => {
    const end = await call(['run', file], { stages: fakeStages({ study: () => Promise.reject(error) }) })
    expect(end).toMatchObject({ code: 5, out: '' })
    expect(end.err).toMatch(new RegExp(`^error: cannot go on: .*${told}.*\n  .*(?:ulimit -n|--trials)`))
  })

  test('70 for a bug: a short word, the stack only with --debug', async () => {
    const study = () => Promise.reject(new TypeError('x is not a function'))
    const brief = await call(['run', file], { stages: fakeStages({ study }) })
    expect(brief).toMatchObject({ code: 70, err: expect.stringContaining('TypeError: x is not a function') })
    expect(brief.err).not.toContain('run-cli.test.ts')
    const long = await call(['run', file, '--debug'], { stages: fakeStages({ study }) })
    expect(long.err).toContain('run-cli.test.ts')
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends with %i and nothing half written', async (signal, expected) => {
    const cwd = project()
    const world = fakeIo(cwd, {
      stages: fakeStages({
        study: (_, options) => {
          world.heard.signal(signal)
          return Promise.reject(options.signal?.reason)
        },
      }),
    })
    expect(await runCli(['run', file], world.io)).toBe(expected)
    expect(world.heard.err()).toContain('interrupted; nothing was written')
    expect(treeOf(cwd)).not.toHaveProperty('out/')
  })
})

test('--help has an example and the exit codes; --version is that of the package', async () => {
  expect(await call(['--help'])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/Examples:\n {2}tandem new [\s\S]*Exit codes:/),
  })
  expect(await call(['run', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--strategy <id>') })
  expect(await call(['help'])).toMatchObject({ code: 0, err: '', out: (await call(['--help'])).out })
  expect(await call(['--version'])).toMatchObject({ code: 0, out: `${toolVersion()}\n` })
  expect(toolVersion()).toBe(version)
})

test('what is not built yet is not in the help', async () => {
  const { out } = await call(['--help'])
  expect(out).not.toMatch(/serve|resume|optimise|portfolio|worker/)
})
