import { slice } from '../../kernel/column.ts'
import { now } from '../../kernel/mechanism.ts'
import { deals, pipeline } from '../columns.ts'

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
} as const
