import { pow } from '../../../kernel/arithmetic.ts'

/** Hill saturation, x^slope / (x^slope + half^slope): the part of its full effect that a spend of x has; 0.5 at `half`. */
export const hill = (x: number, half: number, slope: number): number => {
  if (x <= 0) return 0
  if (slope === 1) return x / (x + half)
  return 1 / (1 + pow(half / x, slope))
}
