import { smallestEigenvalue } from './eigen.ts'
import type { Matrix } from './matrix.ts'

/** What a variance may be off by rounding. A pivot below it is none: the row says nothing that earlier ones did not. */
const negligible = 1e-12

/** Whether a symmetric matrix with ones on its diagonal is one of correlations; a smallest eigenvalue of 0 is allowed. */
export const isValid = (matrix: Matrix): boolean => smallestEigenvalue(matrix) >= -1e-10

/**
 * Cholesky's factor of a valid correlation matrix, in the order of its rows: a lower triangle whose rows have length 1.
 * Rows that depend on earlier ones (a correlation of 1) have 0 on the diagonal.
 */
export const factorOf = (matrix: Matrix): Matrix => {
  const rows: number[][] = []
  for (const [i, given] of matrix.entries()) {
    const row = new Array<number>(matrix.length).fill(0)
    for (let j = 0; j <= i; j++) {
      let rest = given[j]
      const other = j === i ? row : rows[j]
      for (let k = 0; k < j; k++) rest -= row[k] * other[k]
      if (j === i) row[i] = rest > negligible ? Math.sqrt(rest) : 0
      else row[j] = other[j] > 0 ? rest / other[j] : 0
    }
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0))
    rows.push(row.map(x => x / length))
  }
  return rows
}
