/**
 * Customers of a trial in one segment, as a queue in the order in which their terms end: all terms of a segment are
 * equally long, so whoever renews goes to its end. A row is one customer, or several that are alike in everything; a
 * step touches only the rows whose terms end in it. The numbers of a row stand side by side, for they are used together;
 * the queue goes round in as little room as it needs, for what was used a moment ago is near.
 */
export type Rows = {
  readonly head: Float64Array
  readonly used: Float64Array
  /** Rows that the queue goes round in; more of the trial's slots are taken when it is full. */
  readonly size: Float64Array
  /** Step in which the first term ends; infinite where there is nobody. */
  readonly next: Float64Array
  readonly row: Float64Array
}

/** Numbers of a row, and what each is; the first is the software a year of each of them, in USD. */
export const rowWidth = 4
/** How many customers the row is. */
export const atAlike = 1
/** Its address for draws, `addressAt`: the key of a draw and whose stream it is drawn from. */
export const atAddress = 2
/** The step in which the term ends, and (low five bits) what is so of the row, as below: `dueOf`, `stateOf`. */
export const atMark = 3

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

export const markOf = (due: number, state: number): number => (due << 5) | state
export const dueOf = (mark: number): number => mark >> 5
export const stateOf = (mark: number): number => mark & 31

/** A key and one of `origins` streams as one whole number: keys stay far below 2^40. */
export const addressAt = (key: number, origin: number, origins: number): number => key * origins + origin
export const keyOf = (address: number, origins: number): number => Math.floor(address / origins)

/** The queues of a block before anybody is in them. */
export const emptyRows = (rows: Rows, slots: number): void => {
  rows.size.fill(Math.min(16, slots))
  rows.next.fill(Number.POSITIVE_INFINITY)
}

/** Where the numbers of the n-th row of a trial begin. */
export const placeOf = (rows: Rows, i: number, n: number, slots: number): number => {
  const at = rows.head[i] + n
  const size = rows.size[i]
  return (i * slots + (at < size ? at : at - size)) * rowWidth
}

/** Twice the room, at most all slots: those at the head of the queue move to the end of it, to go on from there. */
const widen = ({ row, head, size }: Rows, i: number, slots: number): void => {
  const base = i * slots
  const more = Math.min(slots, size[i] * 2)
  if (head[i] > 0) {
    const moved = head[i] + more - size[i]
    row.copyWithin((base + moved) * rowWidth, (base + head[i]) * rowWidth, (base + size[i]) * rowWidth)
    head[i] = moved
  }
  size[i] = more
}

/** Appends a row and says where it begins; -1 where there is no room. */
export const append = (
  rows: Rows,
  i: number,
  slots: number,
  value: number,
  alike: number,
  address: number,
  mark: number,
): number => {
  const { row, used, size, next } = rows
  if (used[i] === size[i]) {
    if (used[i] === slots) return -1
    widen(rows, i, slots)
  }
  const at = placeOf(rows, i, used[i], slots)
  row[at] = value
  row[at + atAlike] = alike
  row[at + atAddress] = address
  row[at + atMark] = mark
  if (used[i] === 0) next[i] = dueOf(mark)
  used[i]++
  return at
}

/** Takes the first row off. */
export const takeFirst = ({ row, head, used, size, next }: Rows, i: number, slots: number): void => {
  head[i] = head[i] + 1 < size[i] ? head[i] + 1 : 0
  used[i]--
  next[i] = used[i] > 0 ? dueOf(row[(i * slots + head[i]) * rowWidth + atMark]) : Number.POSITIVE_INFINITY
}
