import { last } from '../kernel/mechanism.ts'
import { books } from './columns.ts'
import type { Gate } from './gate.ts'

/**
 * While bills of the vendor are past their terms and unpaid, the vendor places no order for the partner. The part of the
 * credit gate that needs no line; no remedy for a single order opens it.
 */
export const creditHoldGate: Gate = {
  name: 'creditHold',
  cause: 'credit',
  isFirm: true,
  reads: { hold: last(books.onHold) },
  shut: (_order, { reads, i }) => reads['hold'][i] > 0,
}
