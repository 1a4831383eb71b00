import { slice } from '../../kernel/column.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { base, pipeline, program, resale } from '../columns.ts'
import { rebateFields } from './rebate-fields.ts'

/** What a step brings that counts for a rebate. */
export const rebateTurnover = mechanism({
  name: 'program/rebate-turnover',
  about: ['program.rebates'],
  over: ['rebate'],
  params: { base: rebateFields.base },
  reads: {
    purchases: now(resale.purchases),
    bookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    registered: now(base.registeredInvoiced),
  },
  writes: { turnover: program.turnover },
  step({ trials, params, reads: { purchases, bookings, registered }, writes: { turnover } }) {
    const kind = params.base.data[0]
    turnover.set(kind === 0 ? purchases : kind === 1 ? bookings : registered)
    for (let i = 0; i < trials; i++) turnover[i] = Math.max(0, turnover[i])
  },
})
