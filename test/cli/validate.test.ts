import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { textWidth } from '../../src/report/terminal-text.ts'
import { realStages } from '../../src/run/stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const base = `tandem: 1
time: {start: 2026-01, step: quarter, horizon: 2 years}
segments: {midMarket: {dealSize: $60k, churn: 10% per year}}
program: {margin: 20%}
strategies: {today: {}}
`

const good = `tandem: 1
name: A test
extends: base/market.yaml
partner:
  bench: {heads: 5, rate: $145 per hour}
  sales: {winRate: 20%, mix: {midMarket: 100%}}
strategies:
  today: {title: Today, motion: support-only}
  resell: {title: Resell, partner: {sales: {reps: 2}}}
`

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'base'))
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'base/market.yaml'), base)
  writeFileSync(join(cwd, 'good.yaml'), good)
  writeFileSync(
    join(cwd, 'bad.yaml'),
    'tandem: 1\nnme: x\nextends: base/market.yaml\nstrategies: {today: {motoin: resell}}\n',
  )
  writeFileSync(
    join(cwd, 'warned.yaml'),
    'tandem: 1\nextends: base/market.yaml\ninputs: {idle: 5}\nstrategies: {today: {}}\n',
  )
  return cwd
}
const call = async (argv: readonly string[], over: Partial<Io> = {}, terminal = false, at = project()) => {
  const { io, heard } = fakeIo(at, { stages: realStages, ...over }, terminal)
  const code = await runCli(['validate', ...argv], io)
  return { code, out: heard.out(), err: heard.err(), cwd: at }
}

describe('tandem validate', () => {
  test('says in a line what a good file holds, and writes nothing', async () => {
    const before = project()
    const tree = treeOf(before)
    const { code, out, err } = await call(['good.yaml'], {}, false, before)
    // By hand: dealSize, churn and margin of the base; heads, rate, winRate, mix.midMarket; motion; reps: nine.
    expect(out).toMatch(/^ok {2}good\.yaml: 2 strategies, 8 quarters, 9 values set, \d+ from the evidence library\n$/)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(treeOf(before)).toEqual(tree)
  })

  test('shows every mistake of every file on stderr, and ends with 3', async () => {
    const { code, out, err } = await call(['bad.yaml', 'good.yaml', 'missing.yaml'])
    expect(code).toBe(3)
    expect(out).toMatch(/^ok {2}good\.yaml: /)
    expect(err).toContain('bad.yaml:2:1')
    expect(err).toContain('did you mean "motion"?')
    expect(err).toContain('2 errors.\n')
    expect(err).toContain('scenario "missing.yaml" not found')
    expect(err).not.toContain('Nothing was run or written')
  })

  test('warnings do not fail, are counted, and are silent with --quiet', async () => {
    const loud = await call(['warned.yaml'])
    expect(loud).toMatchObject({ code: 0, out: expect.stringMatching(/, 1 warning\n$/) })
    expect(loud.err).toContain('warning[E181]')
    expect(await call(['warned.yaml', '--quiet'])).toMatchObject({ code: 0, out: '', err: '' })
    expect((await call(['bad.yaml', '--quiet'])).err).toContain('error[E101]')
  })

  test('--json has the same facts in parts', async () => {
    const { code, out, err } = await call(['bad.yaml', '--json'])
    expect(code).toBe(3)
    expect(err).toBe('')
    const { file, ok, issues } = JSON.parse(out)
    expect({ file, ok }).toEqual({ file: 'bad.yaml', ok: false })
    expect(issues).toContainEqual({
      code: 'E101',
      severity: 'error',
      message: 'unknown key "motoin"',
      file: 'bad.yaml',
      line: 4,
      column: 22, // counted in the file
      path: 'strategies.today.motoin',
      expected: expect.stringContaining('expected one of: '),
      help: expect.stringContaining('did you mean "motion"?'),
    })
    const both = JSON.parse((await call(['good.yaml', 'warned.yaml', '--json'])).out)
    expect(both.map((one: { ok: boolean }) => one.ok)).toEqual([true, true])
    expect(both[1].issues[0]).toMatchObject({ code: 'E181', severity: 'warning', file: 'warned.yaml' })
  })
})

describe('--values', () => {
  test('says of every value where it comes from', async () => {
    const { out } = await call(['good.yaml', '--values', '--json'])
    const { values } = JSON.parse(out)
    const at = (path: string, strategy?: string) =>
      values.find((one: { path: string; strategy?: string }) => one.path === path && one.strategy === strategy)
    expect(at('segments.midMarket.churn')).toMatchObject({
      text: '10 % per year',
      layer: 'base',
      from: 'base/market.yaml:3',
    })
    expect(at('partner.bench.rate')).toMatchObject({ text: '$145 per hour', layer: 'file', from: 'good.yaml:5' })
    expect(at('partner.sales.reps', 'resell')).toMatchObject({ text: '2', layer: 'strategy', from: 'good.yaml:9' })
    expect(at('partner.bench.hours')).toMatchObject({ layer: 'default', evidence: 'bench.hours', grade: 'P' })
    expect(at('partner.bench.hours')).not.toHaveProperty('from')
    expect(at('partner.bench.heads', 'resell')).toBeUndefined()
  })

  // Each layer by hand: the strongest one that says it is the one that is shown.
  test('tells the layers apart', async () => {
    const at = project()
    writeFileSync(join(at, 'part.yaml'), 'tandem: 1\npartner: {bench: {heads: 4, rate: $150 per hour}}\n')
    writeFileSync(
      join(at, 'layers.yaml'),
      `tandem: 1
