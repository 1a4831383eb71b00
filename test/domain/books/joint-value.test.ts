import { expect, test } from 'vitest'
import { books, worth } from '../../../src/domain/columns.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { watch } from '../../helpers/watch.ts'

// A second computation from the paths: contribution at (1 + 12 %)^-(t + 1/2)/12, in the middle of its step; what the
// owner takes out less what it puts in at the end of its step; the partner's equity at the end.
test('joint value is the present value of what both sides get', async () => {
  const built = {
    ...realistic,
    steps: 24,
    set: { ...realistic.set, 'valuation.discount': { value: 0.12, per: 'year' } as const },
  }
  const scenario = buildScenario(built)
  const { samples } = await runStudy(scenario, { trials: 64 })
  const columns = [books.contribution, books.distributed, books.injected, worth.equity]
  const seen = watch(scenario, columns, { trials: 64 })
  for (const [id, column] of seen) {
    const [contribution, out, into, equity] = columns.map(c => column(c))
    for (let i = 0; i < 64; i++) {
      let sum = equity[23][i] * 1.12 ** -2
      for (let t = 0; t < 24; t++) {
        sum += contribution[t][i] * 1.12 ** (-(t + 0.5) / 12)
        sum += (out[t][i] - into[t][i]) * 1.12 ** (-(t + 1) / 12)
      }
      expect(Math.abs(samples[id]['joint.value'][i] - sum)).toBeLessThan(1e-9 * Math.abs(sum))
    }
  }
})
