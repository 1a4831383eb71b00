import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages } from '../../src/run/stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { linear } from '../study/split/texts.ts'
import { fakeIo } from './fake-io.ts'

const next = linear.replace('margin: 20%', 'margin: 25%').replace('$6k per month', '$7k per month')

const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args],
    { cwd },
  )

/** A repository in which the scenario was committed and then changed, beside others. */
const project = () => {
  const cwd = temporaryFolder()
  const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text)
  git(cwd, 'init', '-q', '-b', 'main')
  write('a.yaml', linear)
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'first')
  write('a.yaml', next)
  write('same.yaml', linear.replace('name: Linear', 'name: Linear # the same'))
  write('wrong.yaml', linear.replace('margin', 'margn'))
  write('others.yaml', linear.replace('today:', 'now:').replace('lean:', 'thin:'))
  write('talk.yaml', linear.replace('strategies:', 'goals:\n  partner: [{that: partner.ebitda >= $40k}]\nstrategies:'))
  return cwd
}

const call = async (argv: readonly string[], over: Partial<Io> = {}, cwd = project()) => {
  const { io, heard } = fakeIo(cwd, { stages: realStages, ...over })
  const code = await runCli(['compare', ...argv], io)
  return { code, out: heard.out(), err: heard.err(), cwd }
}

describe('tandem compare', () => {
  // EBITDA is 12 x (10 x $60k / 12 x margin - overhead): 48k before; margin adds 30k, overhead takes 12k (not of lean)
  test('says what changed and what each change did, and writes nothing', async () => {
    const cwd = project()
    const before = treeOf(cwd)
    const { code, out, err } = await call(['a.yaml@HEAD', 'a.yaml', '--of', 'partner.ebitda'], {}, cwd)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd, encoding: 'utf8' }).trim()
    expect(out).toBe(`From a.yaml@HEAD (${commit}) to a.yaml

program
 ~ program.margin [1]
     20 % → 25 %
     a.yaml:8
partner
 ~ partner.overhead [2]
     $6k per month → $7k per month
     a.yaml:10

What each change did to the mean of a figure, averaged over all orders in which
they may come, in 8 futures on the luck of linear:

partner.ebitda, EBITDA
                       Today   Lean
 was                    $48k   $60k
 [1] program.margin    +$30k  +$30k
 [2] partner.overhead  −$12k      0
 is                     $66k   $90k
 change                +$18k  +$30k
`)
    const after = treeOf(cwd)
    for (const name of Object.keys(before)) if (!name.startsWith('.git')) expect(after[name]).toBe(before[name])
    expect(Object.keys(after).filter(name => !name.startsWith('.git'))).toEqual(
      Object.keys(before).filter(name => !name.startsWith('.git')),
    )
  })

  test('--json has the same facts, with lines, commits and every part', async () => {
    const { code, out } = await call([
      'a.yaml@main',
      'a.yaml',
      '--of',
      'partner.ebitda',
      '--strategy',
      'today',
      '--json',
    ])
    expect(code).toBe(0)
    const told = JSON.parse(out)
    expect(told).toMatchObject({
      schema: 'tandem/compare@1',
      from: { asked: 'a.yaml@main', file: 'a.yaml', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      to: { asked: 'a.yaml', file: 'a.yaml' },
      changes: [
        {
          id: 'program.margin',
          key: 'program',
          kind: 'changed',
          was: { text: '20 %', file: 'a.yaml', line: 8 },
          is: { text: '25 %', file: 'a.yaml', line: 8 },
          change: 1,
        },
        { id: 'partner.overhead', change: 0 },
      ],
    })
    expect(told.to.commit).toBeUndefined()
    const [figure] = told.split.figures
    expect(told.split.figures).toHaveLength(1)
    expect(figure).toMatchObject({ strategy: 'today', metric: 'partner.ebitda', unit: 'USD' })
    expect(figure.was).toBeCloseTo(48_000, 6)
    expect(figure.parts.map(({ part }: { part: number }) => Math.round(part))).toEqual([-12_000, 30_000])
  })

  // What the file would say with 25 %, by itself: margin adds 30k of EBITDA. `overhead` of the file is not what lean says.
  test('--set is laid over the newer side alone', async () => {
    const argv = ['a.yaml@HEAD', 'a.yaml@HEAD', '--set', 'program.margin=25%', '--of', 'partner.ebitda']
    const { code, out } = await call([...argv, '--json'])
    expect(code).toBe(0)
    const told = JSON.parse(out)
    expect(told.from.set).toBeUndefined()
    expect(told.to).toMatchObject({ asked: 'a.yaml@HEAD', set: ['program.margin=25%'] })
    expect(told.changes).toMatchObject([
      {
        id: 'program.margin',
        was: { text: '20 %', line: 8 },
        is: { text: '25 %', set: 'program.margin=25%' },
        change: 0,
      },
    ])
    expect(told.changes[0].is.line).toBeUndefined()
    expect(told.split.figures[0].parts.map(({ part }: { part: number }) => Math.round(part))).toEqual([30_000])
    const { out: text } = await call(argv)
    expect(text).toMatch(/^From a\.yaml@HEAD \(\w+\) to a\.yaml@HEAD \(\w+\) with\s+program\.margin=25%\n/)
    expect(text).toContain('a.yaml:8, now --set')
  })

  test('two that say the same, and what no figure depends on', async () => {
    expect(await call(['a.yaml@HEAD', 'same.yaml'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\nBoth say the same\.\n$/),
    })
    const { out } = await call(['same.yaml', 'talk.yaml'])
    expect(out).toContain('+ goals.partner: partner.ebitda >= $40k')
    expect(out).toContain('No figure depends on any of that.')
  })

  test('its help has examples of revisions', async () => {
    expect(await call(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('tandem compare acme.yaml@HEAD acme.yaml'),
    })
  })

  test('a terminal without Unicode gets ASCII', async () => {
    const { out } = await call(['a.yaml@HEAD', 'a.yaml', '--of', 'partner.ebitda'], {
      env: { LANG: 'C', TERM: 'xterm' },
    })
    expect(out).toMatch(/^[\n\x20-\x7e]+$/)
    expect(out).toContain('20 % > 25 %')
  })
})