extends: base/market.yaml
include: part.yaml
partner: {overhead: $100k per year, bench: {rate: $160 per hour}, sales: {mix: {midMarket: 100%}}}
strategies:
  today: {title: Today}
  resell: {title: Resell, partner: {sales: {reps: 2}}}
  more: {title: More, like: resell, partner: {overhead: none, bench: {heads: 6}}}
`,
    )
    const set = ['--set', 'partner.tax=20%', '--set', 'partner.owner.pay=$90k per year']
    const { code, out, err } = await call(['layers.yaml', '--values', '--json', ...set], {}, false, at)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const said = JSON.parse(out).values.map((one: Record<string, string>) =>
      [one['strategy'] ?? '', one['path'], one['text'], one['layer'], one['from'] ?? ''].join(' | '),
    )
    expect(said).toEqual(
      expect.arrayContaining([
        ' | segments.midMarket.dealSize | $60k | base | base/market.yaml:3',
        ' | partner.bench.heads | 4 | include | part.yaml:2',
        ' | partner.bench.rate | $160 per hour | file | layers.yaml:4',
        ' | partner.tax | 20 % | --set | --set',
        ' | vendor.manager.hours | 0 hours | default | ',
        'resell | partner.sales.reps | 2 | strategy | layers.yaml:7',
        'more | partner.sales.reps | 2 | like | layers.yaml:7',
        'more | partner.bench.heads | 6 | strategy | layers.yaml:8',
        'more | partner.overhead | none | strategy | ',
      ]),
    )
    const paths = said.filter((one: string) => one.startsWith(' | ')).map((one: string) => one.split(' | ')[1])
    expect(new Set(paths).size).toBe(paths.length)
    const { out: line } = await call(['layers.yaml', ...set], {}, false, at)
    // dealSize, churn, margin; heads; overhead, rate, mix; reps, more.heads; two of the command line
    expect(line).toContain(', 11 values set, ')
    const table = (await call(['layers.yaml', '--values', ...set], {}, false, at)).out
    expect(table).toMatch(/\n heads +4 +part\.yaml:2 \(include\)\n/)
    expect(table).toMatch(/\nmore: partner\n overhead +none +taken away\n/)
  })

  test.each([
    [80, false],
    [120, false],
    [80, true],
    [44, false],
  ])('fits %i columns (ascii: %s), each column begins where it began before', async (columns, ascii) => {
    const env = ascii ? { TERM: 'dumb', COLUMNS: String(columns) } : { LANG: 'C.UTF-8', COLUMNS: String(columns) }
    const { out } = await call(['good.yaml', '--values'], { env })
    const lines = out.trimEnd().split('\n').slice(1)
    for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns)
    if (ascii) expect(out).toMatch(/^[\n -~]*$/)
    expect(out).toContain('partner.bench\n')
    const bench = lines.slice(lines.indexOf('partner.bench') + 1)
    const rows = bench
      .slice(
        0,
        bench.findIndex(line => !line.startsWith(' ')),
      )
      .filter(line => /^ (heads|rate|utilisation) /.test(line))
    expect(rows).toHaveLength(3)
    const starts = rows.map(row => row.search(/(?<=^ \S+ +)\S/))
    expect(new Set(starts).size).toBe(1)
  })

  test('--strategy shows only what that one sets; an unknown one is a misuse', async () => {
    const { out } = await call(['good.yaml', '--values', '--strategy', 'resell'])
    expect(out).toContain('resell: partner.sales')
    expect(out).not.toContain('today: motion')
    expect(await call(['good.yaml', '--strategy', 'resel'])).toMatchObject({
      code: 2,
      out: '',
      err: 'error: unknown strategy "resel" in "good.yaml"\n  did you mean "resell"?\n',
    })
  })

  test('colour only on a terminal', async () => {
    expect((await call(['good.yaml', '--values'], {}, true)).out).toContain('\u001b[1mpartner.bench')
    expect((await call(['good.yaml', '--values', '--no-color'], {}, true)).out).not.toContain('\u001b')
  })
})

test.each([
  ['no file', [], "missing required argument 'file'"],
  ['an unknown option', ['good.yaml', '--vlaues'], 'Did you mean --values?'],
  ['a set without a value', ['good.yaml', '--set', 'partner.bench.heads'], 'path=value'],
  ['a set without a path', ['good.yaml', '--set', '=3'], 'path=value'],
])('2 for %s', async (_, argv, words) => {
  expect(await call(argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) })
})

test('a bug in wiring is a bug, not a mistake of the file', async () => {
  const compile = () => Promise.reject(new TypeError('x is not a function'))
  expect(await call(['good.yaml'], { stages: { ...realStages, compile } })).toMatchObject({
    code: 70,
    err: expect.stringContaining('bug in tandem'),
  })
})
