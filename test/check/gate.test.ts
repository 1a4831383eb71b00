import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compareBaseline } from '../../src/check/compare-baseline.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { readBaseline, writeBaseline } from '../../src/run/baseline-files.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { gatedRun, reducedScenario } from '../helpers/gated-run.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'

const trials = 256
const files = { 'it.yaml': 'rate: $145\n' }

let scenario: Scenario
let made: ReturnType<typeof makeBaseline>
beforeAll(async () => {
  scenario = await reducedScenario()
  made = makeBaseline(await gatedRun(scenario, trials, 'it'), files)
})

const verdicts = async (edit: (text: string) => string) => {
  const outcome = await gatedRun(await reducedScenario(edit), trials, 'it')
  const report = compareBaseline(made.baseline, made.samples, outcome, files)
  return { report, of: new Map(report.rows.map(row => [`${row.strategy}/${row.metric}`, row])) }
}

describe('a real scenario and its baseline', () => {
  it('the same run passes to the bit, from the disk as from memory', async () => {
    const path = join(temporaryFolder(), 'it.baseline.json')
    await writeBaseline(path, made.baseline, made.samples)
    const found = await readBaseline(path)
    if (found.kind !== 'found') throw new Error(found.kind)
    const report = compareBaseline(found.baseline, found.samples, await gatedRun(scenario, trials, 'it'), files)
    expect([report.mode, report.passed]).toEqual(['exact', true])
    expect(report.rows.length).toBeGreaterThan(30)
    expect(new Set(report.rows.map(({ verdict }) => verdict))).toEqual(new Set(['same']))
  })

  it('other luck passes', async () => {
    const report = compareBaseline(made.baseline, made.samples, await gatedRun(scenario, trials, 'other'), files)
    expect([report.mode, report.passed, report.lines]).toEqual(['independent', true, []])
    expect(report.rows.some(({ verdict }) => verdict === 'withinNoise')).toBe(true)
  })

  // $2 more on $145 is 1.38 % of what the bench bills; software is not touched.
  it('a price of the services that rose by 1.4 % is told from luck, and what it does not touch is the same', async () => {
    const { report, of } = await verdicts(text => text.replace('rate: $145 per hour', 'rate: $147 per hour'))
    expect([report.mode, report.passed]).toEqual(['paired', false])
    expect(of.get('today/partner.services.margin')?.verdict).toBe('changed')
    expect(of.get('today/partner.services.margin')?.change).toBeGreaterThan(0)
    expect(of.get('today/vendor.bookings')?.verdict).toBe('same')
    expect(report.rows[0].verdict).toBe('changed')
  })

  it('an edit of a comment changes no figure', async () => {
    const { report } = await verdicts(text => `${text}\n# a remark\n`)
    expect([report.mode, report.passed]).toEqual(['paired', true])
    expect(new Set(report.rows.map(({ verdict }) => verdict))).toEqual(new Set(['same']))
  })
})
