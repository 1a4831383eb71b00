import type { Param } from '../../kernel/param.ts'

/**
 * Bands in any order: where each begins, and its rate. One that a rebate does not have begins at 0 at no rate, and
 * changes nothing.
 */
export type Scale = { readonly from: readonly Param[]; readonly rate: readonly Param[] }

export const valueAt = ({ data, mask }: Param, i: number): number => data[i & mask]

/** What rounding may take from or add to a sum of many invoices that comes out at a threshold. */
const rounding = 1e-9

/** Whether a turnover reaches a threshold, both in USD. */
export const reaches = (turnover: number, threshold: number): boolean => turnover >= threshold * (1 - rounding)

/** Whether it is more than that. */
export const exceeds = (turnover: number, threshold: number): boolean => turnover > threshold * (1 + rounding)
