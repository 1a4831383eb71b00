import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import type { Stages } from '../../src/run/stages.ts'
import { failing, report } from '../report/gate/gate-fixture.ts'
import { readXml } from '../report/gate/plain-xml.ts'
import { fakeGate, goodBaseline, oldBaseline } from '../run/fake-gate.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 's'))
  writeFileSync(join(cwd, 'package.json'), '{}')
  for (const name of ['good', 'old', 'new', 'cut']) writeFileSync(join(cwd, `s/${name}.yaml`), 'name: fine\n')
  writeFileSync(join(cwd, 's/wrong.yaml'), 'bad\n')
  writeFileSync(join(cwd, 's/good.baseline.json'), JSON.stringify(goodBaseline))
  writeFileSync(join(cwd, 's/old.baseline.json'), JSON.stringify(oldBaseline))
  writeFileSync(join(cwd, 's/cut.baseline.json'), '{')
  return cwd
}

const env = { LANG: 'C.UTF-8', TERM: 'xterm' }
const call = async (argv: readonly string[], over: Partial<Io> = {}, cwd = project(), terminal = false) => {
  const before = treeOf(cwd)
  const { io, heard } = fakeIo(cwd, { gate: fakeGate(), env, ...over }, terminal)
  const code = await runCli(['check', ...argv], io)
  const after = treeOf(cwd)
  const written = Object.keys(after).filter(name => after[name] !== before[name])
  return { code, out: heard.out(), err: heard.err(), cwd, written }
}

/** The trials and seed that a study was asked for. */
const asked = () => {
  const seen: { trials?: number; seed?: string }[] = []
  const study: Stages['study'] = (scenario, options) => {
    seen.push({
      ...(options.trials === undefined ? {} : { trials: options.trials }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    })
    return fakeStages().study(scenario, options)
  }
  return { seen, stages: fakeStages({ study }) }
}

describe('exit codes', () => {
  test.each<[string, readonly string[], number, RegExp]>([
    ['0 for what its baseline says', ['s/good.yaml'], 0, /^passed {2}s\/good\.yaml/],
    ['1 for figures that moved', ['s/old.yaml'], 1, /^FAILED {2}s\/old\.yaml/],
    ['1 for no baseline', ['s/new.yaml'], 1, /there is no baseline/],
    ['1 for one of several', ['s/good.yaml', 's/old.yaml', 's/good.yaml'], 1, /passed[\s\S]*FAILED[\s\S]*passed/],
  ])('%s', async (_, argv, code, words) => {
    expect(await call(argv)).toMatchObject({ code, out: expect.stringMatching(words) })
  })

  test('1 for a check of the scenario, though no figure moved: and nothing is left behind', async () => {
    const { checks, undecided } = failing()
    const compare = async () => report({ passed: false, checks, undecided })
    const { code, out, err, written } = await call(['s/good.yaml'], { gate: fakeGate({ compare }) })
    expect({ code, err, written }).toEqual({ code: 1, err: '', written: [] })
    expect(out).toContain('24,000 trials would tell')
    expect(out).not.toContain('--accept')
  })

  test('3 for a baseline that cannot be read and for a wrong scenario; the others are looked at', async () => {
    const cut = await call(['s/cut.yaml', 's/old.yaml'])
    expect(cut).toMatchObject({ code: 3, out: expect.stringMatching(/^FAILED {2}s\/old\.yaml/) })
    expect(cut.err).toMatch(/^error: the baseline "s\/cut\.baseline\.json" is cut short\n {2}take it back\n/)
    const wrong = await call(['s/wrong.yaml', 's/good.yaml'])
    expect(wrong).toMatchObject({ code: 3, out: expect.stringMatching(/^passed {2}s\/good\.yaml/) })
    expect(wrong.err).toContain('unknown field "dealSise"')
    expect((await call(['s/lost.yaml'])).code).toBe(3)
  })

  test.each<[string, readonly string[], string]>([
    ['no file', [], "missing required argument 'file'"],
    ['accepting without a reason', ['s/old.yaml', '--accept'], '--accept needs a reason'],
    ['a reason of blanks', ['s/old.yaml', '--accept', '--reason', '  '], '--accept needs a reason'],
    ['a reason for nothing', ['s/old.yaml', '--reason', 'x'], 'add --accept'],
    ['a part of nothing', ['s/old.yaml', '--only', 'a'], '--only says what to accept'],
    ['a part of several', ['s/old.yaml', 's/good.yaml', '--accept', '--only', 'a', '--reason', 'x'], 'name one file'],
    ['an unknown figure', ['s/old.yaml', '--accept', '--only', 'vendor.luck', '--reason', 'x'], 'unknown figure'],
    [
      'more futures than are kept',
      ['s/old.yaml', '--trials', '131073'],
      'trials is 131073\n  every future is held: say a whole number from 2 to 131,072',
    ],
    ['an unknown option', ['s/old.yaml', '--acept'], 'Did you mean --accept?'],
  ])('2 for %s, and nothing is written', async (_, argv, words) => {
    expect(await call(argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words), written: [] })
  })

  test('5 where the figures of a run or a report cannot be written', async () => {
    const write = async () => ({ kind: 'environment' as const, message: 'cannot write: the disk is full' })
    expect(await call(['s/old.yaml'], { gate: fakeGate({ write }) })).toMatchObject({
      code: 5,
      err: expect.stringContaining('the disk is full'),
    })
    expect(await call(['s/good.yaml', '--junit', 'nowhere/x.xml'])).toMatchObject({
      code: 5,
      err: expect.stringContaining('there is no folder "nowhere"'),
      written: [],
    })
  })

  test('130 when it is interrupted: no more than what was under way is played, nothing is written', async () => {
    let plays = 0
    const { io, heard } = fakeIo(project(), {
      gate: fakeGate(),
      stages: fakeStages({
        study: async (scenario, options) => {
          plays++
          heard.signal('SIGINT')
          return fakeStages().study(scenario, options)
        },
      }),
    })
    expect(await runCli(['check', 's/old.yaml', 's/good.yaml', 's/old.yaml', 's/good.yaml'], io)).toBe(130)
    expect(plays).toBeLessThanOrEqual(2) // the next one may have begun
    expect(heard.err()).toContain('interrupted; nothing was written')
    expect(Object.keys(treeOf(io.cwd)).filter(name => name.includes('actual'))).toEqual([])
  })

  test('the seconds of the files are those of their turns: together no more than went by', async () => {
    let clock = 0
    const study: Stages['study'] = (scenario, options) => {
      clock += 10
      return fakeStages().study(scenario, options)
    }
    const { io, heard } = fakeIo(project(), { gate: fakeGate(), stages: fakeStages({ study }), now: () => clock })
    await runCli(['check', 's/good.yaml', 's/good.yaml', 's/good.yaml', '--json'], io)
    const seconds: number[] = JSON.parse(heard.out()).scenarios.map((one: { seconds: number }) => one.seconds)
    expect(seconds).toHaveLength(3)
    expect(seconds[0]).toBeGreaterThan(0)
    expect(seconds.reduce((a, b) => a + b)).toBe(clock)
  })

  test('70 for a bug of ours', async () => {
    const compare = () => Promise.reject(new TypeError('x is not a function'))
    expect((await call(['s/good.yaml'], { gate: fakeGate({ compare }) })).code).toBe(70)
  })
})

