import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, incentives, resale, services } from '../columns.ts'
import { taxOn } from '../tax.ts'
import { booksFields } from './fields.ts'
import { fundingFields } from './funding-fields.ts'

/**
 * The partner's profit and loss: resale, services and the rest of the firm, and what they cost. Resale is in it by the
 * software that was used, however it is invoiced or shown. An insolvent partner has no cost of its own.
 */
export const partnerProfit = mechanism({
  name: 'books/partner-profit',
  params: {
    overhead: booksFields.overhead,
    depreciation: booksFields.depreciation,
    capex: booksFields.capex,
    rate: fundingFields.rate,
  },
  reads: {
    stopped: last(books.stopped),
    billed: now(resale.billings),
    resaleRevenue: now(resale.revenue),
    resaleProfit: now(resale.profit),
    servicesRevenue: now(services.revenue),
    servicesMargin: now(services.margin),
    recurringRevenue: now(services.recurringRevenue),
    recurringCost: now(services.recurringCost),
    buildCost: now(services.buildCost),
    restRevenue: now(books.restRevenue),
    restCost: now(books.restCost),
    restProfit: now(books.restProfit),
    restRecurring: now(books.restRecurring),
    salesCost: now(books.salesCost),
    sourceCost: now(books.sourceCost),
    marketingSpend: now(incentives.marketingSpend),
    claims: now(incentives.claims),
    rebates: now(incentives.rebates),
    remedyCost: now(incentives.remedyCost),
    debt: last(books.debt),
    profitBefore: last(books.profit),
  },
  writes: {
    marketing: books.marketing,
    overhead: books.overhead,
    depreciation: books.depreciation,
    capex: books.capex,
    interest: books.interest,
    billings: books.billings,
    revenue: books.revenue,
    grossProfit: books.grossProfit,
    recurringProfit: books.recurringProfit,
    resaleNet: books.resaleNet,
    ebitda: books.ebitda,
    profit: books.profit,
  },
  step({ trials, params: { overhead, depreciation, capex, rate }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const isOpen = reads.stopped[i] > 0 ? 0 : 1
      const resaleProfit = reads.resaleProfit[i]
      const selling = reads.salesCost[i] + reads.sourceCost[i]
      const restBelow = reads.restCost[i] - (reads.restRevenue[i] - reads.restProfit[i])
      writes.overhead[i] = overhead.data[i & overhead.mask] * isOpen
      writes.depreciation[i] = depreciation.data[i & depreciation.mask] * isOpen
      writes.capex[i] = capex.data[i & capex.mask] * isOpen
      writes.interest[i] = reads.debt[i] * rate.data[i & rate.mask]
      writes.billings[i] = reads.billed[i] + reads.servicesRevenue[i]
      writes.revenue[i] = reads.resaleRevenue[i] + reads.servicesRevenue[i] + reads.restRevenue[i]
      writes.grossProfit[i] = resaleProfit + reads.servicesMargin[i] + reads.restProfit[i] + reads.rebates[i]
      writes.recurringProfit[i] =
        resaleProfit + reads.recurringRevenue[i] - reads.recurringCost[i] + reads.restRecurring[i]
      // what the vendor pays of an activity is an offset to its cost, never revenue
      writes.marketing[i] = reads.marketingSpend[i] - reads.claims[i]
      const getting = writes.marketing[i] + reads.remedyCost[i]
      writes.resaleNet[i] = resaleProfit + reads.rebates[i] - selling - getting
      writes.ebitda[i] = writes.grossProfit[i] - selling - reads.buildCost[i] - restBelow - writes.overhead[i] - getting
      writes.profit[i] = reads.profitBefore[i] + writes.ebitda[i] - writes.interest[i] - writes.depreciation[i]
    }
  },
})

/** Tax at the end of the partner's year, on profit beyond the most that was taxed before: losses are carried forward. */
export const partnerTax = mechanism({
  name: 'books/partner-tax',
  params: { rate: booksFields.tax },
  reads: { profit: now(books.profit), before: last(books.taxed) },
  writes: { tax: books.tax, taxed: books.taxed },
  at: 'partnerYearEnd',
  step({ trials, params: { rate }, reads: { profit, before }, writes: { tax, taxed } }) {
    for (let i = 0; i < trials; i++) {
      tax[i] = taxOn(profit[i], before[i], rate.data[i & rate.mask])
      taxed[i] = Math.max(before[i], profit[i])
    }
  },
})
