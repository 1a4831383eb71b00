import { slice } from '../../kernel/column.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { base, pipeline } from '../columns.ts'

/** What the customers that the partner serves, its own and those referred to it, book and use. */
export const served = mechanism({
  name: 'customers/served',
  over: ['segment'],
  reads: {
    resoldWins: now(slice(pipeline.wins, { paper: 'partner' })),
    referredWins: now(pipeline.referredWins),
    resoldBookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    referredBookings: now(pipeline.referredBookings),
    resoldExpanded: now(slice(base.expanded, { paper: 'partner' })),
    referredExpanded: now(base.referredExpanded),
    resold: now(slice(base.software, { paper: 'partner' })),
    referred: now(base.referredSoftware),
  },
  writes: { wins: base.servedWins, bookings: base.servedBookings, software: base.servedSoftware },
  step({ trials, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.wins[i] = reads.resoldWins[i] + reads.referredWins[i]
      writes.bookings[i] =
        reads.resoldBookings[i] + reads.referredBookings[i] + reads.resoldExpanded[i] + reads.referredExpanded[i]
      writes.software[i] = reads.resold[i] + reads.referred[i]
    }
  },
})
