import { describe, expect, test } from 'vitest'
import { valuation } from '../../src/chart/valuation/kind.ts'
import { valuationRecord } from '../../src/chart/valuation/record.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Bridge, Figures } from '../../src/study/result.ts'
import { fakeOutcome, fivePlans } from './outcome-fixture.ts'
import { withValue } from './value-fixture.ts'

const figures = (mean: number, p05: number, p10: number, p50: number, p90: number, p95: number): Figures => ({
  unit: 'USD',
  mean,
  sd: null,
  se: null,
  p05,
  p10,
  p25: null,
  p50,
  p75: null,
  p90,
  p95,
  min: null,
  max: null,
  undefined: 0,
})

const bridge = (strategy: string, total: number, paidOut: number): Bridge => ({
  strategy,
  of: 'partner.ownerValue',
  total,
  difference: null,
  steps: [{ id: 'bridge.paidOut', label: 'taken out less put in', mean: paidOut, difference: null }],
})

/** By hand: of a mean of 2.4M, 0.9M is taken out, so that 1.5M of a price of 4.1M is left; the other puts 0.2M in. */
const made = (paidOut = 900_000): Outcome => {
  const outcome = fakeOutcome({ trials: 20 })
  const [today, , resell] = outcome.result.strategies
  const metrics = {
    'partner.ownerValue': figures(2.4e6, 0.1e6, 0.5e6, 2e6, 4e6, 5e6),
    'partner.value': figures(4.1e6, 1, 2, 3, 4, 5),
  }
  const weaker = {
    ...metrics,
    'partner.ownerValue': figures(1e6, 0.1e6, 0.2e6, 0.8e6, 2e6, 3e6),
  }
  return {
    ...outcome,
    result: {
      ...outcome.result,
      strategies: [
        { ...today!, metrics: weaker },
        { ...resell!, metrics },
      ],
      bridges: [bridge('today', 1e6, -200_000), bridge('resell', 2.4e6, paidOut)],
    },
  }
}

describe('valuationRecord', () => {
  test('parts by hand', () => {
    const { rows, finding } = valuationRecord(made())
    expect(rows.map(({ id, taken, sale, lost, mean }) => [id, taken, sale, lost, mean])).toEqual([
      ['today', -200_000, 1.2e6, 2.9e6, 1e6],
      ['resell', 900_000, 1.5e6, 2.6e6, 2.4e6],
    ])
    expect(finding).toBe(
      'The owner has most with Resell with services: $2.0M at the median, $500k to $4.0M in eight trials of ten; of the mean of $2.4M the sale brings $1.5M, and $900k is taken out along the way',
    )
    expect(valuationRecord(made(-300_000)).finding).toMatch(
      /the sale brings \$2\.7M, and \$300k is put in along the way$/,
    )
    expect(valuationRecord(made(), ['today']).finding).toMatch(/^Today: the owner has \$800k at the median/)
  })

  test('means and quantiles are those of the samples, and parts add up to them', () => {
    const outcome = withValue(fakeOutcome({ plans: fivePlans, trials: 101 }))
    const { rows } = valuationRecord(outcome)
    expect(rows).toHaveLength(5)
    for (const { id, taken, sale, lost, p10, p50, p90 } of rows) {
      const mean = (metric: string) => outcome.samples[id]![metric]!.reduce((sum, value) => sum + value, 0) / 101
      expect((taken + sale) / mean('partner.ownerValue')).toBeCloseTo(1, 12)
      expect((sale + lost) / mean('partner.value')).toBeCloseTo(1, 12)
      const sorted = outcome.samples[id]!['partner.ownerValue']!.slice().sort()
      expect([p10, p50, p90]).toEqual([sorted[10], sorted[50], sorted[90]])
    }
  })

  test('with too many strategies the weakest are left out, never the reference', () => {
    const plans = [...fivePlans, ...fivePlans.map(plan => ({ ...plan, id: `${plan.id}2`, growth: plan.growth + 0.1 }))]
    const { rows, leftOut } = valuationRecord(withValue(fakeOutcome({ plans, trials: 50 })))
    expect([rows.length, leftOut, rows[0]!.id]).toEqual([5, 5, 'today'])
  })

  test('nothing without bridges', () => expect(valuationRecord(fakeOutcome({ trials: 20 })).rows).toEqual([]))
})

test('it is usual where somebody wants or believes something of what the firm is worth', () => {
  expect(valuation.usual(withValue(fakeOutcome({ trials: 20 })))).toEqual([{ kind: 'valuation' }])
  expect(valuation.usual(made())).toEqual([])
})
