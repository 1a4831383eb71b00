import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { openerOf, openWith } from '../../src/run/open-file.ts'
import { realStages } from '../../src/run/stages.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const project = () => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'fine.yaml'), 'name: fine\n')
  return cwd
}
const call = async (argv: readonly string[], over: Partial<Io> = {}, cwd = project()) => {
  const { io, heard } = fakeIo(cwd, over)
  const code = await runCli(argv, io)
  return { code, out: heard.out(), err: heard.err(), cwd }
}

const short = `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
segments: {midMarket: {dealSize: $60k}}
vendor: {direct: {wonDeals: 1 per month, mix: {midMarket: 100%}}}
strategies: {today: {}}
`

describe('--set', () => {
  test('reaches the reader, each in its turn', async () => {
    const heard: unknown[] = []
    const read = fakeStages().read
    const stages = fakeStages({
      read: (file, load, options) => {
        heard.push(options)
        return read(file, load, options)
      },
    })
    await call(['run', 'fine.yaml', '--set', 'a.b=1', '--set', 'c=x=y'], { stages })
    await call(['validate', 'fine.yaml', '--set', 'a.b=2'], { stages })
    await call(['run', 'fine.yaml'], { stages })
    expect(heard).toEqual([{ set: ['a.b=1', 'c=x=y'] }, { set: ['a.b=2'] }, { set: [] }])
  })

  // The oracle is bash, which makes what is given of what was typed, and the reader, which takes what is proposed.
  test.each([
    ['partner.bench.rate=$160 per hour', 'partner.bench.rate=$60 per hour'],
    ['partner.bench.rate=$160', 'partner.bench.rate=$60 per hour'],
    ['segments.midMarket.dealSize=$20k', 'segments.midMarket.dealSize=$20k'],
    [
      'segments.midMarket.dealSize={low: $15k, typical: 20k, high: $30k}',
      'segments.midMarket.dealSize={low: $5000, typical: 20k, high: 0k}',
    ],
  ])('"%s" without its $ is told of the shell', async (typed, proposed) => {
    const cwd = project()
    writeFileSync(join(cwd, 'short.yaml'), short)
    const validate = (set: string) =>
      call(['validate', 'short.yaml', '--set', 'partner.bench.heads=5', '--set', set], { stages: realStages }, cwd)
    const given = execFileSync('bash', ['-c', `printf %s "${typed}"`, 'bash'], { encoding: 'utf8' })
    const { code, err } = await validate(given)
    expect(code).toBe(3)
    expect(err).toContain(
      `write --set '${proposed}' with the amount that is meant: outside single quotes a shell takes`,
    )
    const about = [...(await validate(proposed)).err.matchAll(/^error.E1\d\d/gm)].map(([code]) => code)
    expect(about).toEqual(typed.includes('{') ? ['error[E111', 'error[E111'] : [])
  })

  test.each(['== 1/0', '=12%', '=3 months', '=$20', '=five'])('dealSize%s lost nothing to the shell', async value => {
    const cwd = project()
    writeFileSync(join(cwd, 'short.yaml'), short)
    const argv = ['validate', 'short.yaml', '--set', `segments.midMarket.dealSize${value}`]
    expect((await call(argv, { stages: realStages }, cwd)).err).not.toContain('shell')
  })

  // The oracle is the model: twice the deals won, twice the bookings on average; a year of 1 a month at $60k is $720k.
  // The mean of 600 futures has a standard error of 1.2 % of it, and 5 % are asked.
  test('moves the numbers, goes to the same folder and is written down', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'short.yaml'), short)
    const { svg, png } = fakeStages()
    const stages = { stages: { ...realStages, svg, png } }
    const argv = ['run', 'short.yaml', '--trials', '600']
    const plain = await call([...argv, '--json'], stages, cwd)
    expect(plain.code, plain.err).toBe(0)
    const set = ['--set', 'vendor.direct.wonDeals=2 per month']
    const moved = await call([...argv, ...set], { ...stages, env: { COLUMNS: '80' } }, cwd)
    expect(moved.code, moved.err).toBe(0)
    const result = JSON.parse(readFileSync(join(cwd, 'out/short/result.json'), 'utf8'))
    const mean = (one: { strategies: { metrics: Record<string, { mean: number }> }[] }) =>
      one.strategies[0].metrics['vendor.bookings'].mean
    expect(mean(JSON.parse(plain.out)) / 720_000).toBeCloseTo(1, 1)
    expect(mean(result) / 1_440_000).toBeCloseTo(1, 1)
    expect(result.scenario.set).toEqual(['vendor.direct.wonDeals=2 per month'])
    expect(JSON.parse(plain.out).scenario).not.toHaveProperty('set')
    expect(moved.out).toContain('set for this run: vendor.direct.wonDeals=2 per month\n')
    const tree = treeOf(cwd)
    expect(tree['out/short/run.log']).toContain('set "vendor.direct.wonDeals=2 per month"\n')
    expect(tree['out/short/report.html']).toContain(
      '<dt>Set for this run</dt><dd>vendor.direct.wonDeals=2 per month</dd>',
    )
    const schema = JSON.parse(readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8'))
    const isResult = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
    isResult(result)
    expect(isResult.errors ?? []).toEqual([])
  })

  test('what it sets wrongly is shown as it was typed', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'short.yaml'), short)
    const { code, err } = await call(
      ['validate', 'short.yaml', '--set', 'vendor.direct.wonDaels=2'],
      { stages: realStages },
      cwd,
    )
    expect(code).toBe(3)
    expect(err).toContain('--> --set:1:')
    expect(err).toContain('did you mean "wonDeals"?')
  })

  test('what is no path and value is a misuse, whatever else it is', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'short.yaml'), short)
    for (const set of ['reps', 'reps=', '=3', 'x'.repeat(5000), ''])
      for (const command of ['run', 'validate'])
        expect(await call([command, 'short.yaml', '--set', set], { stages: realStages }, cwd)).toMatchObject({
          code: 2,
          out: '',
          err: expect.stringContaining('error[E152]'),
        })
    const also = ['--set', 'reps', '--set', 'vendor.direct.wonDeals=-1 per month']
    expect((await call(['run', 'short.yaml', ...also], { stages: realStages }, cwd)).code).toBe(3)
    expect(treeOf(cwd)).not.toHaveProperty('out/')
  })
})

