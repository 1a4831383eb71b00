import { describe, expect, it } from 'vitest'
import { arithmeticPrint } from '../../src/check/arithmetic-print.ts'
import { defaultTolerance, fits, gatedByDefault, toleranceFor } from '../../src/check/gated.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { allMetrics } from '../../src/domain/metrics.ts'
import { failure } from '../../src/kernel/failure.ts'
import { outcomeOf } from './made-up-outcome.ts'

const every = Object.fromEntries(allMetrics.map(({ id }) => [id, [1, 2]]))

describe('what a baseline holds', () => {
  it('of a model that has everything: 22 figures of both seats, all of them metrics that there are', () => {
    const held = gatedByDefault(outcomeOf({ today: every }).result)
    expect(held).toHaveLength(22)
    expect(new Set(held.map(id => id.split('.')[0]))).toEqual(new Set(['joint', 'mdf', 'orders', 'partner', 'vendor']))
  })

  it('what the file defines future by future, too, and nothing that the run has not', () => {
    const { result } = outcomeOf({ today: { 'partner.value': [1], mine: [2], other: [3] } }, { own: ['mine', 'gone'] })
    expect(gatedByDefault(result)).toEqual(['mine', 'partner.value'])
  })

  it('and what is asked for besides', () => {
    const outcome = outcomeOf({ today: { 'partner.value': [1, 3], other: [3, 4] } })
    const { baseline, samples } = makeBaseline(outcome, {}, ['other', 'gone', 'partner.value'])
    expect(Object.keys(baseline.levels['today'])).toEqual(['other', 'partner.value'])
    expect(samples['today']['other']).toEqual(Float64Array.of(3, 4))
    // 1 and 3: mean 2, sd root 2, quantiles of type 7 1 + 2 p
    const { mean, sd, p10, p50, p90 } = baseline.levels['today']['partner.value']
    expect([mean, p10, p50, p90]).toEqual([2, 1.2, 2, 2.8])
    expect(sd).toBeCloseTo(Math.SQRT2, 14)
  })

  it('its keys are in code-point order, at every depth', () => {
    const { baseline } = makeBaseline(outcomeOf({ b: every, a: every, Z: every }), { 'z.yaml': '', 'a.csv': '' })
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort())
      for (const one of Object.values(value)) check(one)
    }
    check(baseline)
    expect(Object.keys(baseline.levels)).toEqual(['Z', 'a', 'b'])
  })

  it('more futures than are kept are refused', () => {
    const outcome = outcomeOf({}, { trials: 131_073 })
    expect(() => makeBaseline(outcome, {})).toThrow(
      failure('trials is 131073; every future is held: say a whole number from 2 to 131,072'),
    )
  })
})

describe('tolerances', () => {
  it.each<[string, string, boolean]>([
    ['partner.value', 'partner.value', true],
    ['partner.*', 'partner.value', true],
    ['*.value', 'partner.value', true],
    ['mdf.*.leads', 'mdf.webinar.leads', true],
    ['partner.*', 'partner.services.revenue', false],
    ['*', 'partner.value', false],
    ['partner', 'partner.value', false],
    ['partner.v*', 'partner.value', false],
    ['partner.value', 'partner.values', false],
  ])('%s and %s: %s', (pattern, metric, expected) => {
    expect(fits(pattern, metric)).toBe(expected)
  })

  it('the first that fits holds; without one, the default of the unit', () => {
    const [wide, narrow] = ['partner.*', 'partner.value'].map((metric, n) => ({
      metric,
      abs: n,
      rel: n,
      why: 'a test',
    }))
    expect(toleranceFor([wide, narrow], 'partner.value', 'USD')).toBe(wide)
    expect(toleranceFor([narrow, wide], 'partner.value', 'USD')).toBe(narrow)
    expect(toleranceFor([narrow], 'vendor.nrr', '1')).toEqual(defaultTolerance('vendor.nrr', '1'))
  })
})

describe('the print of the arithmetic', () => {
  // A known answer: other bits than these on any engine would show.
  it('is the same everywhere', () => {
    expect(arithmeticPrint()).toBe('704e5c0e61263e509fa62626071f08c4cadffc9bedccb640bfd0ddcac6fe68dd')
  })
})
