import { readAmount } from '../values/amount.ts'
import type { Fitted } from '../values/fit.ts'
import { isWrong, readMended, type Wrong } from '../wrong.ts'

/** Reads a number without a unit: the shape of a law. */
export const plainNumber = (text: string): Fitted | Wrong => {
  const amount = readMended(text, readAmount)
  if (isWrong(amount)) return amount
  if (amount.dimension === 'plain' && amount.period === undefined && amount.heads.length === 0)
    return { value: amount.value }
  return { code: 'E111', problem: 'expected a plain number without a unit', help: 'write a number such as 2.5' }
}

/** Reads a weight: a plain number, or a share of all. */
export const weightNumber = (text: string): (Fitted & { readonly isShare: boolean }) | Wrong => {
  const amount = readMended(text, readAmount)
  if (isWrong(amount)) return amount
  const isShare = amount.dimension === 'share'
  if ((isShare || amount.dimension === 'plain') && amount.period === undefined && amount.heads.length === 0)
    return { value: amount.value, isShare }
  return { code: 'E111', problem: 'a weight is a plain number or a share', help: 'write a weight such as 3 or 30%' }
}
