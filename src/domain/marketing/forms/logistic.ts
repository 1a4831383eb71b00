import { exp, log1p } from '../../../kernel/arithmetic.ts'

/** Logistic saturation, (1 - e^(-rate x)) / (1 + e^(-rate x)): the part of its full effect that a spend of x has. */
export const logistic = (x: number, rate: number): number => {
  const rest = exp(-rate * x)
  return (1 - rest) / (1 + rest)
}

/** The rate at which the logistic form has half of its effect at `half`: log(3) / half. */
export const logisticRate = (half: number): number => log1p(2) / half
