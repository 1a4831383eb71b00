import { product } from './ranks.ts'

/** What is left of a column's length 1 below which it says nothing that earlier columns did not. */
const negligible = 1e-9

/** Columns of rank scores, ready to explain others: Cholesky's factor of their correlations. */
export type RankBasis = {
  readonly columns: readonly Float64Array[]
  readonly factor: readonly (readonly number[])[]
  /** How many of the columns are independent of the ones before them. */
  readonly rank: number
}

export const rankBasis = (columns: readonly Float64Array[]): RankBasis => {
  const factor: number[][] = []
  for (const [i, column] of columns.entries()) {
    const row: number[] = []
    let rest = 1
    for (let j = 0; j < i; j++) {
      let own = product(column, columns[j])
      for (let k = 0; k < j; k++) own -= row[k] * factor[j][k]
      const weight = factor[j][j] > 0 ? own / factor[j][j] : 0
      row.push(weight)
      rest -= weight * weight
    }
    row.push(rest > negligible ? Math.sqrt(rest) : 0)
    factor.push(row)
  }
  return { columns, factor, rank: factor.filter((row, i) => row[i] > 0).length }
}

/**
 * R² of the regression of one column of rank scores on all columns of a basis: the squared length of its projection.
 * Columns that depend on earlier ones add nothing.
 */
export const explained = ({ columns, factor }: RankBasis, target: Float64Array): number => {
  const parts: number[] = []
  let sum = 0
  for (const [i, column] of columns.entries()) {
    let own = factor[i][i] > 0 ? product(column, target) : 0
    for (let k = 0; k < i && factor[i][i] > 0; k++) own -= factor[i][k] * parts[k]
    parts.push(factor[i][i] > 0 ? own / factor[i][i] : 0)
    sum += parts[i] * parts[i]
  }
  return Math.min(1, sum)
}

/**
 * What a regression leaves unexplained, freed of what that many columns explain by chance: 1 less the adjusted R²
 * (Theil 1961, "Economic Forecasts and Policy"), between 0 and 1. Null where there are too few rows to tell.
 */
export const unexplained = (r2: number, rows: number, rank: number): number | null =>
  rows - rank - 1 < 1 ? null : Math.min(1, ((1 - r2) * (rows - 1)) / (rows - rank - 1))
