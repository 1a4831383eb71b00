import { atAmount, atIncremental, atSegment, atSource, keyOf } from './rows.ts'

type Columns = readonly Float64Array[]

export type Booking = {
  readonly trials: number
  /** How many orders a list has room for. */
  readonly listed: number
  readonly row: Float64Array
  readonly writes: Readonly<
    Record<'placed' | 'wins' | 'bookings' | 'sourced' | 'nonIncremental' | 'moved', Columns> &
      Record<'dealAmount' | 'dealKey' | 'dealSource' | 'dealRegistered', Columns> &
      Record<'movedAmount' | 'movedKey' | 'movedSource', Columns>
  >
}

/** The vendor books an order on the partner's paper; false where the list of the step has no room for one more. */
export const place = (
  { trials, listed, row, writes }: Booking,
  at: number,
  i: number,
  isRegistered: boolean,
): boolean => {
  const s = row[at + atSegment]
  const source = row[at + atSource]
  const amount = row[at + atAmount]
  const count = writes.placed[s][i]
  if (count === listed) return false
  const to = count * trials + i
  writes.dealAmount[s][to] = amount
  writes.dealKey[s][to] = keyOf(row, at)
  writes.dealSource[s][to] = source
  writes.dealRegistered[s][to] = isRegistered ? 1 : 0
  writes.placed[s][i] = count + 1
  writes.wins[s][i] += 1
  writes.bookings[s][i] += amount
  writes.sourced[source][i] += amount
  writes.nonIncremental[s][i] += 1 - row[at + atIncremental]
  return true
}

/** An order goes to the vendor's paper; false where the list of the step has no room for one more. */
export const move = ({ trials, listed, row, writes }: Booking, at: number, i: number): boolean => {
  const s = row[at + atSegment]
  const count = writes.moved[s][i]
  if (count === listed) return false
  const to = count * trials + i
  writes.movedAmount[s][to] = row[at + atAmount]
  writes.movedKey[s][to] = keyOf(row, at)
  writes.movedSource[s][to] = row[at + atSource]
  writes.moved[s][i] = count + 1
  writes.nonIncremental[s][i] += 1 - row[at + atIncremental]
  return true
}
