import { slice } from '../../kernel/column.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { books, pipeline, resale } from '../columns.ts'
import { vendorFields } from './vendor-fields.ts'

/**
 * The vendor's contribution on all routes: software at the price that the vendor itself receives (what the partner
 * keeps is not in it, so it is not taken off again), less the cost of delivering it and of selling it.
 */
export const contribution = mechanism({
  name: 'vendor/contribution',
  params: {
    cogs: vendorFields.cogs,
    directCommission: vendorFields.directCommission,
    partnerCommission: vendorFields.partnerCommission,
    directPresales: vendorFields.directPresales,
    partnerPresales: vendorFields.partnerPresales,
    managerHours: vendorFields.managerHours,
    managerCost: vendorFields.managerCost,
  },
  reads: {
    direct: now(books.directInvoiced),
    bought: now(resale.purchases),
    bookings: now(pipeline.bookings),
    wins: now(pipeline.wins),
    resoldBookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    resoldWins: now(slice(pipeline.wins, { paper: 'partner' })),
  },
  writes: {
    bookings: books.vendorBookings,
    software: books.vendorSoftware,
    cogs: books.vendorCogs,
    salesCost: books.vendorSalesCost,
    contribution: books.contribution,
  },
  step({ trials, params, reads, writes }) {
    const { cogs, directCommission, partnerCommission, directPresales, partnerPresales, managerHours, managerCost } =
      params
    for (let i = 0; i < trials; i++) {
      const software = reads.direct[i] + reads.bought[i]
      const resold = reads.resoldBookings[i]
      const resoldWins = reads.resoldWins[i]
      writes.bookings[i] = reads.bookings[i]
      writes.software[i] = software
      writes.cogs[i] = software * cogs.data[i & cogs.mask]
      writes.salesCost[i] =
        (reads.bookings[i] - resold) * directCommission.data[i & directCommission.mask] +
        resold * partnerCommission.data[i & partnerCommission.mask] +
        (reads.wins[i] - resoldWins) * directPresales.data[i & directPresales.mask] +
        resoldWins * partnerPresales.data[i & partnerPresales.mask] +
        managerHours.data[i & managerHours.mask] * managerCost.data[i & managerCost.mask]
      writes.contribution[i] = software - writes.cogs[i] - writes.salesCost[i]
    }
  },
})