describe('--open', () => {
  test('opens the report of the run', async () => {
    const opened: string[] = []
    const open = async (path: string) => void opened.push(path)
    const { code, cwd, err } = await call(['run', 'fine.yaml', '--open'], { open })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(opened).toEqual([join(cwd, 'out/fine/report.html')])
    expect(treeOf(cwd)).toHaveProperty('out/fine/report.html')
  })

  test('not without the option, nor when there is nothing to open', async () => {
    const open = () => Promise.reject(new Error('must not be called'))
    expect((await call(['run', 'fine.yaml'], { open })).code).toBe(0)
    expect((await call(['run', 'missing.yaml', '--open'], { open })).code).toBe(3)
  })

  test('that it fails is a note and no error', async () => {
    const open = async () => 'xdg-open: it does not exist'
    expect(await call(['run', 'fine.yaml', '--open'], { open })).toMatchObject({
      code: 0,
      out: expect.stringContaining('UV Partners'),
      err: 'note: the report cannot be opened: xdg-open: it does not exist\n  open out/fine/report.html yourself\n',
    })
    expect((await call(['run', 'fine.yaml', '--open'])).err).toContain('no way to do that here')
  })

  test('an opener gets the path as one argument, whatever is in it', async () => {
    const path = "/tmp/a b/$(touch x)'; echo &.html"
    for (const platform of ['linux', 'darwin', 'win32']) expect(openerOf(platform, path)[1]).toContain(path)
    const seen = join(temporaryFolder(), 'seen')
    const script = `require('node:fs').writeFileSync(process.argv[1], process.argv[2])`
    expect(await openWith(process.execPath, ['-e', script, seen, path])).toBeUndefined()
    expect(readFileSync(seen, 'utf8')).toBe(path)
  })

  test('an opener that is not there, or fails, says so', async () => {
    expect(await openWith('tandem-no-such-command', [])).toBe('tandem-no-such-command: it does not exist')
    expect(await openWith(process.execPath, ['-e', 'process.exit(3)'])).toBe(`${process.execPath} ended with 3`)
  })
})

describe('tandem schema', () => {
  test.each(['scenario', 'result', 'baseline', 'check', 'compare'])(
    'prints the schema of a %s as it is shipped',
    async what => {
      const shipped = readFileSync(new URL(`../../schema/${what}.schema.json`, import.meta.url), 'utf8')
      expect(await call(['schema', what])).toMatchObject({ code: 0, out: shipped, err: '' })
      if (what === 'scenario') expect((await call(['schema'])).out).toBe(shipped)
    },
  )

  test('writes it whole to a file, also over an old one', async () => {
    const cwd = project()
    mkdirSync(join(cwd, 'schema'))
    writeFileSync(join(cwd, 'schema/x.json'), 'old')
    expect(await call(['schema', 'result', '--out', 'schema/x.json'], {}, cwd)).toMatchObject({
      code: 0,
      out: '',
      err: 'written to schema/x.json\n',
    })
    expect(JSON.parse(treeOf(cwd)['schema/x.json'])).toHaveProperty('title', 'tandem result')
    expect(Object.keys(treeOf(cwd))).toEqual(['fine.yaml', 'package.json', 'schema/', 'schema/x.json'])
  })

  test('another one is a misuse, a place that cannot be written to is the environment', async () => {
    expect(await call(['schema', 'resutl'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('did you mean "result"?'),
    })
    expect((await call(['schema', '--out', 'no/where.json'])).code).toBe(5)
  })
})

test.each(['run', 'validate', 'explain', 'new', 'schema'])(
  'tandem %s --help fits 80 columns, has examples and the exit codes',
  async name => {
    const { code, out, err } = await call([name, '--help'], { env: { COLUMNS: '80' } })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(new RegExp(`Examples:\\n {2}tandem ${name}`))
    expect(out).toContain('130, 143  interrupted')
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
  },
)

test('the help of all fits 80 columns too', async () => {
  for (const line of (await call(['--help'], { env: { COLUMNS: '80' } })).out.split('\n'))
    expect(line.length, line).toBeLessThanOrEqual(80)
})
