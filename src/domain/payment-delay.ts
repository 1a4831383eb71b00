import { exp, expm1 } from '../kernel/arithmetic.ts'
import type { Param } from '../kernel/param.ts'

/** Of what is owed when a step begins, the part still owed when it ends: a first-order delay of mean `wait`. */
export const stillOwed = (months: number, wait: number): number => (wait > 0 ? exp(-months / wait) : 0)

/** The same of what is invoiced evenly over the step: steady invoices leave (invoices a month) x wait owed. */
export const stillOwedOfNew = (months: number, wait: number): number =>
  wait > 0 ? (-expm1(-months / wait) * wait) / months : 0

/** What is kept of a delay, trial by trial: its wait, and the parts that it makes; nothing is owed where nobody waits. */
export const delayState = { wait: 'trial', part: 'trial', partOfNew: 'trial' } as const

/** Works out the parts still owed again where the wait is another than it was. */
export const partsOwed = (
  { wait, part, partOfNew }: Readonly<Record<keyof typeof delayState, Float64Array>>,
  { data, mask }: Param,
  months: number,
): void => {
  for (let i = 0; i < wait.length; i++) {
    const now = data[i & mask]
    if (now === wait[i]) continue
    wait[i] = now
    part[i] = stillOwed(months, now)
    partOfNew[i] = stillOwedOfNew(months, now)
  }
}
