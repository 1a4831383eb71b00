import { atAmount, atIncremental, atSegment, atSource, keyOf } from './rows.ts'

type Columns = readonly Float64Array[]

/** Where orders that leave the table are written down: lists of the step, by segment, and what they add up to. */
export type Booking = {
  readonly trials: number
  /** How many orders a list has room for. */
  readonly listed: number
  readonly row: Float64Array
  readonly placed: Columns
  readonly wins: Columns
  readonly bookings: Columns
  readonly sourced: Columns
  readonly nonIncremental: Columns
  readonly moved: Columns
  readonly dealAmount: Columns
  readonly dealKey: Columns
  readonly dealSource: Columns
  readonly dealRegistered: Columns
  readonly movedAmount: Columns
  readonly movedKey: Columns
  readonly movedSource: Columns
}

/** The context of a table, as far as it books something. */
type Seen = {
  readonly trials: number
  readonly listed: number
  readonly state: { readonly row: Float64Array }
  readonly writes: Readonly<Record<Exclude<keyof Booking, 'trials' | 'listed' | 'row'>, Columns>>
}

export const bookingOf = ({ trials, listed, state, writes }: Seen): Booking => ({
  trials,
  listed,
  row: state.row,
  placed: writes.placed,
  wins: writes.wins,
  bookings: writes.bookings,
  sourced: writes.sourced,
  nonIncremental: writes.nonIncremental,
  moved: writes.moved,
  dealAmount: writes.dealAmount,
  dealKey: writes.dealKey,
  dealSource: writes.dealSource,
  dealRegistered: writes.dealRegistered,
  movedAmount: writes.movedAmount,
  movedKey: writes.movedKey,
  movedSource: writes.movedSource,
})

/** The vendor books an order on the partner's paper; false where the list of the step has no room for one more. */
export const place = (booking: Booking, at: number, i: number, isRegistered: boolean): boolean => {
  const { trials, listed, row } = booking
  const s = row[at + atSegment]
  const source = row[at + atSource]
  const amount = row[at + atAmount]
  const count = booking.placed[s][i]
  if (count === listed) return false
  const to = count * trials + i
  booking.dealAmount[s][to] = amount
  booking.dealKey[s][to] = keyOf(row, at)
  booking.dealSource[s][to] = source
  booking.dealRegistered[s][to] = isRegistered ? 1 : 0
  booking.placed[s][i] = count + 1
  booking.wins[s][i] += 1
  booking.bookings[s][i] += amount
  booking.sourced[source][i] += amount
  booking.nonIncremental[s][i] += 1 - row[at + atIncremental]
  return true
}

/** An order goes to the vendor's paper; false where the list of the step has no room for one more. */
export const move = (booking: Booking, at: number, i: number): boolean => {
  const { trials, listed, row } = booking
  const s = row[at + atSegment]
  const count = booking.moved[s][i]
  if (count === listed) return false
  const to = count * trials + i
  booking.movedAmount[s][to] = row[at + atAmount]
  booking.movedKey[s][to] = keyOf(row, at)
  booking.movedSource[s][to] = row[at + atSource]
  booking.moved[s][i] = count + 1
  booking.nonIncremental[s][i] += 1 - row[at + atIncremental]
  return true
}
