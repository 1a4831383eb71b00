/**
 * Customers of a block in one segment, as one queue in the order in which their terms end: all terms of a segment are
 * equally long, so whoever renews goes to its end, and so does whoever is new. A row is one customer of a trial, or
 * several that are alike in everything; a step touches only the rows whose terms end in it. Rows of all trials stand in
 * one queue, so that it is read and written from front to back, which memory is quick at; those of one trial stand in it
 * in the order in which they would stand alone. The queue goes round in as little room as it needs.
 */
export const rowState = {
  /** The first number of each: where the queue begins, the room it goes round in, its rows, and how many are gone. */
  head: 'trial',
  size: 'trial',
  used: 'trial',
  gone: 'trial',
  /** The number of a trial's last row: rows are numbered from 1 in the order in which they come. */
  latest: 'trial',
  /** Which trial of the block the row is of, and the number of the one before it of the same trial. */
  trial: 'slots',
  earlier: 'slots',
  /** How many customers the row is, and the software a year of each of them, in USD. */
  alike: 'slots',
  value: 'slots',
  /** Whose stream draws about it are from, and their key. */
  origin: 'slots',
  key: 'slots',
  /** The step in which the term ends, and (low five bits) what is so of the row, as below: `dueOf`, `stateOf`. */
  mark: 'slots',
} as const

export type Rows = Readonly<Record<keyof typeof rowState, Float64Array>>

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

/** How many more rows there is room for. */
export const roomLeft = ({ value, used }: Rows): number => value.length - used[0]

/** Where the n-th row of the queue stands. */
const placeOf = ({ head, size }: Rows, n: number): number => {
  const at = head[0] + n
  return at < size[0] ? at : at - size[0]
}

/** Room for rows that the queue goes round in at the least. */
const fewest = 256

/** Twice the room, at most all slots: those at the head of the queue move to the end of it, to go on from there. */
const widen = ({ head, size, trial, earlier, alike, value, origin, key, mark }: Rows): void => {
  const before = size[0]
  size[0] = Math.min(value.length, Math.max(fewest, 2 * before))
  if (head[0] === 0) return
  const moved = head[0] + size[0] - before
  for (const column of [trial, earlier, alike, value, origin, key, mark]) column.copyWithin(moved, head[0], before)
  head[0] = moved
}

/** Whether the term of the first row has ended by step t. */
export const isDue = ({ head, used, mark }: Rows, t: number): boolean => used[0] > 0 && dueOf(mark[head[0]]) <= t

/** Appends a row; there must be room for it. */
export const append = (
  rows: Rows,
  i: number,
  value: number,
  alike: number,
  origin: number,
  key: number,
  mark: number,
): void => {
  if (rows.used[0] === rows.size[0]) widen(rows)
  const at = placeOf(rows, rows.used[0])
  rows.used[0]++
  rows.trial[at] = i
  rows.earlier[at] = rows.latest[i]
  rows.latest[i] = rows.gone[0] + rows.used[0]
  rows.value[at] = value
  rows.alike[at] = alike
  rows.origin[at] = origin
  rows.key[at] = key
  rows.mark[at] = mark
}

/** Takes the first row off and says where it stood; its numbers are there until another one is appended. */
export const takeFirst = (rows: Rows): number => {
  const at = rows.head[0]
  rows.head[0] = placeOf(rows, 1)
  rows.used[0]--
  rows.gone[0]++
  return at
}

/** Where the rows of a trial stand, in the order of the queue. */
export const placesOf = (rows: Rows, i: number): readonly number[] => {
  const places: number[] = []
  for (let number = rows.latest[i]; number > rows.gone[0]; number = rows.earlier[places[places.length - 1]])
    places.push(placeOf(rows, number - rows.gone[0] - 1))
  return places.reverse()
}
