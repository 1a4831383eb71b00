import { slice } from '../../kernel/column.ts'
import { eachWrite } from '../../kernel/mechanism.ts'
import { deals, pipeline } from '../columns.ts'

/** What the table of orders says of each step, with or without gates that need more than a look. */
export const tableWrites = {
  lost: eachWrite(pipeline.lost),
  noDecision: eachWrite(pipeline.noDecision),
  openWins: eachWrite(pipeline.openWins),
  won: eachWrite(pipeline.won),
  waiting: eachWrite(pipeline.waiting),
  placed: eachWrite(pipeline.placed),
  moved: eachWrite(pipeline.moved),
  nonIncremental: eachWrite(pipeline.nonIncremental),
  wins: eachWrite(slice(pipeline.wins, { paper: 'partner' })),
  bookings: eachWrite(slice(pipeline.bookings, { paper: 'partner' })),
  opened: eachWrite(pipeline.opened),
  sourced: eachWrite(pipeline.sourced),
  dealAmount: eachWrite(deals.amount),
  dealKey: eachWrite(deals.key),
  dealSource: eachWrite(deals.source),
  dealRegistered: eachWrite(deals.registered),
  movedAmount: eachWrite(deals.movedAmount),
  movedKey: eachWrite(deals.movedKey),
  movedSource: eachWrite(deals.movedSource),
} as const
