import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages } from '../../src/run/stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'
import { smallScenario } from './small-scenario.ts'

// From file to exit code with nothing stood in for.
const scenario = smallScenario(
  12,
  `checks:
  - that: "p50(partner.bookings of resell) >= $0"
`,
)

const project = (): string => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'a.yaml'), scenario)
  return cwd
}
const call = async (cwd: string, argv: readonly string[] = [], env: Io['env'] = { LANG: 'C.UTF-8', TERM: 'xterm' }) => {
  const { io, heard } = fakeIo(cwd, { stages: realStages, env })
  const code = await runCli(['check', 'a.yaml', ...argv], io)
  return { code, out: heard.out(), err: heard.err() }
}
const change = (cwd: string, from: string, to: string): void => {
  const text = readFileSync(join(cwd, 'a.yaml'), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(cwd, 'a.yaml'), text.replace(from, to))
}
const first = async (): Promise<string> => {
  const cwd = project()
  expect(await call(cwd, ['--trials', '128', '--accept', '--reason', 'the first'])).toMatchObject({ code: 0 })
  return cwd
}

describe('tandem check on files', () => {
  test('no baseline is a no; the first one is written on request, and then holds to the bit', async () => {
    const cwd = project()
    const none = await call(cwd, ['--trials', '128'])
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('there is no baseline') })
    expect(Object.keys(treeOf(cwd))).toEqual(['a.yaml', 'package.json'])
    expect((await call(cwd, ['--trials', '128', '--accept', '--reason', 'the first'])).code).toBe(0)
    expect(Object.keys(treeOf(cwd))).toEqual(['a.baseline.arrow', 'a.baseline.json', 'a.yaml', 'package.json'])
    const again = await call(cwd)
    expect(again).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^passed {2}a\.yaml +128 trials · exact\n/),
    })
    expect(again.out).toMatch(/ (\d+) figures: \1 same · 1 check holds\n/)
  })

  test('its files have the names that they have from it, wherever one stands', async () => {
    const cwd = project()
    const inside = join(cwd, 'in/here')
    mkdirSync(join(inside, 'base'), { recursive: true })
    writeFileSync(join(inside, 'base/b.yaml'), scenario)
    const own = 'tandem: 1\nname: B test\nextends: base/b.yaml\nstrategies: {resell: {partner: {sales: {reps: 2}}}}\n'
    writeFileSync(join(inside, 'a.yaml'), own)
    const run = async (folder: string, file: string, ...argv: readonly string[]) => {
      const { io, heard } = fakeIo(folder, { stages: realStages, env: { LANG: 'C.UTF-8', TERM: 'xterm' } })
      return { code: await runCli(['check', file, ...argv], io), out: heard.out() }
    }
    expect((await run(cwd, 'in/here/a.yaml', '--trials', '128', '--accept', '--reason', 'first')).code).toBe(0)
    rmSync(join(cwd, 'package.json')) // what a project is has changed: the scenario's own folder
    const base = readFileSync(join(inside, 'base/b.yaml'), 'utf8')
    writeFileSync(join(inside, 'base/b.yaml'), base.replace('$60k', '$45k'))
    const moved = await run(inside, 'a.yaml', '--json')
    expect(moved.code).toBe(1)
    const lines: readonly { readonly file: string; readonly line: number }[] = JSON.parse(moved.out).scenarios[0].lines
    expect(lines.map(({ file, line }) => [file, line])).toEqual([
      ['base/b.yaml', 4],
      ['base/b.yaml', 4],
    ])
  })

  test('a value that moves figures is a no, at its line; accepted with a reason it holds', async () => {
    const cwd = await first()
    change(cwd, '$60k', '$45k')
    const moved = await call(cwd)
    expect(moved).toMatchObject({ code: 1, out: expect.stringMatching(/^FAILED {2}a\.yaml +128 trials · paired\n/) })
    expect(moved.out).toContain(' a.yaml:4 + segments: {midMarket: {dealSize: $45k')
    expect(Object.keys(treeOf(cwd))).toContain('a.actual.arrow')
    const part = await call(cwd, ['--accept', '--only', 'resell/partner.bookings', '--reason', 'smaller deals'])
    expect(part).toMatchObject({ code: 1, err: expect.stringContaining('a.yaml still says no') })
    const left = await call(cwd, ['--json'])
    const verdicts = JSON.parse(left.out).scenarios[0].rows.filter(
      ({ metric }: { metric: string }) => metric === 'partner.bookings',
    )
    expect(verdicts.map((row: Record<string, string>) => [row['strategy'], row['verdict']])).toContainEqual([
      'resell',
      'same',
    ])
    expect((await call(cwd, ['--accept', '--reason', 'smaller deals'])).code).toBe(0)
    expect((await call(cwd)).code).toBe(0)
    const { accepted } = JSON.parse(readFileSync(join(cwd, 'a.baseline.json'), 'utf8'))
    expect(accepted.map(({ reason }: { reason: string }) => reason)).toEqual([
      'the first',
      'smaller deals',
      'smaller deals',
    ])
  })

  test('a check that does not hold is a no, though every figure is the same', async () => {
    const cwd = await first()
    change(cwd, '>= $0', '>= $900M')
    const { code, out } = await call(cwd)
    expect(code).toBe(1)
    expect(out).toContain('does not hold: p50(partner.bookings of resell) >= $900M')
    expect(out).not.toContain('--accept')
  })

  test.each<[string, (cwd: string) => void, RegExp]>([
    [
      'cut short',
      cwd =>
        writeFileSync(join(cwd, 'a.baseline.json'), readFileSync(join(cwd, 'a.baseline.json'), 'utf8').slice(0, 500)),
      /a\.baseline\.json/,
    ],
    ['of another file', cwd => writeFileSync(join(cwd, 'a.baseline.json'), '{"name": "x"}'), /a\.baseline\.json/],
    ['without its futures', cwd => rmSync(join(cwd, 'a.baseline.arrow')), /a\.baseline\.arrow/],
  ])('a baseline that is %s is bad input, and stays as it is', async (_, spoil, words) => {
    const cwd = await first()
    spoil(cwd)
    const before = treeOf(cwd)
    const { code, out, err } = await call(cwd)
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toMatch(words)
    expect(err).not.toContain(cwd)
    expect(err.split('\n').length).toBeGreaterThan(2) // what is wrong, and what to do
    expect(treeOf(cwd)).toEqual(before)
  })

  test('an unknown figure is a misuse, with the one that is meant', async () => {
    const cwd = await first()
    change(cwd, '$60k', '$45k')
    const before = treeOf(cwd)
    const wrong = await call(cwd, ['--accept', '--only', 'partner.bokings', '--reason', 'x'])
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean "partner.bookings"?') })
    expect(treeOf(cwd)).toEqual(before)
  })

  test('CI=true writes nothing', async () => {
    const cwd = await first()
    change(cwd, '$60k', '$45k')
    const before = treeOf(cwd)
    expect((await call(cwd, [], { LANG: 'C.UTF-8', CI: 'true' })).code).toBe(1)
    expect((await call(cwd, ['--accept', '--reason', 'x'], { LANG: 'C.UTF-8', CI: 'true' })).code).toBe(2)
    expect(treeOf(cwd)).toEqual(before)
  })
})
