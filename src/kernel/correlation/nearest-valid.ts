import { eigenOf } from './eigen.ts'
import { type Matrix, matrixOf } from './matrix.ts'

/** The nearest matrix without negative eigenvalues: those that are negative become 0. */
const withoutNegative = (matrix: Matrix): Matrix => {
  const { values, vectors } = eigenOf(matrix)
  return matrixOf(matrix.length, (i, j) =>
    values.reduce((sum, value, k) => (value > 0 ? sum + value * vectors[i][k] * vectors[j][k] : sum), 0),
  )
}

/**
 * The correlation matrix nearest to a symmetric one (least sum of squared differences), by alternating projections with
 * Dykstra's correction, until no entry moves by more than 1e-10 or `rounds` are over. Source: N. J. Higham, Computing
 * the nearest correlation matrix, IMA Journal of Numerical Analysis 22 (2002), algorithm 3.3.
 */
export const nearestValid = (matrix: Matrix, rounds = 500): Matrix => {
  const size = matrix.length
  let found = matrix
  let correction: Matrix = matrixOf(size, () => 0)
  for (let round = 0; round < rounds; round++) {
    const [before, less] = [found, correction]
    const shifted = matrixOf(size, (i, j) => before[i][j] - less[i][j])
    const positive = withoutNegative(shifted)
    correction = matrixOf(size, (i, j) => positive[i][j] - shifted[i][j])
    found = matrixOf(size, (i, j) => (i === j ? 1 : positive[i][j]))
    const moved = found.some((row, i) => row.some((x, j) => Math.abs(x - before[i][j]) > 1e-10))
    if (!moved) break
  }
  return found
}
