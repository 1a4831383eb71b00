import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Law } from '../../../src/kernel/law.ts'
import type { Unit } from '../../../src/kernel/unit.ts'
import { reachOf } from '../../../src/report/live/reach.ts'
import { numberAt } from '../../../src/report/live/slider.ts'
import { sliderOf } from '../../../src/report/live/slider-choice.ts'

const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const

/** First number, number where it begins, and last number of the slider of a law. */
const endsOf = (law: Law, unit: Unit, range: readonly [number, number] = anywhere) => {
  const quantity = { kind: 'law', law } as const
  const slider = sliderOf('x', { quantity, demand: { unit, range }, label: 'x' }, { under: null, share: null })!
  return [slider.least, slider.start, slider.most].map(place => numberAt(slider, place))
}

const pert = (...params: number[]): Law => ({ kind: 'pert', params })

describe('a slider goes beyond what the file thinks possible', () => {
  // by hand: the width is 20 points, a quarter of it 5
  test('by a quarter of its width, so that somebody else can think otherwise', () => {
    expect(endsOf(pert(0.1, 0.2, 0.3), '1', [0, 1])).toEqual([5, 20, 35])
    expect(endsOf({ kind: 'uniform', params: [0.1, 0.3] }, '1')).toEqual([5, 20, 35])
    expect(endsOf({ kind: 'triangular', params: [100, 200, 300] }, 'USD')).toEqual([50, 200, 350])
    const values = { kind: 'discrete', params: [], values: [10, 20], weights: [3, 1] } as const
    expect(endsOf(values, 'USD')).toEqual([7.6, 10, 22.4])
  })

  test('but not beyond the limits of its field, of a share, or of nothing', () => {
    expect(endsOf(pert(0.1, 0.2, 0.3), '1', [0.08, 0.32])).toEqual([8, 20, 32])
    expect(endsOf(pert(0.05, 0.3, 0.9), '1')[0]).toBe(0)
    expect(endsOf(pert(0.05, 0.3, 0.9), '1')[2]).toBe(100)
    expect(endsOf(pert(10, 100, 300), 'USD')[0]).toBe(0)
    expect(endsOf(pert(0.8, 1, 1.4), '1')[2]).toBe(155)
  })

  test('what may be less than nothing can be moved there', () => {
    expect(endsOf(pert(-20, 0, 20), 'USD')).toEqual([-30, 0, 30])
    expect(endsOf(pert(-0.3, -0.2, -0.1), 'USD/USD')).toEqual([-0.35, -0.2, -0.05])
  })

  // by hand: days are 12/365.25 months; from 15 to 45 days a quarter of the width is 7.5 days
  test('a short time is in days, and none of it only where there may be none', () => {
    const days = (...all: number[]) => pert(...all.map(day => (day * 12) / 365.25))
    expect(endsOf(days(15, 30, 45), 'months')).toEqual([7.5, 30, 52.5])
    expect(endsOf(days(2, 30, 58), 'months')[0]).toBe(1)
    expect(endsOf(days(0, 30, 60), 'months')[0]).toBe(0)
  })

  // CPython 3.11 statistics.NormalDist().inv_cdf(0.99) is 2.3263478740408408; exp of it is 10.24, and 0.09765 of its negative
  test('of a law without ends from P1 to P99, as far as anything happens', () => {
    const [from, to] = reachOf({ kind: 'lognormal', params: [0, 1] }, 'USD')
    expect(from).toBeCloseTo(0.097_65, 4)
    expect(to).toBeCloseTo(10.240_5, 3)
    const mixed: Law = {
      kind: 'mixture',
      params: [],
      weights: [0.999, 0.001],
      parts: [pert(0, 1, 2), pert(8, 9, 12)],
    }
    expect(reachOf(mixed, 'USD')).toEqual([0, 13])
  })

  test('whatever its ends are, both can be set, in at most a hundred round steps', () => {
    const amount = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(amount, amount, amount, (low, width, part) => {
        const high = low + width
        const mode = low + (width * (part % 100)) / 100
        const quantity = { kind: 'law', law: pert(low, mode, high) } as const
        const held = { quantity, demand: { unit: 'USD' as const, range: anywhere }, label: 'x' }
        const slider = sliderOf('x', held, { under: null, share: null })!
        const [first, last] = [slider.least, slider.most].map(place => numberAt(slider, place))
        expect(first).toBeLessThanOrEqual(low)
        expect(last).toBeGreaterThanOrEqual(high)
        expect(slider.most - slider.least).toBeLessThanOrEqual(100)
        expect(Math.abs(numberAt(slider, slider.start) - slider.law!.p50)).toBeLessThanOrEqual((last - first) / 40)
      }),
    )
  })
})
