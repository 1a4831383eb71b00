import { expm1, log1p } from '../kernel/arithmetic.ts'
import { z975 } from './counts.ts'

const tanh = (z: number): number => {
  const twice = expm1(2 * z)
  return twice / (twice + 2)
}

/**
 * The 95 % interval of a squared rank correlation, from the number of rows: Fisher's transform of the correlation with
 * the standard error of Bonett and Wright 2000, "Sample size requirements for estimating Pearson, Kendall and Spearman
 * correlations". It begins at 0 where the sign of the correlation cannot be told.
 */
export const squaredInterval = (squared: number, rows: number): readonly [number, number] => {
  const rank = Math.sqrt(squared)
  if (rank >= 1) return [1, 1]
  const middle = (log1p(rank) - log1p(-rank)) / 2
  const half = z975 * Math.sqrt((1 + squared / 2) / (rows - 3))
  const [low, high] = [tanh(middle - half), tanh(middle + half)]
  return [low <= 0 ? 0 : low * low, high * high]
}
