import * as theirs from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/kernel/address.ts'
import { sampler } from '../../src/kernel/distribution/index.ts'
import { fillUniforms } from '../../src/kernel/philox.ts'
import { metricState, summaryOf } from '../../src/summarise/column-state.ts'

// A second implementation: simple-statistics 7.12.1, whose quantiles are type 7 too.
describe('a summary agrees with simple-statistics', () => {
  it.each(['deals', 'amounts', 'changes'])('on %s', name => {
    const values = new Float64Array(5_001)
    fillUniforms(addressOf('second opinion', 'world', name), 0, 0, 0, values)
    const draw = sampler({
      kind: name === 'deals' ? 'poisson' : name === 'amounts' ? 'gamma' : 'normal',
      params: [3, 2].slice(0, name === 'deals' ? 1 : 2),
    })
    const column = values.map(draw)
    const { mean, sd, moments, quantile } = summaryOf(metricState(column, 0, true))
    const list = [...column]
    expect(mean).toBeCloseTo(theirs.mean(list), 12)
    expect(sd).toBeCloseTo(theirs.sampleStandardDeviation(list), 12)
    expect([moments.min, moments.max]).toEqual([theirs.min(list), theirs.max(list)])
    for (const p of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
      expect(quantile(p)).toBeCloseTo(theirs.quantile(list, p), 12)
  })
})
