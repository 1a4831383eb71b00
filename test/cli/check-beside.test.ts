import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { realStages } from '../../src/run/stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'
import { smallScenario } from './small-scenario.ts'

// From files to exit code with nothing stood in for.
const scenario = smallScenario(6)
const good = `tandem: 1
scenario: ../a.yaml
checks:
  - {moves: partner.bookings, with: {partner.sales.reps: 3}, of: resell, why: reps sell}
  - {that: "mean(partner.bookings of resell) == $0", with: {partner.sales.reps: 0}, source: S02, why: nobody sells}
`
const bad = good.replace('partner.sales.reps: 3', 'partner.bench.rate: $150 per hour')

const project = (checks: string | undefined): string => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'a.yaml'), scenario)
  mkdirSync(join(cwd, 'checks'))
  if (checks !== undefined) writeFileSync(join(cwd, 'checks/a.yaml'), checks)
  return cwd
}
const call = async (cwd: string, ...argv: readonly string[]) => {
  const { io, heard } = fakeIo(cwd, { stages: realStages, env: { LANG: 'C.UTF-8', TERM: 'xterm' } })
  const code = await runCli(argv, io)
  return { code, out: heard.out(), err: heard.err() }
}
const accept = ['--trials', '64', '--accept', '--reason', 'the first'] as const

describe('a file of checks beside the scenario', () => {
  test('is checked with it, and is no part of its baseline', async () => {
    const cwd = project(undefined)
    expect(await call(cwd, 'check', 'a.yaml', ...accept)).toMatchObject({ code: 0 })
    writeFileSync(join(cwd, 'checks/a.yaml'), good)
    expect(await call(cwd, 'check', 'a.yaml')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^passed {2}a\.yaml +64 trials · exact\n.* · 2 checks hold\n/),
    })
    writeFileSync(join(cwd, 'checks/a.yaml'), bad)
    const no = await call(cwd, 'check', 'a.yaml')
    expect(no.code).toBe(1)
    expect(no.out).toContain('64 trials · exact')
    expect(no.out).toContain('does not hold: partner.bookings of resell moves, with partner.bench.rate:')
    expect(no.out.replace(/\s+/g, ' ')).toContain('the same in all 64 futures · checks/a.yaml:4')
  })

  test('says no where its statement about what would be is false', async () => {
    const cwd = project(good.replace('{partner.sales.reps: 0}', '{partner.sales.reps: 1}'))
    const { code, out } = await call(cwd, 'check', 'checks/a.yaml', '--trials', '64')
    expect(code).toBe(1)
    expect(out).toContain('does not hold: mean(partner.bookings of resell) == $0, with')
    expect(out).toContain('\n   source: S02\n')
  })

  test.each([
    ['of another scenario', good.replace('../a.yaml', '../b.yaml'), 'E156', 'write ../a.yaml'],
    ['of none', good.replace('scenario: ../a.yaml\n', ''), 'E125', 'add "scenario: ../a.yaml"'],
    ['with a mistake', good.replace('partner.sales.reps: 3', 'partner.sales.rep: 3'), 'E101', 'did you mean "reps"?'],
  ])('is refused: %s', async (_, text, code, help) => {
    const cwd = project(text)
    writeFileSync(join(cwd, 'b.yaml'), scenario)
    const found = await call(cwd, 'check', 'a.yaml', '--trials', '64')
    expect(found.code).toBe(3)
    expect(found.err).toContain(`error[${code}]`)
    expect(found.err).toContain('--> checks/a.yaml:')
    expect(found.err).toContain(help)
  })
})

describe('a file of checks by itself', () => {
  test('needs no baseline, leaves nothing, and takes the trials of one that is there', async () => {
    const cwd = project(good)
    const before = Object.keys(treeOf(cwd))
    const alone = await call(cwd, 'check', 'checks/a.yaml', '--trials', '64')
    expect(alone).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^passed {2}checks\/a\.yaml +64 trials\n/),
    })
    expect(alone.out).toContain(' 2 checks hold\n')
    expect(Object.keys(treeOf(cwd))).toEqual(before)
    expect(await call(cwd, 'check', 'a.yaml', ...accept)).toMatchObject({ code: 0 })
    expect((await call(cwd, 'check', 'checks/a.yaml')).out).toContain('64 trials')
  })

  test('has nothing to accept', async () => {
    const { code, err } = await call(project(good), 'check', 'checks/a.yaml', ...accept)
    expect(code).toBe(2)
    expect(err).toContain('a file of checks has no figures to accept')
    expect(err).toContain('accept those of its scenario, ../a.yaml')
  })

  test('is validated, with what it is', async () => {
    const { code, out } = await call(project(good), 'validate', 'checks/a.yaml')
    expect([code, out.slice(0, 45)]).toEqual([0, 'ok  checks/a.yaml: 2 checks of a.yaml, 2 strat'.slice(0, 45)])
  })
})
