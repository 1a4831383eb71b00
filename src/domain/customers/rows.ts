/**
 * Customers of a trial in one segment, as a queue in the order in which their terms end: all terms of a segment are
 * equally long, so whoever renews goes to its end. A row is one customer, or several that are alike in everything; a
 * step touches only the rows whose terms end in it. The numbers of a row stand side by side, for they are used together.
 */
export type Rows = {
  readonly head: Float64Array
  readonly used: Float64Array
  /** Step in which the first term ends; infinite where there is nobody. */
  readonly next: Float64Array
  readonly row: Float64Array
}

/** Numbers of a row, and what each is; the first is the software a year of each of them, in USD. */
export const rowWidth = 6
/** How many customers the row is. */
export const atAlike = 1
/** Step in which the term ends. */
export const atDue = 2
/** Address for draws, in the stream of its origin. */
export const atKey = 3
export const atOrigin = 4
/** Bits below. */
export const atState = 5

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

/** Where the numbers of the n-th row of a trial begin. */
export const placeOf = (rows: Rows, i: number, n: number, slots: number): number => {
  const at = rows.head[i] + n
  return (i * slots + (at < slots ? at : at - slots)) * rowWidth
}

/** Appends a row and says where it begins; -1 where there is no room. */
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
): number => {
  if (rows.used[i] === slots) return -1
  const at = placeOf(rows, i, rows.used[i], slots)
  rows.row[at] = value
  rows.row[at + atAlike] = alike
  rows.row[at + atDue] = due
  rows.row[at + atKey] = key
  rows.row[at + atOrigin] = origin
  rows.row[at + atState] = state
  if (rows.used[i] === 0) rows.next[i] = due
  rows.used[i]++
  return at
}

/** Takes the first row off; its numbers stay where they are until the queue comes round. */
export const takeFirst = (rows: Rows, i: number, slots: number): void => {
  rows.head[i] = rows.head[i] + 1 < slots ? rows.head[i] + 1 : 0
  rows.used[i]--
  rows.next[i] = rows.used[i] > 0 ? rows.row[placeOf(rows, i, 0, slots) + atDue] : Number.POSITIVE_INFINITY
}
