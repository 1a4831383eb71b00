import { expect, it } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import { quantileSorted } from '../../src/summarise/quantile.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

// The second implementation: the two columns of samples, their differences sorted whole.
it('quantiles of a difference are those of the differences of the samples, however a run is cut into blocks', async () => {
  const scenario = buildScenario({ ...realistic, steps: 14 })
  const { result, samples } = await runStudy(scenario, { trials: 600, blockSize: 256, isBare: true })
  let uneven = 0
  for (const { a, b, metrics } of result.comparisons)
    for (const [id, found] of Object.entries(metrics)) {
      const sorted = samples[b][id]
        .map((x, i) => x - samples[a][id][i])
        .filter(x => !Number.isNaN(x))
        .sort()
      const expected = [0.1, 0.5, 0.9].map(p => quantileSorted(sorted, p))
      // 0 and -0 are one number to a reader
      expect([found.p10, found.p50, found.p90].map(x => x && x + 0)).toEqual(expected.map(x => x && x + 0))
      if (found.p10 !== null && found.p90 !== null && found.p10 + found.p90 !== 0) uneven++
    }
  expect(uneven).toBeGreaterThan(0)
})
