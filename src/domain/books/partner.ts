import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, resale, services } from '../columns.ts'
import { booksFields } from './fields.ts'

/**
 * The partner's profit and loss: resale, services, and what they cost. What resale leaves is taken from its invoices,
 * so that it is the same to the bit however the books show it.
 */
export const partnerProfit = mechanism({
  name: 'books/partner-profit',
  params: { overhead: booksFields.overhead },
  reads: {
    billed: now(resale.billings),
    resaleRevenue: now(resale.revenue),
    bought: now(resale.purchases),
    servicesRevenue: now(services.revenue),
    servicesMargin: now(services.margin),
    recurringRevenue: now(services.recurringRevenue),
    recurringCost: now(services.recurringCost),
    salesCost: now(books.salesCost),
    buildCost: now(services.buildCost),
    profitBefore: last(books.profit),
  },
  writes: {
    overhead: books.overhead,
    billings: books.billings,
    revenue: books.revenue,
    grossProfit: books.grossProfit,
    recurringProfit: books.recurringProfit,
    ebitda: books.ebitda,
    profit: books.profit,
  },
  step({ trials, params: { overhead }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const resaleProfit = reads.billed[i] - reads.bought[i]
      writes.overhead[i] = overhead.data[i & overhead.mask]
      writes.billings[i] = reads.billed[i] + reads.servicesRevenue[i]
      writes.revenue[i] = reads.resaleRevenue[i] + reads.servicesRevenue[i]
      writes.grossProfit[i] = resaleProfit + reads.servicesMargin[i]
      writes.recurringProfit[i] = resaleProfit + reads.recurringRevenue[i] - reads.recurringCost[i]
      writes.ebitda[i] = writes.grossProfit[i] - reads.salesCost[i] - reads.buildCost[i] - writes.overhead[i]
      writes.profit[i] = reads.profitBefore[i] + writes.ebitda[i]
    }
  },
})

/** Tax at the end of the partner's year, on profit beyond the most that was taxed before: losses are carried forward. */
export const partnerTax = mechanism({
  name: 'books/partner-tax',
  params: { rate: booksFields.tax },
  reads: { profit: now(books.profit) },
  state: { taxed: 'trial' },
  writes: { tax: books.tax },
  at: 'partnerYearEnd',
  step({ trials, params: { rate }, reads: { profit }, state: { taxed }, writes: { tax } }) {
    for (let i = 0; i < trials; i++) {
      tax[i] = Math.max(0, profit[i] - taxed[i]) * rate.data[i & rate.mask]
      taxed[i] = Math.max(taxed[i], profit[i])
    }
  },
})
