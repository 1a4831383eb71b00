import { describe, expect, it } from 'vitest'
import { supportPrice } from '../../../src/domain/customers/support-price.ts'
import type { Param } from '../../../src/kernel/param.ts'

const param = (value: number): Param => ({ data: Float64Array.of(value), mask: 0 }) as Param

/** The published list of WE-12: $7,500 at least; 10 % to $150k, 7 % to $500k, 5 % to $1M, 3 % above. */
const tiers = [
  [150e3, 0.1],
  [500e3, 0.07],
  [1e6, 0.05],
  [0, 0.03], // without end
] as const

const price = (monthly: number, list: readonly (readonly [number, number])[] = tiers, minimum = 7500): number =>
  supportPrice(
    monthly,
    0,
    list.map(([top]) => param(top)),
    list.map(([, rate]) => param(rate)),
    minimum,
  )

// By hand, tier by tier.
describe('the price of partner-led support', () => {
  it.each([
    [1.2e6, 15_000 + 24_500 + 25_000 + 6_000],
    [1e6, 15_000 + 24_500 + 25_000],
    [500e3, 15_000 + 24_500],
    [150e3, 15_000],
    [160e3, 15_000 + 700],
    [75e3, 7_500],
    [74e3, 7_500],
    [0, 7_500],
  ])('of a customer that pays %d a month is %d', (monthly, expected) => {
    expect(price(monthly)).toBeCloseTo(expected, 9)
  })

  it('does not ask in what order the tiers stand', () => {
    const [a, b, c, d] = tiers
    for (const monthly of [1.2e6, 300e3, 80e3]) expect(price(monthly, [c, a, d, b])).toBe(price(monthly))
  })

  it('is the area under the rates: by small steps, and never falls as the customer grows', () => {
    const rateAt = (x: number): number => (x < 150e3 ? 0.1 : x < 500e3 ? 0.07 : x < 1e6 ? 0.05 : 0.03)
    let area = 0
    for (let x = 0; x < 1.5e6; x += 1000) {
      expect(price(x, tiers, 0)).toBeCloseTo(area, 6)
      area += 1000 * rateAt(x)
    }
  })

  it('ends where the last tier ends', () => {
    expect(price(300e3, [[150e3, 0.1]], 0)).toBeCloseTo(15_000, 9)
  })
})
