import { describe, expect, it } from 'vitest'
import { smallestEigenvalue } from '../../../src/kernel/correlation/eigen.ts'
import { matrixOf } from '../../../src/kernel/correlation/matrix.ts'
import { nearestValid } from '../../../src/kernel/correlation/nearest-valid.ts'
import { anySymmetric, anyValid, largestDifference } from './matrices.ts'

const distance = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  Math.sqrt(a.reduce((sum, row, i) => sum + row.reduce((s, x, j) => s + (x - b[i][j]) * (x - b[i][j]), 0), 0))

describe('the nearest correlation matrix', () => {
  it('of the example in the paper', () => {
    // By symmetry it has x, x and y and no room to spare, y = 2x² - 1; the least sum of squares is where 4x³ - x - 1 = 0.
    const nearest = nearestValid([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ])
    const [near, far] = [0.76068985, 0.15729811]
    expect(4 * near * near * near - near - 1).toBeCloseTo(0, 7)
    expect(2 * near * near - 1).toBeCloseTo(far, 7)
    const known = [
      [1, near, far],
      [near, 1, near],
      [far, near, 1],
    ]
    expect(largestDifference(nearest, known)).toBeLessThan(1e-8)
  })

  it('of 0.9, 0.9, -0.9: all of them 0.5, by symmetry', () => {
    const matrix = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]
    const nearest = nearestValid(matrix)
    expect(
      largestDifference(
        nearest,
        matrixOf(3, (i, j) => (i === j ? 1 : i + j === 2 ? -0.5 : 0.5)),
      ),
    ).toBeLessThan(1e-8)
  })

  it('of a valid one is itself', () => {
    const matrix = anyValid(3, 6, 9)
    expect(largestDifference(nearestValid(matrix), matrix)).toBeLessThan(1e-12)
  })

  // The set of valid matrices is convex, so that from the nearest one every other is reached by going away.
  it.each([3, 5, 8])('of anything with %i names: valid, and no other is nearer', size => {
    const matrix = anySymmetric(size, size)
    const nearest = nearestValid(matrix, 5000)
    expect(smallestEigenvalue(nearest)).toBeGreaterThan(-1e-7)
    expect(nearest.every((row, i) => row[i] === 1)).toBe(true)
    const least = distance(matrix, nearest)
    for (let n = 0; n < 50; n++)
      for (const step of [0.001, 0.1, 1]) {
        const other = anyValid(n, size, 1 + (n % size))
        const moved = matrixOf(size, (i, j) => nearest[i][j] + step * (other[i][j] - nearest[i][j]))
        expect(distance(matrix, moved)).toBeGreaterThan(least - 1e-7)
      }
  })
})
