import { slice } from '../../kernel/column.ts'
import { last, now } from '../../kernel/mechanism.ts'
import { books, deals, pipeline } from '../columns.ts'
import {
  append,
  markOf,
  onPartner,
  onVendor,
  paperBits,
  type Rows,
  registeredBit,
  roomLeft,
  servedBit,
} from './rows.ts'
import { type Totals, tally } from './totals.ts'

/** Where the deals of a step are read, one by one: placed by the partner, gone to the vendor, won by the vendor. */
export const arrivals = {
  placed: now(pipeline.placed),
  amount: now(deals.amount),
  key: now(deals.key),
  source: now(deals.source),
  registered: now(deals.registered),
  moved: now(pipeline.moved),
  movedAmount: now(deals.movedAmount),
  movedKey: now(deals.movedKey),
  movedSource: now(deals.movedSource),
  directWins: now(slice(pipeline.wins, { paper: 'vendor' })),
  directAmount: now(deals.directAmount),
  directKey: now(deals.directKey),
  directReferred: now(deals.directReferred),
  stopped: last(books.stopped),
} as const

/** Where those who join in step t go, for how many steps, and what is invoiced of them if it is in advance. */
export type Joining = {
  readonly rows: Rows
  readonly totals: Totals
  readonly t: number
  readonly years: number
  readonly steps: number
  readonly isUpfront: boolean
  readonly invoiced: readonly Float64Array[]
  readonly registeredInvoiced: Float64Array
}

/** A deal is a customer for its first term: its value, where the draws about it come from, and what is so of it. */
const join = (to: Joining, i: number, value: number, origin: number, key: number, bits: number): void => {
  const { rows, totals, t, years, steps, isUpfront } = to
  append(rows, i, value, 1, origin, key, markOf(t + steps, bits))
  tally(totals, i, bits, 1, value)
  if (isUpfront) to.invoiced[bits & paperBits][i] += value * steps * years
  if (bits & registeredBit) to.registeredInvoiced[i] += value * steps * years
}

/**
 * Each deal of a step becomes a customer; false where there is no room for them. `direct` is the place of the stream of
 * the vendor's own deals. An order that went to the vendor brings its services to the partner that sold it, as long as
 * there is one.
 */
export const joinAll = (
  to: Joining,
  reads: Readonly<Record<keyof typeof arrivals, Float64Array>>,
  trials: number,
  direct: number,
): boolean => {
  const { placed, amount, key, source, registered, moved, movedAmount, movedKey, movedSource } = reads
  const { directWins, directAmount, directKey, directReferred, stopped } = reads
  for (let i = 0; i < trials; i++) {
    const coming = placed[i] + directWins[i]
    if (coming === 0) continue
    if (coming > roomLeft(to.rows)) return false
    for (let n = 0, k = i; n < placed[i]; n++, k += trials) {
      const isRegistered = registered[k] > 0 ? registeredBit : 0
      join(to, i, amount[k], source[k], key[k], onPartner | servedBit | isRegistered)
    }
    const kept = stopped[i] > 0 ? 0 : servedBit
    for (let n = 0, k = i; n < moved[i]; n++, k += trials)
      join(to, i, movedAmount[k], movedSource[k], movedKey[k], onVendor | kept)
    for (let n = 0, k = i; n < directWins[i] - moved[i]; n++, k += trials) {
      const isReferred = directReferred[k] > 0 ? servedBit : 0
      join(to, i, directAmount[k], direct, directKey[k], onVendor | isReferred)
    }
  }
  return true
}
