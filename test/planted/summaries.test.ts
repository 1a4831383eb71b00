import { describe, expect, it } from 'vitest'
import { type Moments, mergeMoments, momentsOf } from '../../src/summarise/moments.ts'
import { quantileSorted } from '../../src/summarise/quantile.ts'
import { sketchOf, sketchQuantile } from '../../src/summarise/sketch.ts'
import { correctDigits, numAcc } from '../summarise/nist.ts'

const values = Float64Array.from({ length: 2048 }, (_, i) => ((i * 7919) % 1009) * 0.1)

// Each row of test/summarise, met by a rule that is wrong in the way that summaries usually are.
describe('a planted bug is seen', () => {
  it('the textbook variance, mean of squares less square of mean: by NumAcc3 and NumAcc4', () => {
    for (const { data, sd, digits } of numAcc.slice(2)) {
      const mean = data.reduce((a, b) => a + b, 0) / data.length
      const textbook = Math.sqrt((data.reduce((a, b) => a + b * b, 0) - data.length * mean * mean) / (data.length - 1))
      expect(correctDigits(textbook, sd) >= digits).toBe(false)
    }
  })

  it('n instead of n - 1: by the fixed data', () => {
    const { squares, n } = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9), 0, 8)
    expect(Math.sqrt(squares / n)).not.toBeCloseTo(2.138089935299395, 3)
    expect(Math.sqrt(squares / (n - 1))).toBeCloseTo(2.138089935299395, 15)
  })

  it('merging blocks as they come instead of by a fixed tree: by its bytes', () => {
    const merged = (size: number): Moments => {
      const parts = Array.from({ length: values.length / size }, (_, k) => momentsOf(values, k * size, (k + 1) * size))
      return parts.reduce(mergeMoments)
    }
    expect(JSON.stringify(merged(256))).not.toBe(JSON.stringify(merged(512)))
  })

  it('another rule for quantiles (type 6, at p (n + 1)): by the table', () => {
    const ten = Float64Array.from({ length: 10 }, (_, i) => i + 1)
    expect(quantileSorted(ten, (0.9 * 11 - 1) / 9)).toBeCloseTo(9.9, 12)
    expect(quantileSorted(ten, 0.9)).toBeCloseTo(9.1, 12)
  })

  it('a sketch of two bits less: by the bound', () => {
    const off = (bits: number): number =>
      Math.max(
        ...values
          .filter(x => x > 0)
          .map(x => Math.abs((sketchQuantile(sketchOf(Float64Array.of(x), bits), 0.5, -1e9, 1e9) as number) / x - 1)),
      )
    expect(off(9)).toBeLessThanOrEqual(0.001)
    expect(off(7)).toBeGreaterThan(0.001)
  })
})
