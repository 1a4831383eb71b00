import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/kernel/address.ts'
import { mean, sampler } from '../../src/kernel/distribution/index.ts'
import type { Law } from '../../src/kernel/law.ts'
import { fillUniforms } from '../../src/kernel/philox.ts'
import { metricState, summaryOf } from '../../src/summarise/column-state.ts'

/** How many of 2,000 intervals at 95 % hold the true mean. */
const hits = (law: Law, n: number, width = 1.959963984540054): number => {
  const truth = mean(law)
  const quantile = sampler(law)
  const values = new Float64Array(n)
  let found = 0
  for (let k = 0; k < 2_000; k++) {
    fillUniforms(addressOf('coverage', law.kind, `${k}`), 0, 0, 0, values)
    const summary = summaryOf(metricState(values.map(quantile), 0, true))
    if (Math.abs((summary.mean as number) - truth) <= width * (summary.se as number)) found++
  }
  return found
}

// Of 2,000 intervals at 95 % between 1,854 and 1,940 hold the truth (binomial, 1e-5 on both sides together).
describe('intervals at 95 % hold the truth as often as they say', () => {
  it.each<[string, Law]>([
    ['normal', { kind: 'normal', params: [10, 2.5] }],
    ['exponential', { kind: 'exponential', params: [4] }],
  ])('%s, n = 1000', (_name, law) => {
    const found = hits(law, 1_000)
    expect(found).toBeGreaterThanOrEqual(1_854)
    expect(found).toBeLessThanOrEqual(1_940)
  })

  it('and a planted bug is seen: an interval that is 20 % too short', () => {
    expect(hits({ kind: 'normal', params: [10, 2.5] }, 1_000, 1.568)).toBeLessThan(1_854)
  })
})
