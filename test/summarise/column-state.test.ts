import { describe, expect, it } from 'vitest'
import {
  addColumn,
  addMade,
  addMetric,
  madeState,
  mergeColumns,
  metricState,
  summaryOf,
  timelineState,
  valuesOf,
} from '../../src/summarise/column-state.ts'

const values = Float64Array.from({ length: 700 }, (_, i) => (i % 10 === 3 ? Number.NaN : ((i * 37) % 101) - 20))
const known = values.filter(x => !Number.isNaN(x)).sort()

describe('what is kept of a figure', () => {
  it('is every value, in the order of the trials, whatever order the blocks came in', () => {
    const a = metricState(values.slice(0, 256), 0, true)
    const b = metricState(values.slice(256, 512), 256, true)
    const c = metricState(values.slice(512), 512, true)
    expect(valuesOf(mergeColumns(c, mergeColumns(b, a)))).toEqual(values)
    expect(JSON.stringify(summaryOf(mergeColumns(c, mergeColumns(b, a))).moments)).toBe(
      JSON.stringify(summaryOf(metricState(values, 0, true)).moments),
    )
  })

  // The second implementation: merging into a new one.
  it.each([true, false])('comes to the same in the memory of the first, kept: %s', exact => {
    const blocks = [0, 256, 512].map(first => ({ first, some: values.slice(first, Math.min(700, first + 256)) }))
    const columns = () => blocks.map(({ some, first }) => metricState(some, first, exact))
    const merged = columns().reduce((a, b) => mergeColumns(a, b))
    expect(columns().reduce((a, b) => addColumn(a, b))).toEqual(merged)
    const [{ some, first }, ...others] = blocks
    const added = others.reduce((sum, one) => addMetric(sum, one.some, one.first), metricState(some, first, exact))
    expect(added).toEqual(merged)
    const made = blocks.map(one => madeState(one.some, one.first, exact))
    const again = others.reduce((sum, one) => addMade(sum, one.some, one.first), madeState(some, first, exact))
    expect(again).toEqual(made.reduce((a, b) => mergeColumns(a, b)))
    expect(valuesOf(again)).toEqual(new Float64Array(0))
    expect(() => addColumn(metricState(values, 0, true), timelineState(values, 0))).toThrow(/cannot be merged/)
  })

  it('summarises those that have a value: counts, mean, and exact quantiles', () => {
    const { moments, mean, sd, se, quantile } = summaryOf(metricState(values, 0, true))
    expect(moments).toMatchObject({ n: 630, missing: 70, min: known[0], max: known[629] })
    const plain = known.reduce((sum, x) => sum + x, 0) / 630
    expect(mean).toBeCloseTo(plain, 12)
    const variance = known.reduce((sum, x) => sum + (x - plain) * (x - plain), 0) / 629
    expect(sd).toBeCloseTo(Math.sqrt(variance), 12)
    expect(se).toBeCloseTo(Math.sqrt(variance / 630), 12)
    // rank 0.5 x 629 = 314.5: half way between two order statistics
    expect(quantile(0.5)).toBe((known[314] + known[315]) / 2)
  })

  it('is a sketch for a timeline, with the same mean to the bit', () => {
    const [exact, sketched] = [metricState(values, 0, true), timelineState(values, 0)].map(state => summaryOf(state))
    expect(sketched.mean).toBe(exact.mean)
    expect(sketched.sd).toBe(exact.sd)
    expect(Math.abs((sketched.quantile(0.9) as number) / known[Math.floor(0.9 * 629)] - 1)).toBeLessThanOrEqual(0.008)
    expect(() => mergeColumns(metricState(values, 0, true), timelineState(values, 0))).toThrow(/cannot be merged/)
  })

  it('is nothing but counts where no trial has a value', () => {
    const summary = summaryOf(metricState(new Float64Array(5).fill(Number.NaN), 0, true))
    expect(summary).toMatchObject({ mean: null, sd: null, se: null })
    expect(summary.quantile(0.5)).toBeNull()
    expect(summary.moments.missing).toBe(5)
  })
})
