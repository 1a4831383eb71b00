import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answers, Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages } from '../../src/run/stages.ts'
import { fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

/** Everything real but the drawing, which takes long and is tried elsewhere. */
const { svg, png } = fakeStages()
const stages = { ...realStages, svg, png }

const call = async (argv: readonly string[], cwd = temporaryFolder(), over: Partial<Io> = {}) => {
  const { io, heard } = fakeIo(cwd, { stages, ...over })
  const code = await runCli(argv, io)
  return { code, out: heard.out(), err: heard.err(), cwd }
}

/** A person who gives these answers, then closes the input. */
const person = (lines: readonly string[]): Answers => {
  const left = [...lines]
  return { isTTY: true, line: async () => left.shift() ?? null, close: () => {} }
}

describe('the starter', () => {
  // The oracle is the reader: no error, no warning, at least two strategies; and the simulation, which ends with finite
  // figures. Whatever the partner is called, however many deliver, however large a deal is.
  test.each([
    [[]],
    [['--name', `O'Neil "the" #1: & <co> {x}, [y] | > % @ \` * !`]],
    [['--name', 'two\nlines\tand a tab']],
    [['--name', '日本のパートナー 🎉👩‍💻']],
    [['--name', '$HOME, $(date) = `1`; -- \\ \\n']],
    [['--name', '- a list? # no']],
    [['--name', 'x'.repeat(80)]],
    [['--motion', 'resell']],
    [['--motion', 'Support only', '--heads', '0']],
    [['--motion', 'resell', '--heads', '0', '--deal', '$50M']],
    [['--heads', '100000', '--deal', '$100']],
    [['--heads', '1', '--deal', '$2.5M']],
    [['--heads', '37', '--deal', '$123456']],
  ])('%j validates without a warning and runs', async flags => {
    const { code, out, err, cwd } = await call(['new', 'x.yaml', ...flags])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('tandem run x.yaml --open')
    const checked = await call(['validate', 'x.yaml', '--json'], cwd)
    expect(JSON.parse(checked.out)).toEqual({ file: 'x.yaml', ok: true, issues: [] })
    // a future of a very large partner is 300,000 deals, each played
    const trials = flags.includes('100000') ? '2' : '4'
    const run = await call(['run', 'x.yaml', '--trials', trials, '--json', '--quiet'], cwd)
    expect(run.code).toBe(0)
    const { strategies, warnings } = JSON.parse(run.out)
    expect(warnings).toEqual([])
    expect(strategies.length).toBeGreaterThanOrEqual(2)
    for (const { metrics } of strategies) expect(metrics['vendor.bookings'].mean).toBeGreaterThan(0)
  })

  test('says what was answered', async () => {
    const { cwd } = await call(['new', '--name', 'Acme', '--motion', 'resell', '--heads', '12', '--deal', '$90k'])
    const text = readFileSync(join(cwd, 'acme.yaml'), 'utf8')
    expect(text).toContain('name: "Acme: resell, or support only?"')
    expect(text).toContain('heads: 12')
    expect(text).toContain('{p10: $30k, p90: $270k}') // a third, and three times
    expect(text).toMatch(/today: \{.*motion: resell/)
    expect(text).toContain('source: [S02, S03, S04]')
  })

  test('is called after the partner', async () => {
    const name = async (text: string) => Object.keys(treeOf((await call(['new', '--name', text])).cwd))
    expect(await name('Ünion & Söhne')).toEqual(['u-nion-so-hne.yaml'])
    expect(await name('../../etc/passwd')).toEqual(['etc-passwd.yaml'])
    expect(await name('🎉')).toEqual(['scenario.yaml'])
    expect(await name('CON')).toEqual([expect.stringMatching(/^run-[0-9a-f]{8}\.yaml$/)])
  })

  test('names the schema of its project for editors', async () => {
    const cwd = temporaryFolder()
    mkdirSync(join(cwd, 'schema'))
    mkdirSync(join(cwd, 'deals'))
    writeFileSync(join(cwd, 'package.json'), '{}')
    writeFileSync(join(cwd, 'schema/scenario.schema.json'), '{}')
    await call(['new', 'deals/acme.yaml'], cwd)
    expect(readFileSync(join(cwd, 'deals/acme.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/scenario\.schema\.json\n/,
    )
  })
})

describe('a file that is there', () => {
  test('is left alone; --force replaces it', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'a.yaml'), 'mine')
    expect(await call(['new', 'a.yaml'], cwd)).toMatchObject({
      code: 3,
      out: '',
      err: 'error: "a.yaml" is there already\n  choose another name, or replace it with --force\n',
    })
    expect(treeOf(cwd)).toEqual({ 'a.yaml': 'mine' })
    expect((await call(['new', 'a.yaml', '--force'], cwd)).code).toBe(0)
    expect(treeOf(cwd)['a.yaml']).toContain('tandem: 1')
    expect(Object.keys(treeOf(cwd))).toEqual(['a.yaml'])
  })

  test('a name as long as the system takes is taken, also in letters of three bytes', async () => {
    const name = `${'漢'.repeat(83)}.yaml`
    expect(Buffer.byteLength(name)).toBe(254)
    const { code, cwd } = await call(['new', name, '--quiet'])
    expect({ code, names: Object.keys(treeOf(cwd)) }).toEqual({ code: 0, names: [name] })
  })

  test('a folder that is not there is named', async () => {
    expect(await call(['new', 'no/where.yaml'])).toMatchObject({
      code: 5,
      err: expect.stringContaining('there is no folder "no"'),
    })
  })
})

describe('questions on a terminal', () => {
  test('are asked for what the command line does not say, until the answer can be read', async () => {
    const answers = person(['Acme', 'ressel', 'resell', '', '90%', '90k'])
    const { code, err, cwd } = await call(['new'], temporaryFolder(), { answers })
    expect(code).toBe(0)
    expect(err.split(/(?<=\] )|\n(?! )/)).toEqual([
      'Who is the partner? [My partner] ',
      'Which motion today, support-only or resell? [support-only] ',
      'error: sorry: unknown motion "ressel"\n  did you mean "resell"?',
      'Which motion today, support-only or resell? [support-only] ',
      'How many people deliver services? [10] ',
      'A typical deal, first-year contract value? [$60k] ',
      expect.stringMatching(/^error: sorry: /),
      'A typical deal, first-year contract value? [$60k] ',
    ])
    expect(treeOf(cwd)['acme.yaml']).toMatch(/p10: \$30k, p90: \$270k[\s\S]*heads: 10/)
  })

  test('an input that ends writes nothing', async () => {
    const { code, err, cwd } = await call(['new'], temporaryFolder(), { answers: person(['Acme']) })
    expect(code).toBe(130)
    expect(err).toContain('nothing was written')
    expect(treeOf(cwd)).toEqual({})
  })

  test('answers that are never right end it', async () => {
    const { code, cwd } = await call(['new'], temporaryFolder(), { answers: person(['A', ...Array(9).fill('both')]) })
    expect(code).toBe(2)
    expect(treeOf(cwd)).toEqual({})
  })
})

test.each([
  [['.'], '"." names no file\n  name the file, such as my.yaml, or none at all'],
  [['..', '--force'], '".." names no file'],
  [['deals/'], 'such as deals/my.yaml'],
  [[''], '"" names no file'],
  [['--motion', 'resel'], 'did you mean "resell"?'],
  [['--heads', 'ten'], '--heads'],
  [['--heads', '2.5'], 'whole number'],
  [['--heads', '-1'], 'at least 0'],
  [['--deal', '60 months'], '--deal'],
  [['--deal', '0k'], 'at least $100'],
  [['--deal', '€60k'], 'US dollars'],
  [['--deal', '$1'], 'at least $100'],
  [['--name', '   '], '1 to 80 characters'],
  [['--name', 'x'.repeat(81)], '1 to 80 characters'],
  [['--name', 'a\u202eb'], 'invisible character'],
  [['--name', 'a\u0007b'], 'control character'],
])('2 and nothing written for %j', async (flags, words) => {
  const { code, out, err, cwd } = await call(['new', ...flags])
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(words)
  expect(treeOf(cwd)).toEqual({})
})