describe('exit codes', () => {
  test.each([
    ['one file', ['a.yaml'], 2, "missing required argument 'new'"],
    [
      'an unknown figure',
      ['a.yaml@HEAD', 'a.yaml', '--of', 'partner.ebida'],
      2,
      'neither scenario has a figure "partner.ebida"\n  did you mean "partner.ebitda"?',
    ],
    [
      'an unknown strategy',
      ['a.yaml@HEAD', 'a.yaml', '--strategy', 'toda'],
      2,
      'both scenarios have no strategy "toda"\n  did you mean "today"?',
    ],
    [
      'an unknown figure that is like none',
      ['a.yaml@HEAD', 'a.yaml', '--of', 'xyzzyx'],
      2,
      'neither scenario has a figure "xyzzyx"\n  expected one of: partner.value, ',
    ],
    [
      'too many trials',
      ['a.yaml@HEAD', 'a.yaml', '--trials', '131073'],
      2,
      'trials is 131073\n  every future is held: say a whole number from 2 to 131,072',
    ],
    ['a setting that there is not', ['a.yaml', 'a.yaml', '--set', 'program.margn=25%'], 3, 'did you mean "margin"?'],
    ['a revision that is an option', ['a.yaml@--output=x', 'a.yaml'], 2, '"--output=x" is an option, not a revision'],
    ['an unknown revision', ['a.yaml@nowhere', 'a.yaml'], 2, 'git knows no revision "nowhere"\n  write FILE@REV'],
    ['a file that is not in the revision', ['same.yaml@HEAD', 'a.yaml'], 3, 'scenario "same.yaml" not found'],
    ['no file', ['a.yaml', 'b.yaml'], 3, 'in b.yaml:\nerror'],
    ['a mistake in the newer one', ['a.yaml', 'wrong.yaml'], 3, 'did you mean "margin"?'],
    [
      'no strategy in common',
      ['a.yaml', 'others.yaml'],
      3,
      'the two scenarios have no strategy in common\n  a strategy is known by its id',
    ],
  ])('%s', async (_, argv, code, text) => {
    const end = await call(argv)
    expect(end.err).toContain(text)
    expect(end).toMatchObject({ code, out: '' })
  })

  test('more trials than there is room for are a limit, with the way out', async () => {
    const limits = await call([
      'a.yaml@HEAD',
      'a.yaml',
      '--trials',
      '131072',
      ...Array(65).fill(['--of', 'partner.ebitda']).flat(),
    ])
    expect(limits).toMatchObject({ code: 4, out: '' })
    expect(limits.err).toMatch(
      /^error: the parts are told from 65 figures in 131,072 futures of \d plays, .*at most \d+,\d+ trials\n$/,
    )
  })

  test('a file whose name has an "@" is that file', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'a.yaml@HEAD'), readFileSync(join(cwd, 'a.yaml')))
    const { code, out } = await call(['a.yaml@HEAD', 'a.yaml'], {}, cwd)
    expect({ code, out }).toEqual({ code: 0, out: 'From a.yaml@HEAD to a.yaml\nBoth say the same.\n' })
  })

  test('interrupted, it says so', async () => {
    const world = fakeIo(project(), { stages: realStages })
    const stages = {
      ...realStages,
      read: async (...args: Parameters<typeof realStages.read>) => {
        world.heard.signal('SIGINT')
        return realStages.read(...args)
      },
    }
    expect(await runCli(['compare', 'a.yaml@HEAD', 'a.yaml'], { ...world.io, stages })).toBe(130)
    expect(world.heard.err()).toBe('error: interrupted\n')
    expect(world.heard.out()).toBe('')
  })
})
