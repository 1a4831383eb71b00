import type { Orders } from './entry.ts'
import { ordinals } from './rows.ts'

type Columns = readonly Float64Array[]

type World = {
  readonly first: number
  readonly trials: number
  /** How many orders a list has room for. */
  readonly listed: number
  readonly orders: Orders
  readonly registers: (at: number, trial: number, i: number) => boolean
  readonly writes: Readonly<
    Record<'placed' | 'wins' | 'bookings' | 'sourced' | 'nonIncremental' | 'moved', Columns> &
      Record<'dealAmount' | 'dealKey' | 'dealSource' | 'dealRegistered', Columns> &
      Record<'movedAmount' | 'movedKey' | 'movedSource', Columns>
  >
}

/** Writes orders into the lists of a step; false where a list has no room for one more. */
export const bookingOf = ({ first, trials, listed, orders, registers, writes }: World) => {
  const { source, segment, born, ordinal, amount, incremental } = orders
  return {
    /** The vendor books it on the partner's paper. */
    place(at: number, i: number): boolean {
      const s = segment[at]
      if (writes.placed[s][i] === listed) return false
      const to = writes.placed[s][i] * trials + i
      writes.dealAmount[s][to] = amount[at]
      writes.dealKey[s][to] = born[at] * ordinals + ordinal[at]
      writes.dealSource[s][to] = source[at]
      writes.dealRegistered[s][to] = registers(at, first + i, i) ? 1 : 0
      writes.placed[s][i] += 1
      writes.wins[s][i] += 1
      writes.bookings[s][i] += amount[at]
      writes.sourced[source[at]][i] += amount[at]
      writes.nonIncremental[s][i] += 1 - incremental[at]
      return true
    },
    /** It goes to the vendor's paper. */
    move(at: number, i: number): boolean {
      const s = segment[at]
      if (writes.moved[s][i] === listed) return false
      const to = writes.moved[s][i] * trials + i
      writes.movedAmount[s][to] = amount[at]
      writes.movedKey[s][to] = born[at] * ordinals + ordinal[at]
      writes.movedSource[s][to] = source[at]
      writes.moved[s][i] += 1
      writes.nonIncremental[s][i] += 1 - incremental[at]
      return true
    },
  }
}
