/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[]

/** The matrix whose entry at row i and column j is `entry(i, j)`. */
export const matrixOf = (size: number, entry: (i: number, j: number) => number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(i, j)))
