import { describe, expect, it } from 'vitest'
import { eigenOf, smallestEigenvalue } from '../../../src/kernel/correlation/eigen.ts'
import { matrixOf } from '../../../src/kernel/correlation/matrix.ts'
import { anySymmetric, anyValid, largestDifference, timesTransposed } from './matrices.ts'

const sortedValues = (matrix: number[][]): number[] => [...eigenOf(matrix).values].sort((a, b) => a - b)

const closeTo = (found: readonly number[], known: readonly number[]): void => {
  expect(found.length).toBe(known.length)
  for (const [i, value] of known.entries()) expect(found[i]).toBeCloseTo(value, 13)
}

describe('eigenvalues', () => {
  it('known in closed form', () => {
    closeTo(
      sortedValues([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
      [-0.8, 1.9, 1.9],
    )
    closeTo(
      sortedValues([
        [2, 1],
        [1, 2],
      ]),
      [1, 3],
    )
    // all pairs r: 1 + (n - 1) r once, 1 - r the other times
    closeTo(sortedValues(matrixOf(6, (i, j) => (i === j ? 1 : 0.3))), [0.7, 0.7, 0.7, 0.7, 0.7, 2.5])
    // the second differences of n points: 2 - 2 cos(pi k / (n + 1))
    const chain = matrixOf(7, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0))
    closeTo(
      sortedValues(chain),
      [1, 2, 3, 4, 5, 6, 7].map(k => 2 - 2 * Math.cos((Math.PI * k) / 8)),
    )
  })

  // Invariants of any symmetric matrix A = V D V': V is a rotation, and the product gives A back.
  it.each([1, 2, 3, 8, 30])('%i rows: values and vectors give the matrix back', size => {
    const matrix = anySymmetric(size, size)
    const { values, vectors } = eigenOf(matrix)
    const unit = matrixOf(size, (i, j) => (i === j ? 1 : 0))
    expect(largestDifference(timesTransposed(vectors, vectors), unit)).toBeLessThan(1e-13)
    const scaled = vectors.map(row => row.map((x, k) => x * values[k]))
    expect(largestDifference(timesTransposed(scaled, vectors), matrix)).toBeLessThan(1e-13)
  })

  it('a valid matrix has none below 0; without room for all of them the smallest is 0', () => {
    expect(smallestEigenvalue(anyValid(1, 6, 9))).toBeGreaterThan(0.001)
    expect(Math.abs(smallestEigenvalue(anyValid(2, 6, 4)))).toBeLessThan(1e-14)
    expect(smallestEigenvalue(matrixOf(5, () => 1))).toBeCloseTo(0, 14)
  })

  it('leaves what it is given alone', () => {
    const matrix = anySymmetric(3, 5)
    const copy = structuredClone(matrix)
    eigenOf(matrix)
    expect(matrix).toEqual(copy)
  })
})
