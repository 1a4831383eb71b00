import { expm1, log1p, pow } from '../kernel/arithmetic.ts'
import type { Convert } from './structure.ts'

/** A rate per period as the rate of one step; exactly itself when the period is the step. */
export const convertRate = (x: number, convert: Convert | undefined): number => {
  if (convert === undefined || convert.steps === 1) return x
  const { how, steps } = convert
  if (how === 'flow') return x / steps
  if (how === 'kept') return pow(x, 1 / steps)
  if (how === 'growth') return expm1(log1p(x) / steps)
  return x >= 1 ? 1 : -expm1(log1p(-x) / steps)
}
