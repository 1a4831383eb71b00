import { slice } from '../../kernel/column.ts'
import { last, now } from '../../kernel/mechanism.ts'
import { books, deals, pipeline } from '../columns.ts'
import { onPartner, onVendor, registeredBit, servedBit } from './rows.ts'

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

/**
 * Calls with each deal of a trial: its value, its address, the place of the stream that it is drawn from (`direct`: that
 * of the vendor's own), and what is so of the customer. An order that went to the vendor brings its services to the
 * partner that sold it, as long as there is one.
 */
export const eachArrival = (
  reads: Readonly<Record<keyof typeof arrivals, Float64Array>>,
  i: number,
  trials: number,
  direct: number,
  join: (i: number, value: number, key: number, origin: number, bits: number) => void,
): void => {
  const moved = reads.moved[i]
  for (let n = 0, k = i; n < reads.placed[i]; n++, k += trials) {
    const registered = reads.registered[k] > 0 ? registeredBit : 0
    join(i, reads.amount[k], reads.key[k], reads.source[k], onPartner | servedBit | registered)
  }
  const kept = reads.stopped[i] > 0 ? 0 : servedBit
  for (let n = 0, k = i; n < moved; n++, k += trials)
    join(i, reads.movedAmount[k], reads.movedKey[k], reads.movedSource[k], onVendor | kept)
  for (let n = 0, k = i; n < reads.directWins[i] - moved; n++, k += trials) {
    const referred = reads.directReferred[k] > 0 ? servedBit : 0
    join(i, reads.directAmount[k], reads.directKey[k], direct, onVendor | referred)
  }
}
