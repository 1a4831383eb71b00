import { last } from '../kernel/mechanism.ts'
import { books } from './columns.ts'
import type { Gate } from './gate.ts'

/** While bills of the vendor are past their terms and unpaid, the vendor places no order for the partner. */
export const creditHoldGate: Gate = {
  name: 'creditHold',
  reads: { hold: last(books.onHold) },
  shut: (_order, { reads, i }) => reads['hold'][i] > 0,
}
