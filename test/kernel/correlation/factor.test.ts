import { describe, expect, it } from 'vitest'
import { factorOf, isValid } from '../../../src/kernel/correlation/factor.ts'
import { matrixOf } from '../../../src/kernel/correlation/matrix.ts'
import { anySymmetric, anyValid, largestDifference, timesTransposed } from './matrices.ts'

describe('factors', () => {
  it('of two: the second is r of the first and the rest its own', () => {
    const r = 0.5176380902050415
    expect(
      factorOf([
        [1, r],
        [r, 1],
      ]),
    ).toEqual([
      [1, 0],
      [r, Math.sqrt(1 - r * r)],
    ])
  })

  it('of perfect correlation: the first alone, with its sign, to the bit', () => {
    expect(factorOf(matrixOf(3, () => 1))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ])
    const signs = [1, -1, 1]
    expect(factorOf(matrixOf(3, (i, j) => signs[i] * signs[j]))).toEqual(signs.map(sign => [sign, 0, 0]))
  })

  it('two alike and a third: the second adds nothing of its own', () => {
    const [first, second, third] = factorOf([
      [1, 1, 0.5],
      [1, 1, 0.5],
      [0.5, 0.5, 1],
    ])
    expect(second).toEqual(first)
    expect(third[1]).toBe(0)
    expect(third[2]).toBeCloseTo(Math.sqrt(0.75), 15)
  })

  it('whatever their correlation with others, two alike have nothing of their own, not even by rounding', () => {
    for (let n = 1; n < 200; n++) {
      const r = n / 200
      const [, second, third] = factorOf([
        [1, r, r],
        [r, 1, 1],
        [r, 1, 1],
      ])
      expect(third[2]).toBe(0)
      expect(third[1]).toBeCloseTo(second[1], 14)
    }
  })

  // Invariants: the product gives the matrix back, rows have length 1, nothing stands above the diagonal.
  it.each([
    [5, 8],
    [5, 3],
    [12, 12],
    [12, 2],
    [30, 29],
    [7, 1],
  ])('%i names in %i dimensions', (size, room) => {
    const matrix = anyValid(size, size, room)
    expect(isValid(matrix)).toBe(true)
    const factor = factorOf(matrix)
    expect(largestDifference(timesTransposed(factor, factor), matrix)).toBeLessThan(1e-6)
    if (room >= size) expect(largestDifference(timesTransposed(factor, factor), matrix)).toBeLessThan(1e-12)
    for (const [i, row] of factor.entries()) {
      expect(row.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 14)
      expect(row.slice(i + 1).every(x => x === 0)).toBe(true)
      expect(row[i]).toBeGreaterThanOrEqual(0)
    }
  })

  it('knows what cannot be', () => {
    expect(isValid(anySymmetric(4, 6))).toBe(false)
    const ring = (r: number) => [
      [1, 0.9, r],
      [0.9, 1, 0.9],
      [r, 0.9, 1],
    ]
    // of two at 0.9, the third is at least 2 x 0.9² - 1
    expect([0.6199, 0.6201].map(r => isValid(ring(r)))).toEqual([false, true])
  })
})
