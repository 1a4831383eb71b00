import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, distributor, resale } from '../columns.ts'
import { delayState, partsOwed } from '../payment-delay.ts'
import { booksFields } from './fields.ts'

/** Customers pay the partner after the terms, by a first-order delay; what a deposit pays does not wait. */
export const customersPayPartner = mechanism({
  name: 'books/customers-pay-partner',
  params: { terms: booksFields.customerTerms },
  reads: { before: last(books.receivable), invoiced: now(books.billings), deposits: now(books.deposits) },
  state: delayState,
  writes: { collected: books.collected },
  step({ trials, months, params: { terms }, reads: { before, invoiced, deposits }, state, writes: { collected } }) {
    const { part, partOfNew } = state
    partsOwed(state, terms, months)
    for (let i = 0; i < trials; i++)
      collected[i] = before[i] + invoiced[i] - (before[i] * part[i] + (invoiced[i] - deposits[i]) * partOfNew[i])
  },
})

/** The bills of the vendor, or of its distributor, come due after the terms, by a first-order delay; what is past them is due at once. */
export const vendorBills = mechanism({
  name: 'books/vendor-bills',
  params: { terms: booksFields.creditTerms },
  reads: { before: last(books.payable), overdue: last(books.overdue), invoiced: now(resale.purchases) },
  state: delayState,
  writes: { due: books.vendorDue },
  step({ trials, months, params: { terms }, reads: { before, overdue, invoiced }, state, writes: { due } }) {
    const { part, partOfNew } = state
    partsOwed(state, terms, months)
    for (let i = 0; i < trials; i++) {
      const inTerms = Math.max(0, before[i] - overdue[i])
      due[i] = before[i] + invoiced[i] - inTerms * part[i] - invoiced[i] * partOfNew[i]
    }
  },
})

/** What the vendor invoices its own customers, and what they have not paid yet, by a first-order delay. */
export const customersPayVendor = mechanism({
  name: 'books/customers-pay-vendor',
  params: { terms: booksFields.directTerms, opening: booksFields.directReceivable },
  reads: { before: last(books.directReceivable), invoiced: now(slice(base.invoiced, { paper: 'vendor' })) },
  state: delayState,
  writes: { invoiced: books.directInvoiced, owed: books.directReceivable, paid: books.directCollected },
  start({ trials, params: { opening }, writes: { owed } }) {
    for (let i = 0; i < trials; i++) owed[i] = opening.data[i & opening.mask]
  },
  step({ trials, months, params: { terms }, reads: { before, invoiced }, state, writes }) {
    const { part, partOfNew } = state
    const { owed, paid } = writes
    partsOwed(state, terms, months)
    writes.invoiced.set(invoiced)
    for (let i = 0; i < trials; i++) {
      owed[i] = before[i] * part[i] + invoiced[i] * partOfNew[i]
      paid[i] = before[i] + invoiced[i] - owed[i]
    }
  },
})

/**
 * What the vendor invoices the partner, where no distributor stands between, and what it is owed on that way: by the
 * partner, or by its distributor. Counted by what was invoiced and paid, not by what the other side says it owes.
 */
export const channelPaysVendor = mechanism({
  name: 'books/channel-pays-vendor',
  reads: {
    before: last(books.channelReceivable),
    isThere: now(distributor.isThere),
    partnerOwes: now(books.payable),
    distributorOwes: now(distributor.payable),
    bought: now(resale.purchases),
    boughtByDistributor: now(distributor.purchases),
    paid: now(books.paid),
    paidByDistributor: now(distributor.paid),
    badDebt: now(books.badDebt),
  },
  writes: { invoiced: books.channelInvoiced, owed: books.channelReceivable },
  start({ trials, reads: { isThere, partnerOwes, distributorOwes }, writes: { owed } }) {
    for (let i = 0; i < trials; i++) owed[i] = isThere[i] > 0 ? distributorOwes[i] : partnerOwes[i]
  },
  step({ trials, reads, writes: { invoiced, owed } }) {
    const { before, isThere, bought, boughtByDistributor, paid, paidByDistributor, badDebt } = reads
    for (let i = 0; i < trials; i++) {
      invoiced[i] = isThere[i] > 0 ? 0 : bought[i]
      owed[i] = before[i] + invoiced[i] + boughtByDistributor[i] - paid[i] - paidByDistributor[i] - badDebt[i]
    }
  },
})

/** What the vendor has invoiced, to its own customers and to the channel at the price it receives, and they have not used yet. */
export const vendorDeferred = mechanism({
  name: 'books/vendor-deferred',
  reads: {
    unexpired: now(slice(base.unexpired, { paper: 'vendor' })),
    prepaid: now(resale.prepaid),
    kept: now(distributor.marginAhead),
  },
  writes: { deferred: books.vendorDeferred },
  start({ trials, reads: { unexpired, prepaid, kept }, writes: { deferred } }) {
    for (let i = 0; i < trials; i++) deferred[i] = unexpired[i] + prepaid[i] - kept[i]
  },
  step({ trials, reads: { unexpired, prepaid, kept }, writes: { deferred } }) {
    for (let i = 0; i < trials; i++) deferred[i] = unexpired[i] + prepaid[i] - kept[i]
  },
})
