import { exp, expm1 } from '../kernel/arithmetic.ts'

/** Of what is owed when a step begins, the part still owed when it ends: a first-order delay of mean `wait`. */
export const stillOwed = (months: number, wait: number): number => (wait > 0 ? exp(-months / wait) : 0)

/** The same of what is invoiced evenly over the step: steady invoices leave (invoices a month) x wait owed. */
export const stillOwedOfNew = (months: number, wait: number): number =>
  wait > 0 ? (-expm1(-months / wait) * wait) / months : 0
