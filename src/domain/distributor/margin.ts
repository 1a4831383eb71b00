import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, distributor, resale } from '../columns.ts'

/**
 * The distributor invoices the partner what the partner buys, and is invoiced that less its margin: a share of the
 * customer's price, and never more than the partner pays. It earns the margin when it invoices, because nothing is left
 * for it to deliver; the vendor earns its price as the software is used. So the mean margin on what is not used yet is
 * kept here, and what of it is used, or is void because the partner stops, is what the vendor never receives.
 */
export const distributorMargin = mechanism({
  name: 'distributor/margin',
  about: ['program.distributor.margin'],
  over: ['segment'],
  reads: {
    isThere: now(distributor.isThere),
    rate: now(distributor.rate),
    purchases: now(resale.purchases),
    prepaid: now(resale.prepaid),
    used: now(slice(base.software, { paper: 'partner' })),
    invoiced: now(slice(base.invoiced, { paper: 'partner' })),
    unexpired: now(slice(base.unexpired, { paper: 'partner' })),
    unexpiredBefore: last(slice(base.unexpired, { paper: 'partner' })),
    aheadBefore: last(distributor.marginAhead),
    stopped: last(books.stopped),
  },
  writes: {
    sales: distributor.sales,
    purchases: distributor.purchases,
    margin: distributor.margin,
    marginUsed: distributor.marginUsed,
    marginAhead: distributor.marginAhead,
    marginVoid: distributor.marginVoid,
  },
  start({ trials, reads: { rate, unexpired, prepaid }, writes: { marginAhead } }) {
    for (let i = 0; i < trials; i++) marginAhead[i] = Math.min(prepaid[i], unexpired[i] * rate[i])
  },
  step({ trials, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const sales = reads.isThere[i] > 0 ? reads.purchases[i] : 0
      const margin = Math.min(sales, reads.invoiced[i] * reads.rate[i])
      const unused = reads.unexpiredBefore[i] + reads.invoiced[i]
      const held = reads.aheadBefore[i] + margin
      const isStopped = reads.stopped[i] > 0
      const isUsedUp = reads.unexpired[i] === 0 && !isStopped
      const used = isUsedUp ? held : unused > 0 ? held * (reads.used[i] / unused) : 0
      writes.sales[i] = sales
      writes.purchases[i] = sales - margin
      writes.margin[i] = margin
      writes.marginUsed[i] = used
      writes.marginAhead[i] = isStopped ? 0 : held - used
      writes.marginVoid[i] = isStopped ? held - used : 0
    }
  },
})
