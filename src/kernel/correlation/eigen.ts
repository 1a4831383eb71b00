import { type Matrix, matrixOf } from './matrix.ts'

/** Eigenvalues in no particular order; column j of `vectors` belongs to value j. */
export type Eigen = { readonly values: readonly number[]; readonly vectors: Matrix }

/** Turns rows and columns p and q so that the entry where they cross becomes 0. */
const rotate = (a: number[][], vectors: number[][], p: number, q: number): void => {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  const rest = t * a[p][q]
  for (let k = 0; k < a.length; k++) {
    const [vp, vq] = [vectors[k][p], vectors[k][q]]
    vectors[k][p] = c * vp - s * vq
    vectors[k][q] = s * vp + c * vq
    if (k === p || k === q) continue
    const [ap, aq] = [a[k][p], a[k][q]]
    a[k][p] = a[p][k] = c * ap - s * aq
    a[k][q] = a[q][k] = s * ap + c * aq
  }
  a[p][p] -= rest
  a[q][q] += rest
  a[p][q] = a[q][p] = 0
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, row by row until nothing is left beside the
 * diagonal (some 8 rounds). Source: Golub and Van Loan, Matrix Computations, 4th edition, 8.5.
 */
export const eigenOf = (matrix: Matrix): Eigen => {
  const a = matrix.map(row => [...row])
  const size = a.length
  const vectors = matrixOf(size, (i, j) => (i === j ? 1 : 0))
  for (let round = 0; round < 60; round++) {
    let left = 0
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const own = Math.abs(a[p][q])
        if (own === 0) continue
        if (own < 1e-18 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) a[p][q] = a[q][p] = 0
        else {
          left++
          rotate(a, vectors, p, q)
        }
      }
    if (left === 0) break
  }
  return { values: a.map((row, i) => row[i]), vectors }
}

/** The smallest eigenvalue of a symmetric matrix; 0 or more for correlations that can be. */
export const smallestEigenvalue = (matrix: Matrix): number =>
  eigenOf(matrix).values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
