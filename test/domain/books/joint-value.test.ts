import { expect, test } from 'vitest'
import { books, worth } from '../../../src/domain/columns.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { watch } from '../../helpers/watch.ts'

// A second computation from the paths: each step's contribution and change in cash at (1 + 12 %)^-(t + 1)/12, the
// opening cash as it is, and the practice's value at the end. The partner's cash is that before anybody puts money in or
// takes it out: what the owner gets is in it.
test('joint value is the present value of what both sides get', async () => {
  const built = {
    ...realistic,
    steps: 24,
    set: { ...realistic.set, 'valuation.discount': { value: 0.12, per: 'year' } as const },
  }
  const scenario = buildScenario(built)
  const { samples } = await runStudy(scenario, { trials: 64 })
  const seen = watch(scenario, [books.contribution, books.ownCash, worth.value], { trials: 64 })
  for (const [id, column] of seen) {
    const [contribution, cash, value] = [books.contribution, books.ownCash, worth.value].map(c => column(c))
    for (let i = 0; i < 64; i++) {
      let sum = 400e3
      for (let t = 0; t < 24; t++) {
        const factor = 1.12 ** (-(t + 1) / 12)
        sum += factor * (contribution[t][i] + cash[t][i] - (t === 0 ? 400e3 : cash[t - 1][i]))
      }
      sum += value[23][i] * 1.12 ** -2
      expect(Math.abs(samples[id]['joint.value'][i] - sum)).toBeLessThan(1e-6 * Math.abs(sum))
    }
  }
})
