import type { Param } from '../../kernel/param.ts'

/**
 * Bands in any order: where each begins, and its rate. One that a rebate does not have begins at 0 at no rate, and
 * changes nothing.
 */
export type Scale = { readonly from: readonly Param[]; readonly rate: readonly Param[] }

export const valueAt = ({ data, mask }: Param, i: number): number => data[i & mask]
