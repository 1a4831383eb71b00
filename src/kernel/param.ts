/** A number that may differ between trials: the value of trial i of a block is `data[i & mask]` (mask 0: one constant). */
export type Param = { readonly data: Float64Array; readonly mask: 0 | -1 }

/** The value of an event (a deal's size) in trial i of a block, from the event's own uniform. Monotone in u. */
export type Sampler = (i: number, u: number) => number

export const constantParam = (value: number): Param => ({ data: Float64Array.of(value), mask: 0 })
