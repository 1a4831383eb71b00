import { describe, expect, test } from 'vitest'
import { differenceRecord } from '../../src/chart/difference/record.ts'
import { moneyText, percentText } from '../../src/chart/number.ts'
import { fakeOutcome } from './outcome-fixture.ts'

const record = (wishes: Parameters<typeof fakeOutcome>[0] = {}, b = 'resell') =>
  differenceRecord(fakeOutcome(wishes), 'partner.value', b, 'today')

describe('differenceRecord', () => {
  test('shares and quantiles are those of the result', () => {
    const outcome = fakeOutcome({ ties: 0.2 })
    const made = differenceRecord(outcome, 'partner.value', 'resell', 'today')
    const { p10, p50, p90, pGreater, pEqual } = outcome.result.comparisons.find(({ b }) => b === 'resell')!.metrics[
      'partner.value'
    ]!
    expect(made).toMatchObject({ p10, p50, p90, pGreater, pEqual })
    expect(made.pGreater + made.pLess + made.pEqual).toBeCloseTo(1, 12)
  })

  test('the finding states the greater share and the median', () => {
    const made = record()
    expect(made.finding).toBe(
      `Resell with services beats Today on price of the firm in ${percentText(made.pGreater)} of trials, by ${moneyText(made.p50)} at the median`,
    )
  })

  test.each([0, 0.3, 0.9])('bars on either side of 0 add up to the shares, with %d ties', ties => {
    const made = record({ ties })
    const side = (test: (bin: { lo: number; hi: number }) => boolean) =>
      made.bins.filter(test).reduce((sum, { share }) => sum + share, 0)
    expect(side(({ hi }) => hi <= 0) + made.beyond.below).toBeCloseTo(made.pLess, 12)
    expect(side(({ lo }) => lo >= 0) + made.beyond.above).toBeCloseTo(made.pGreater, 12)
    expect(made.bins.every(({ lo, hi }) => lo >= 0 || hi <= 0)).toBe(true)
    expect(made.beyond.below + made.beyond.above).toBeLessThanOrEqual(0.011)
    expect(made.bins.length).toBeLessThanOrEqual(62)
  })

  test('equal amounts in every trial', () => {
    expect(record({ constant: true, trials: 9 })).toMatchObject({
      bins: [],
      pEqual: 1,
      finding: 'Resell with services and Today give the same price of the firm in every trial',
    })
  })

  test('the same difference in every trial is one bar', () => {
    const outcome = fakeOutcome({ constant: true, trials: 9 })
    const moved = { ...outcome.samples, resell: { 'partner.value': new Float64Array(9).fill(499_000) } }
    const made = differenceRecord({ ...outcome, samples: moved }, 'partner.value', 'resell', 'today')
    expect(made.bins).toHaveLength(1)
    expect(made.finding).toBe(
      'Resell with services falls short of Today on price of the firm in every trial, by $1.0k at the median',
    )
  })

  test('two trials, trials without a value, a strategy against itself', () => {
    expect(record({ trials: 2 }).bins.length).toBeGreaterThan(0)
    const outcome = fakeOutcome({ trials: 10 })
    outcome.samples.resell!['partner.value']![3] = Number.NaN
    expect(differenceRecord(outcome, 'partner.value', 'resell', 'today')).toMatchObject({ trials: 10, pairs: 9 })
    expect(record({}, 'today').finding).toBe('There is no strategy to set against Today')
  })
})
