/**
 * Customers of a trial in one segment, as a queue in the order in which their terms end: all terms of a segment are
 * equally long, so whoever renews goes to its end. A row is one customer, or several that are alike in everything; a
 * step touches only the rows whose terms end in it.
 */
export type Rows = {
  readonly head: Float64Array
  readonly used: Float64Array
  readonly value: Float64Array // software a year of each of them, USD
  readonly alike: Float64Array // how many customers the row is
  readonly due: Float64Array // step in which the term ends
  readonly key: Float64Array // address for draws, in the stream of `origin`
  readonly origin: Float64Array
  readonly state: Float64Array // bits below
}

/** Whose paper the software is on (low two bits), and what else is so of a row. */
export const onOther = 0
export const onPartner = 1
export const onVendor = 2
export const paperBits = 3
/** The partner has its services. */
export const servedBit = 4
/** It is there from the start. */
export const openingBit = 8
/** Registered, and in its first term. */
export const registeredBit = 16

/** The place of the n-th row of a trial. */
export const placeOf = (rows: Rows, i: number, n: number, slots: number): number =>
  i * slots + ((rows.head[i] + n) % slots)

/** Appends a row; false where there is no room. */
export const append = (
  rows: Rows,
  i: number,
  slots: number,
  value: number,
  alike: number,
  due: number,
  key: number,
  origin: number,
  state: number,
): boolean => {
  if (rows.used[i] === slots) return false
  const at = placeOf(rows, i, rows.used[i], slots)
  rows.value[at] = value
  rows.alike[at] = alike
  rows.due[at] = due
  rows.key[at] = key
  rows.origin[at] = origin
  rows.state[at] = state
  rows.used[i]++
  return true
}
