import { describe, expect, it } from 'vitest'
import { compareBaseline } from '../../src/check/compare-baseline.ts'
import { type Fixture, makeBaseline } from '../../src/check/make-baseline.ts'
import { gatedRun, reducedScenario } from '../helpers/gated-run.ts'

const trials = 1_000

/** Nothing is tolerated, so that noise alone speaks. */
const strict = ({ baseline, samples }: Fixture): Fixture => ({
  baseline: { ...baseline, tolerances: baseline.tolerances.map(one => ({ ...one, abs: 0, rel: 0 })) },
  samples,
})

// The promise is 1e-4 over all figures of a run, so of 1,000 runs two or more fail with chance 0.5 %. A fixed seed each.
describe('a model that has not changed', () => {
  it('fails at most one of 1,000 fresh seeds', async () => {
    const scenario = await reducedScenario()
    const { baseline, samples } = strict(makeBaseline(await gatedRun(scenario, trials, 'accepted'), {}))
    const failed: string[] = []
    for (let k = 0; k < 1_000; k++) {
      const report = compareBaseline(baseline, samples, await gatedRun(scenario, trials, `fresh ${k}`), {})
      expect(report.mode).toBe('independent')
      if (!report.passed) failed.push(`${k}: ${report.rows[0].strategy}/${report.rows[0].metric}`)
    }
    console.log(`gate false alarms: ${failed.length} of 1000 fresh seeds`, ...failed)
    expect(failed.length, failed.join(', ')).toBeLessThanOrEqual(1)
  })
})
