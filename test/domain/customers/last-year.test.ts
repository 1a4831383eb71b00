import { describe, expect, it } from 'vitest'
import { base } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'

const set: Readonly<Record<string, Said>> = {
  'segments.a.dealSize': 100e3,
  'segments.a.churn': 0,
  'segments.b.dealSize': { kind: 'lognormal', params: [Math.log(40e3), 1] },
  'segments.b.churn': 0,
  'partner.lastYear.revenue.resaleBillings': 1.2e6,
}

const play = (more: Readonly<Record<string, Said>> = {}) => {
  const scenario = buildScenario({ segments: ['a', 'b'], steps: 12, set: { ...set, ...more } })
  const columns = [base.customers, base.annual, base.software, base.due]
  // last year's other books are not said, so nothing here has to tie
  const seen = watch(scenario, columns, { trials: 3 }).get('only') ?? expect.unreachable()
  const at = (column: (typeof columns)[number], segment: string, t = 0): number =>
    seen(column, { paper: 'partner', segment })[t][2]
  const year = (column: (typeof columns)[number], segment: string): number =>
    seen(column, { paper: 'partner', segment }).reduce((sum, step) => sum + step[2], 0)
  return { at, year }
}

// By hand: 1.2M spread by the mix, over customers as large as the median deal.
describe('the resold book that last year’s billings imply', () => {
  it('is spread as the opportunities are, over customers of the median deal', () => {
    const { at, year } = play({ 'partner.sales.mix.a': 0.75, 'partner.sales.mix.b': 0.25 })
    expect([at(base.customers, 'a'), at(base.customers, 'b')]).toEqual([9, 8]) // 900k / 100k; 300k / 40k = 7.5
    expect(at(base.annual, 'a')).toBeCloseTo(900e3, 6)
    expect(at(base.annual, 'b')).toBeCloseTo(300e3, 6)
    expect(year(base.software, 'a') + year(base.software, 'b')).toBeCloseTo(1.2e6, 4)
    expect(year(base.due, 'a')).toBeCloseTo(900e3, 4)
  })

  it('is spread evenly where nobody says how opportunities are', () => {
    const { at } = play()
    expect([at(base.customers, 'a'), at(base.customers, 'b')]).toEqual([6, 15])
    expect(at(base.annual, 'a') + at(base.annual, 'b')).toBeCloseTo(1.2e6, 6)
  })

  it('gives way to customers that the scenario names', () => {
    const { at } = play({ 'installed.resold.a.customers': 2, 'installed.resold.a.value': 5e3 })
    expect([at(base.customers, 'a'), at(base.customers, 'b'), at(base.annual, 'a')]).toEqual([2, 0, 10e3])
  })
})
