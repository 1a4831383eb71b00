import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { checkBaseline, compareScenarios, type GateEnd, runScenario } from '../../src/node.ts'
import { gateScenario } from '../../src/run/gate-scenario.ts'
import { realGate } from '../../src/run/real-gate.ts'
import { temporaryFolder, treeOf } from './temporary-folder.ts'

const text = `tandem: 1
name: Small
time: {start: 2026-01, horizon: 6 months}
run: {seed: small}
segments: {midMarket: {dealSize: $40k, cycle: 2 months, churn: 10% per year}}
vendor: {direct: {wonDeals: 3 per month, mix: {midMarket: 100%}}}
strategies: {today: {title: Today}, resell: {title: Resell, program: {margin: 25%}}}
`
const project = () => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'small.yaml'), text)
  return cwd
}
const report = (end: GateEnd) => (end.kind === 'done' ? end.report : expect.unreachable(JSON.stringify(end)))

describe('a file held to its baseline by the library', () => {
  it('has none at first, is what it was once one is accepted, and says what moved; and nothing is written', async () => {
    const cwd = project()
    const first = report(await checkBaseline('small.yaml', { cwd, trials: 64 }))
    expect(first).toMatchObject({ passed: false, mode: null, trials: 64 })
    expect(first.structure.map(({ kind }) => kind)).toEqual(['noBaseline'])
    const accept = { only: [], reason: 'a first one' }
    await gateScenario('small.yaml', { cwd, gate: realGate, trials: 64, accept, keepsActual: false })
    const before = treeOf(cwd)
    expect(Object.keys(before)).toContain('small.baseline.json')
    expect(report(await checkBaseline('small.yaml', { cwd }))).toMatchObject({
      passed: true,
      mode: 'exact',
      trials: 64,
    })
    writeFileSync(join(cwd, 'small.yaml'), text.replace('3 per month', '4 per month'))
    const after = report(await checkBaseline('small.yaml', { cwd }))
    expect(after).toMatchObject({ passed: false, mode: 'paired' })
    const moved = after.rows.filter(({ verdict }) => verdict === 'changed').map(({ metric }) => metric)
    expect(moved).toContain('vendor.bookings')
    expect(Object.keys(treeOf(cwd))).toEqual(Object.keys(before))
    expect(readFileSync(join(cwd, 'small.baseline.json'), 'utf8')).toBe(before['small.baseline.json'])
  })

  it('is a value where a person can put it right', async () => {
    const cwd = project()
    for (const trials of [0, 1, 1.5, 200_000]) {
      const help = 'every future is held: say a whole number from 2 to 131,072'
      const failure = { kind: 'usage', message: `trials is ${trials}`, help }
      expect(await checkBaseline('small.yaml', { cwd, trials })).toEqual({ kind: 'failure', failure })
      expect(await compareScenarios('small.yaml', 'small.yaml', { cwd, trials })).toEqual({ kind: 'failure', failure })
    }
    const unseeded = { kind: 'usage', message: 'the seed is ""', help: expect.stringContaining('1 to 200 characters') }
    expect(await checkBaseline('small.yaml', { cwd, seed: '' })).toEqual({ kind: 'failure', failure: unseeded })
    expect(await checkBaseline('nosuch.yaml', { cwd })).toMatchObject({ kind: 'issues', issues: [{ code: 'E100' }] })
    const signal = AbortSignal.abort()
    expect(await checkBaseline('small.yaml', { cwd, signal })).toMatchObject({ failure: { kind: 'interrupted' } })
  })
})

it('two files are compared by the library, and a change has its part of the difference', async () => {
  const cwd = project()
  const set = ['vendor.direct.wonDeals=4 per month']
  const end = await compareScenarios('small.yaml', 'small.yaml', {
    cwd,
    set,
    trials: 64,
    metrics: ['vendor.contribution'],
  })
  if (end.kind !== 'done') expect.unreachable(JSON.stringify(end))
  expect(end.compared.rows.map(({ id }) => id)).toEqual(['vendor.direct.wonDeals'])
  const figures = end.compared.split?.figures ?? []
  expect(figures.map(({ metric }) => metric)).toEqual(['vendor.contribution', 'vendor.contribution'])
})

// Oracle: the same with the folder said.
it('each reads from the folder of the process unless another is said', async () => {
  const cwd = project()
  const options = { trials: 64, set: ['vendor.direct.wonDeals=4 per month'] }
  const ends = async (where: { readonly cwd?: string }) => {
    const ran = await runScenario('small.yaml', { ...where, ...options, out: 'o', force: true })
    return [
      await checkBaseline('small.yaml', { ...where, trials: 64 }),
      await compareScenarios('small.yaml', 'small.yaml', { ...where, ...options }),
      ran.kind === 'done' ? [ran.json, ran.folder] : ran,
    ]
  }
  const said = await ends({ cwd })
  const spy = vi.spyOn(process, 'cwd').mockReturnValue(cwd)
  const unsaid = await ends({}).finally(() => spy.mockRestore())
  expect(unsaid).toEqual(said)
  expect(Object.keys(treeOf(cwd))).toContain('o/result.json')
})
