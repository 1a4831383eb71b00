import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildCharts, kinds } from '../../src/chart/index.ts'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages, type Stages } from '../../src/run/stages.ts'
import { fakeOutcome } from '../chart/outcome-fixture.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, 'scenarios', 'uv-partners.yaml'), 'name: fine\n')
  writeFileSync(join(cwd, 'scenarios', 'other.yaml'), 'name: fine\n')
  writeFileSync(join(cwd, 'scenarios', 'wrong.yaml'), 'bad\n')
  return cwd
}
const file = 'scenarios/uv-partners.yaml'

/** The real kinds of charts, of a made-up outcome in which the file names some. */
const stages = (named?: Parameters<typeof buildCharts>[1]): Stages => {
  const outcome = fakeOutcome({ trials: 40 })
  return fakeStages({
    study: async () => (named === undefined ? outcome : { ...outcome, charts: named }),
    charts: realStages.charts,
  })
}

const call = async (argv: readonly string[], over: Partial<Io> = {}, cwd = project()) => {
  const { io, heard } = fakeIo(cwd, { stages: stages(), ...over })
  const code = await runCli(['chart', ...argv], io)
  return {
    code,
    out: heard.out(),
    err: heard.err(),
    cwd,
    files: Object.keys(treeOf(cwd)).filter(name => !name.startsWith('scenarios') && !name.endsWith('/')),
  }
}

