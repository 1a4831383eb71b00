import type { Param } from '../../kernel/param.ts'

/** Where a tier ends; nowhere where nobody says it. */
const endOf = ({ data, mask }: Param, i: number): number => data[i & mask] || Number.POSITIVE_INFINITY

/**
 * The price a month of partner-led support for a customer that uses so much software a month: each tier's rate on what
 * lies in it, and never less than the minimum. Tiers may stand in any order; one may go on without end (0).
 */
export const supportPrice = (
  monthly: number,
  i: number,
  upTo: readonly Param[],
  rate: readonly Param[],
  minimum: number,
): number => {
  let price = 0
  for (let k = 0; k < upTo.length; k++) {
    const top = endOf(upTo[k], i)
    let bottom = 0
    for (let j = 0; j < upTo.length; j++) {
      const other = endOf(upTo[j], i)
      if (other < top && other > bottom) bottom = other
    }
    price += rate[k].data[i & rate[k].mask] * Math.max(0, Math.min(monthly, top) - bottom)
  }
  return Math.max(minimum, price)
}

/** The same for a trial and software a year, by a price list, where there is one; its minimum is one a step. */
export const supportFee = (
  {
    upTo,
    rate,
    minimum,
  }: { readonly upTo: readonly Param[]; readonly rate: readonly Param[]; readonly minimum: Param },
  months: number,
): ((i: number, value: number) => number) | undefined => {
  if (upTo.length === 0) return undefined
  return (i, value) => supportPrice(value / 12, i, upTo, rate, minimum.data[i & minimum.mask] / months)
}
