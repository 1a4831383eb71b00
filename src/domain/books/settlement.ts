import { exp, expm1 } from '../../kernel/arithmetic.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, resale } from '../columns.ts'
import { booksFields } from './fields.ts'

/** Of what is owed when a step begins, the part still owed when it ends: a first-order delay of mean `wait`. */
export const stillOwed = (months: number, wait: number): number => (wait > 0 ? exp(-months / wait) : 0)

/** The same of what is invoiced evenly over the step: steady invoices leave (invoices a month) x wait owed. */
export const stillOwedOfNew = (months: number, wait: number): number =>
  wait > 0 ? (-expm1(-months / wait) * wait) / months : 0

/** Customers pay the partner after the terms, by a first-order delay. */
export const customersPayPartner = mechanism({
  name: 'books/customers-pay-partner',
  params: { terms: booksFields.customerTerms },
  reads: { before: last(books.receivable), invoiced: now(books.billings) },
  writes: { collected: books.collected },
  step({ trials, months, params: { terms }, reads: { before, invoiced }, writes: { collected } }) {
    for (let i = 0; i < trials; i++) {
      const wait = terms.data[i & terms.mask]
      const owed = before[i] * stillOwed(months, wait) + invoiced[i] * stillOwedOfNew(months, wait)
      collected[i] = before[i] + invoiced[i] - owed
    }
  },
})

/** The vendor's bills come due after its terms, by a first-order delay; what is past them is due at once. */
export const vendorBills = mechanism({
  name: 'books/vendor-bills',
  params: { terms: booksFields.creditTerms },
  reads: { before: last(books.payable), overdue: last(books.overdue), invoiced: now(resale.purchases) },
  writes: { due: books.vendorDue },
  step({ trials, months, params: { terms }, reads: { before, overdue, invoiced }, writes: { due } }) {
    for (let i = 0; i < trials; i++) {
      const wait = terms.data[i & terms.mask]
      const inTerms = Math.max(0, before[i] - overdue[i])
      due[i] = before[i] + invoiced[i] - inTerms * stillOwed(months, wait) - invoiced[i] * stillOwedOfNew(months, wait)
    }
  },
})

/** What the vendor invoices its own customers, and what they have not paid yet, by a first-order delay. */
export const customersPayVendor = mechanism({
  name: 'books/customers-pay-vendor',
  params: { terms: booksFields.directTerms, opening: booksFields.directReceivable },
  reads: { before: last(books.directReceivable), invoiced: now(slice(base.invoiced, { paper: 'vendor' })) },
  writes: { invoiced: books.directInvoiced, owed: books.directReceivable, paid: books.directCollected },
  start({ trials, params: { opening }, writes: { owed } }) {
    for (let i = 0; i < trials; i++) owed[i] = opening.data[i & opening.mask]
  },
  step({ trials, months, params: { terms }, reads: { before, invoiced }, writes }) {
    for (let i = 0; i < trials; i++) {
      const wait = terms.data[i & terms.mask]
      writes.invoiced[i] = invoiced[i]
      writes.owed[i] = before[i] * stillOwed(months, wait) + invoiced[i] * stillOwedOfNew(months, wait)
      writes.paid[i] = before[i] + invoiced[i] - writes.owed[i]
    }
  },
})

/** What the vendor has invoiced, to its own customers and to the partner, and they have not used yet. */
export const vendorDeferred = mechanism({
  name: 'books/vendor-deferred',
  reads: { unexpired: now(slice(base.unexpired, { paper: 'vendor' })), prepaid: now(resale.prepaid) },
  writes: { deferred: books.vendorDeferred },
  start({ trials, reads: { unexpired, prepaid }, writes: { deferred } }) {
    for (let i = 0; i < trials; i++) deferred[i] = unexpired[i] + prepaid[i]
  },
  step({ trials, reads: { unexpired, prepaid }, writes: { deferred } }) {
    for (let i = 0; i < trials; i++) deferred[i] = unexpired[i] + prepaid[i]
  },
})