describe('tandem chart', () => {
  test('writes the usual charts as SVG and PNG, says what each finds, and nothing else', async () => {
    const { code, out, err, files } = await call([file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const names = buildCharts(fakeOutcome({ trials: 40 })).charts.map(({ id }) => id)
    expect(names.length).toBeGreaterThan(2)
    expect(files.sort()).toEqual(
      names.flatMap(id => ['png', 'svg'].map(end => `out/uv-partners/charts/${id}.${end}`)).sort(),
    )
    expect(out).toContain('Resell with services brings median price of the firm to')
    expect(out).toContain('out/uv-partners/charts/fan.svg')
  })

  test('--only draws those kinds, by key or by name; one that is not among the charts is drawn by its defaults', async () => {
    const named = [{ kind: 'fan', subject: 'partner.value', strategies: ['resell'] }, { kind: 'goals' }] as const
    const { code, files, out } = await call(
      [file, '--only', 'both-seats', '--only', 'fan', '--only', 'bothSeats', '--format', 'vl'],
      {
        stages: stages(named),
      },
    )
    expect(code).toBe(0)
    expect(files.sort()).toEqual(['both-seats', 'fan'].map(id => `out/uv-partners/charts/${id}.vl.json`))
    // the fan is the one that the file names, which is of one strategy
    expect(out).toMatch(/^Resell with services: median price of the firm is/)
  })

  test('without --only it draws what the file names and says what cannot be drawn, and why', async () => {
    const named = [
      { kind: 'fan', subject: 'partner.value' },
      { kind: 'difference', of: 'absent' },
    ] as const
    const { code, files, err } = await call([file, '--format', 'svg'], { stages: stages(named) })
    expect(code).toBe(0)
    expect(files).toEqual(['out/uv-partners/charts/fan.svg'])
    expect(err).toBe(
      'note: the chart {difference: true, of: absent} is not drawn: the run did not play the strategy absent\n',
    )
  })

  test('--json lists what was written; --quiet says nothing', async () => {
    const { out, err } = await call([
      file,
      '--only',
      'fan',
      '--format',
      'svg',
      '--format',
      'html',
      '--json',
      '--out',
      'x',
    ])
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual({
      folder: 'x',
      page: 'charts.html',
      charts: [{ id: 'fan', kind: 'fan', title: expect.stringMatching(/^Resell with services/), files: ['fan.svg'] }],
      notes: [],
    })
    expect(await call([file, '--quiet'])).toMatchObject({ code: 0, out: '', err: '' })
  })

  test('the page holds all of them, allows itself one style by its hash, and no script', async () => {
    const named = [{ kind: 'fan' }, { kind: 'bothSeats' }, { kind: 'difference', of: '</p><script>' }] as const
    const { cwd, files } = await call([file, '--format', 'html'], { stages: { ...stages(named), svg: realStages.svg } })
    expect(files).toEqual(['out/uv-partners/charts/charts.html'])
    const page = readFileSync(join(cwd, files[0]!), 'utf8')
    expect(
      page.match(/<figure><p class="head"[^>]*><b>[^<]+<\/b>[^<]+<\/p><div class="scroll picture"[^>]*><svg /g),
    ).toHaveLength(2)
    expect(page).not.toMatch(/<script|href="http|url\(http/)
    expect(page).toContain('{difference: true, of: &lt;/p&gt;&lt;script&gt;}')
    const [, css] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256')
      .update(css ?? '')
      .digest('base64')
    expect(page).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'`,
    )
  })
})

describe('exit codes', () => {
  test.each([
    ['an unknown kind', [file, '--only', 'fann'], 2, 'unknown kind of chart "fann"\n  did you mean "fan"?'],
    ['a kind like none', [file, '--only', 'zzzzzzzz'], 2, `there are: ${kinds.map(({ id }) => id).join(', ')}`],
    ['an unknown format', [file, '--format', 'pdf'], 2, 'It must be one of: svg, png, vl, html.'],
    ['an unknown strategy', [file, '--strategy', 'resel'], 2, 'did you mean "resell"?'],
    ['no file', [], 2, 'missing required argument'],
    ['a scenario that is wrong', ['scenarios/wrong.yaml'], 3, 'unknown field'],
    ['a folder with other work', [file, '--out', 'scenarios'], 3, 'holds files that are not from drawing charts'],
    ['the folder of the command', [file, '--out', '.'], 2, 'is the folder that the command runs in'],
    ['a file for a folder', [file, '--out', file], 5, 'cannot write the charts to'],
  ])('%s', async (_, argv, code, text) => {
    const end = await call(argv)
    expect(end.code).toBe(code)
    expect(end.err).toContain(text)
    expect(end.out).toBe('')
    expect(end.files).toEqual([])
  })

  test('nothing to draw is a mistake of what was asked, with a way out', async () => {
    expect(await call([file], { stages: stages([]) })).toMatchObject({
      code: 3,
      err: 'error: the scenario asks for no charts\n  name kinds to draw, such as --only fan\n',
      files: [],
    })
    expect(await call([file], { stages: stages([{ kind: 'fan', subject: 'no.such' }]) })).toMatchObject({
      code: 3,
      err: 'error: no chart can be drawn: the run has no path of no.such over time\n',
      files: [],
    })
  })

  test('what came to the folder while the charts were drawn is kept', async () => {
    const cwd = project()
    const slow: Stages = {
      ...stages(),
      study: async (...asked) => {
        mkdirSync(join(cwd, 'here'))
        writeFileSync(join(cwd, 'here', 'notes.txt'), 'mine')
        return stages().study(...asked)
      },
    }
    const end = await call([file, '--out', 'here'], { stages: slow }, cwd)
    expect(end).toMatchObject({ code: 3, files: ['here/notes.txt'] })
    expect(end.err).toContain('"here" holds files that are not from drawing charts: "notes.txt"')
  })

  test('interrupted, it leaves nothing behind', async () => {
    const world = fakeIo(project())
    const slow: Stages = {
      ...stages(),
      svg: async spec => {
        world.heard.signal('SIGINT')
        return fakeStages().svg(spec)
      },
    }
    const code = await runCli(['chart', file], { ...world.io, stages: slow })
    expect(code).toBe(130)
    expect(Object.keys(treeOf(world.io.cwd)).filter(name => name.startsWith('out'))).toEqual([])
  })
})

describe('beside the results of a run', () => {
  test('charts alone are no results: a run may follow, and charts may follow a run of the same scenario', async () => {
    const cwd = project()
    const run = async () => runCli(['run', file], fakeIo(cwd).io)
    expect((await call([file], {}, cwd)).code).toBe(0)
    expect(await run()).toBe(0)
    expect((await call([file, '--only', 'fan', '--format', 'png'], {}, cwd)).files).toEqual(
      expect.arrayContaining(['out/uv-partners/charts/fan.png', 'out/uv-partners/result.json']),
    )
    expect(await run()).toBe(0)
  })

  test('those of another scenario are refused, unless forced', async () => {
    const cwd = project()
    await runCli(['run', 'scenarios/other.yaml', '--out', 'x'], fakeIo(cwd).io)
    const refused = await call([file, '--out', 'x/charts'], {}, cwd)
    expect(refused).toMatchObject({
      code: 3,
      err: expect.stringContaining('"x" holds the results of "other.yaml"'),
    })
    expect((await call([file, '--out', 'x/charts', '--force'], {}, cwd)).code).toBe(0)
  })
})

test('a run says on the terminal and in the report what it could not draw, and counts what it drew', async () => {
  const cwd = project()
  const named = [
    { kind: 'fan', subject: 'partner.value' },
    { kind: 'fan', subject: 'no.such' },
  ] as const
  const { io, heard } = fakeIo(cwd, { stages: stages(named) })
  expect(await runCli(['run', file], io)).toBe(0)
  const note = 'the chart {fan: no.such} is not drawn: the run has no path of no.such over time'
  expect(heard.out().replace(/\s+/g, ' ')).toContain(`Note: ${note}.`)
  expect(heard.out()).toContain('report.html · 1 chart ·')
  expect(heard.err()).toBe('')
  expect(readFileSync(join(cwd, 'out/uv-partners/report.html'), 'utf8')).toContain(note)
  expect(readFileSync(join(cwd, 'out/uv-partners/result.json'), 'utf8')).not.toContain('is not drawn')
})
