import { addressOf } from '../../../src/kernel/address.ts'
import { matrixOf } from '../../../src/kernel/correlation/matrix.ts'
import { normalQuantile } from '../../../src/kernel/normal.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'

const stream = addressOf('matrices', 'world', 'any')

/** Anything from -1 to 1, the same for the same numbers. */
export const anyEntry = (n: number, i: number, j: number): number => 2 * uniformAt(stream, n, i, j) - 1

/** A symmetric matrix with ones on its diagonal and anything beside it; hardly ever one of correlations. */
export const anySymmetric = (n: number, size: number): number[][] =>
  matrixOf(size, (i, j) => (i === j ? 1 : anyEntry(n, Math.min(i, j), Math.max(i, j))))

/** The correlations of `size` directions in `room` dimensions: valid, and of a lower rank where there is less room. */
export const anyValid = (n: number, size: number, room: number): number[][] => {
  const directions = Array.from({ length: size }, (_, i) => {
    const ends = Array.from({ length: room }, (_, k) => normalQuantile(uniformAt(stream, n, 1000 + i, k)))
    const length = Math.sqrt(ends.reduce((sum, x) => sum + x * x, 0))
    return ends.map(x => x / length)
  })
  return matrixOf(size, (i, j) =>
    i === j ? 1 : directions[Math.min(i, j)].reduce((sum, x, k) => sum + x * directions[Math.max(i, j)][k], 0),
  )
}

/** The product of one matrix and the transpose of another. */
export const timesTransposed = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  matrixOf(a.length, (i, j) => a[i].reduce((sum, x, k) => sum + x * b[j][k], 0))

export const largestDifference = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  Math.max(...a.flatMap((row, i) => row.map((x, j) => Math.abs(x - b[i][j]))))
