import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantileSorted } from '../../src/summarise/quantile.ts'

const ten = Float64Array.from({ length: 10 }, (_, i) => i + 1)

// Type 7 of Hyndman and Fan 1996. The tables are those of R's quantile(), type = 7.
describe('a quantile', () => {
  it.each([
    [0.05, 1.45],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.9, 9.1],
    [0.95, 9.55],
    [0, 1],
    [1, 10],
  ])('at %f of 1 to 10 is %f', (p, expected) => {
    expect(quantileSorted(ten, p)).toBeCloseTo(expected, 14)
  })

  it.each([
    [0.25, 0.525],
    [0.5, 2.365],
    [0.75, 11.5],
  ])('at %f of ten uneven values is %f', (p, expected) => {
    const values = Float64Array.of(0, 0, 0.3, 1.2, 1.23, 3.5, 10, 12, 23.3, 32.1)
    expect(quantileSorted(values, p)).toBeCloseTo(expected, 14)
  })

  it('of one value is that value, and of none nothing', () => {
    expect(quantileSorted(Float64Array.of(7), 0.3)).toBe(7)
    expect(quantileSorted(new Float64Array(0), 0.5)).toBeNull()
  })

  it('rises with p, stays between the ends, and turns round with the data', () => {
    const data = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(data, share, share, (values, p, q) => {
        const sorted = Float64Array.from(values).sort()
        const [a, b] = [Math.min(p, q), Math.max(p, q)].map(at => quantileSorted(sorted, at) as number)
        expect(a).toBeLessThanOrEqual(b)
        expect(a).toBeGreaterThanOrEqual(sorted[0])
        expect(b).toBeLessThanOrEqual(sorted[sorted.length - 1])
        const turned = sorted.map(x => -x).sort()
        const mirror = quantileSorted(turned, 1 - p) as number
        const size = Math.max(...sorted.map(Math.abs), 1)
        expect(Math.abs(mirror + (quantileSorted(sorted, p) as number))).toBeLessThanOrEqual(1e-9 * size)
      }),
    )
  })
})
