import { describe, expect, it } from 'vitest'
import { type Evidence, evidenceLaw } from '../../../src/domain/evidence/evidence.ts'
import { evidenceOf, evidenceRows } from '../../../src/domain/evidence/index.ts'
import { mean, problem, quantile, support } from '../../../src/kernel/distribution/index.ts'

const relative = (value: number, expected: number): number => Math.abs(value / expected - 1)
const named = (rows: readonly Evidence[]) => rows.map(row => [row.id, row] as const)
const points = evidenceRows.filter(row => row.shape === 'point')
const bounded = evidenceRows.filter(row => row.ends === 'bounds' && row.shape !== 'point')
const lognormals = evidenceRows.filter(row => row.shape === 'lognormal')
const normals = evidenceRows.filter(row => row.shape === 'normal')

describe('the law of an evidence row', () => {
  it('is legal for every row, and every row is of one of the four sorts below', () => {
    for (const row of evidenceRows) expect(problem(evidenceLaw(row)), row.id).toBeUndefined()
    expect(points.length + bounded.length + lognormals.length + normals.length).toBe(evidenceRows.length)
  })

  it.each(named(points))('is the value itself: %s', (_, row) => {
    expect(support(evidenceLaw(row))).toEqual([row.typical, row.typical])
  })

  it.each(named(bounded))('lies exactly between the bounds: %s', (_, row) => {
    const law = evidenceLaw(row)
    expect(support(law)).toEqual([row.low, row.high])
    expect(mean(law)).toBeGreaterThan(row.low!)
    expect(mean(law)).toBeLessThan(row.high!)
  })

  it.each(named(lognormals))('has the ends as its 10 % and 90 % points: %s', (_, row) => {
    const law = evidenceLaw(row)
    expect(relative(quantile(law, 0.1), row.low!)).toBeLessThan(1e-9)
    expect(relative(quantile(law, 0.9), row.high!)).toBeLessThan(1e-9)
  })

  it.each(named(lognormals))(
    'says so where its median is more than a tenth away from the typical value: %s',
    (_, row) => {
      const far = relative(quantile(evidenceLaw(row), 0.5), row.typical) > 0.1
      expect(row.reason?.includes('median') ?? false).toBe(far)
    },
  )

  it.each(named(normals))('has the typical value as its mean and the distance of the ends: %s', (_, row) => {
    const law = evidenceLaw(row)
    expect(mean(law)).toBe(row.typical)
    expect(relative(quantile(law, 0.9) - quantile(law, 0.1), row.high! - row.low!)).toBeLessThan(1e-9)
  })

  it('has the means that its shape gives: PERT (low + 4 typical + high) / 6, triangular a third of the sum', () => {
    expect(mean(evidenceLaw(evidenceOf('services.capture')))).toBeCloseTo((0.05 + 4 * 0.3 + 0.6) / 6, 12)
    expect(mean(evidenceLaw(evidenceOf('resale.backEnd')))).toBeCloseTo((0.03 + 0.04 + 0.0475) / 3, 12)
    expect(mean(evidenceLaw(evidenceOf('marketing.carryover.print')))).toBeCloseTo(0.25, 12)
  })
})