describe('trials and seed', () => {
  test('nothing is played for what a check does not look at', async () => {
    let isBare: boolean | undefined
    const study: Stages['study'] = (scenario, options) => {
      isBare = options.isBare
      return fakeStages().study(scenario, options)
    }
    await call(['s/good.yaml'], { stages: fakeStages({ study }) })
    expect(isBare).toBe(true)
  })

  test('are those of the baseline', async () => {
    const { seen, stages } = asked()
    await call(['s/good.yaml'], { stages })
    expect(seen).toEqual([{ trials: 64, seed: 'of the baseline' }])
  })

  test('are 1,000 and the scenario’s without one', async () => {
    const { seen, stages } = asked()
    await call(['s/new.yaml'], { stages })
    expect(seen).toEqual([{ trials: 1000 }])
  })

  test('are those of the command line before all', async () => {
    const { seen, stages } = asked()
    await call(['s/good.yaml', '--trials', '32', '--seed', 'mine'], { stages })
    expect(seen).toEqual([{ trials: 32, seed: 'mine' }])
  })
})

describe('what is written', () => {
  test('a run that is another leaves its figures beside the baseline, which stays as it was', async () => {
    const { written, err, cwd } = await call(['s/old.yaml'])
    expect(written).toEqual(['s/old.actual.json'])
    expect(err).toBe('what it came to is in s/old.actual.json; have git ignore *.actual.*\n')
    expect(JSON.parse(readFileSync(join(cwd, 's/old.actual.json'), 'utf8'))).toMatchObject({ says: 'good', trials: 64 })
  })

  test('one that passed leaves nothing, nor one that has no baseline', async () => {
    expect(await call(['s/new.yaml'])).toMatchObject({ code: 1, written: [], err: '' })
    expect(await call(['s/good.yaml'])).toMatchObject({ written: [], err: '' })
  })

  test.each(['true', '1', 'yes'])('with CI=%s nothing, and --accept is refused', async ci => {
    const over = { env: { ...env, CI: ci } }
    expect(await call(['s/old.yaml', 's/new.yaml'], over)).toMatchObject({ code: 1, written: [], err: '' })
    expect(await call(['s/old.yaml', '--accept', '--reason', 'x'], over)).toMatchObject({
      code: 2,
      written: [],
      out: '',
      err: expect.stringContaining('a baseline is never written with CI set'),
    })
  })

  test.each(['', 'false'])('CI=%j is no CI', async ci => {
    const over = { env: { ...env, CI: ci } }
    expect((await call(['s/old.yaml'], over)).written).toEqual(['s/old.actual.json'])
  })
})

describe('--accept', () => {
  test('shows what it accepts, writes the baseline with its reason, and ends with 0', async () => {
    const { code, out, err, written, cwd } = await call(['s/old.yaml', '--accept', '--reason', 'prices of 2027'])
    expect({ code, written }).toEqual({ code: 0, written: ['s/old.baseline.json'] })
    expect(out).toMatch(/^accept {2}s\/old\.yaml/)
    expect(out).toContain('resell: partner.ownerValue · changed')
    expect(err).toBe('accepted: s/old.baseline.json is written; commit it with its .arrow\n')
    expect(JSON.parse(readFileSync(join(cwd, 's/old.baseline.json'), 'utf8'))).toEqual({
      ...goodBaseline,
      why: 'prices of 2027',
    })
    expect(await call(['s/old.yaml'], {}, cwd)).toMatchObject({ code: 0, written: [] })
  })

  test('writes a first baseline', async () => {
    const { code, written } = await call(['s/new.yaml', '--accept', '--reason', 'the first'])
    expect({ code, written }).toEqual({ code: 0, written: ['s/new.baseline.json'] })
  })

  test('of a part alone goes on to say no', async () => {
    const { code, err, written } = await call(['s/old.yaml', '--accept', '--only', 'a', '--only', 'b', '--reason', 'x'])
    expect({ code, written }).toEqual({ code: 1, written: ['s/old.baseline.json'] })
    expect(err).toMatch(/^accepted of a, b: s\/old\.baseline\.json is written.*\ns\/old\.yaml still says no/)
  })

  test('of what is the same to the bit writes nothing', async () => {
    expect(await call(['s/good.yaml', '--accept', '--reason', 'x'])).toMatchObject({
      code: 0,
      written: [],
      err: 's/good.yaml is what its baseline says; nothing is written\n',
    })
  })
})

describe('reports', () => {
  test('--json has every file, and nothing else is on stdout', async () => {
    const { code, out } = await call(['s/good.yaml', 's/old.yaml', 's/cut.yaml', '--json'])
    expect(code).toBe(3)
    const record = JSON.parse(out)
    expect(record).toMatchObject({ schema: 'tandem/check@1', passed: false })
    expect(record.scenarios.map(({ asked, passed }: Record<string, unknown>) => [asked, passed])).toEqual([
      ['s/good.yaml', true],
      ['s/old.yaml', false],
      ['s/cut.yaml', false],
    ])
    expect(record.scenarios[1].rows[0]).toMatchObject({ metric: 'partner.ownerValue', verdict: 'changed' })
    expect(record.scenarios[2].unread.message).toContain('is cut short')
    expect(JSON.parse((await call(['s/good.yaml', '--json'])).out).passed).toBe(true)
  })

  test('--junit and --summary are written, with CI=true as well; the summary stands below what is there', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'summary.md'), 'first')
    const over = { env: { ...env, CI: 'true' } }
    const { written } = await call(
      ['s/old.yaml', 's/wrong.yaml', '--junit', 'j.xml', '--summary', 'summary.md'],
      over,
      cwd,
    )
    expect(written).toEqual(['j.xml', 'summary.md'])
    const suites = readXml(readFileSync(join(cwd, 'j.xml'), 'utf8')).children
    expect(suites.map(({ attributes }) => [attributes['name'], attributes['failures'], attributes['errors']])).toEqual([
      ['s/old.yaml', '6', '0'],
      ['s/wrong.yaml', '0', '1'],
    ])
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^first\n## tandem check: 2 of 2 scenarios failed\n/)
  })

  test('--annotations go to stderr, so that --json stays JSON', async () => {
    const { out, err } = await call(['s/old.yaml', '--json', '--annotations'], { env: { ...env, CI: 'true' } })
    expect(() => JSON.parse(out)).not.toThrow()
    expect(err).toMatch(/^::error file=scenarios\/uv-partners\.yaml,line=35,title=6 figures changed::[^\n]*\n$/)
  })

  test('--quiet says only what is wrong', async () => {
    expect(await call(['s/good.yaml', '--quiet'])).toMatchObject({ code: 0, out: '', err: '' })
    const { code, out, err } = await call(['s/good.yaml', 's/old.yaml', '--quiet'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(/^FAILED/)
    expect(await call(['s/old.yaml', '--accept', '--reason', 'x', '--quiet'])).toMatchObject({
      code: 0,
      out: '',
      err: '',
    })
  })

  test('colour on a terminal alone', async () => {
    expect((await call(['s/old.yaml'], {}, project(), true)).out).toContain('\u001b[31mFAILED')
    expect((await call(['s/old.yaml', '--no-color'], {}, project(), true)).out).not.toContain('\u001b')
  })
})
