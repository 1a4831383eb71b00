import { exp, expm1 } from '../../kernel/arithmetic.ts'
import { type Column, slice } from '../../kernel/column.ts'
import type { Field } from '../../kernel/field.ts'
import { last, type Mechanism, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, resale } from '../columns.ts'
import { booksFields } from './fields.ts'

/** Of what is owed when a step begins, the part still owed when it ends: a first-order delay of mean `wait`. */
export const stillOwed = (months: number, wait: number): number => (wait > 0 ? exp(-months / wait) : 0)

/** The same of what is invoiced evenly over the step: steady invoices leave (invoices a month) x wait owed. */
export const stillOwedOfNew = (months: number, wait: number): number =>
  wait > 0 ? (-expm1(-months / wait) * wait) / months : 0

/** Invoices become payments after the terms, by a first-order delay. What is owed at the start is what the scenario says. */
const settlement = (
  name: string,
  { terms, opening }: { readonly terms: Field<'trial'>; readonly opening: Field<'trial'> },
  invoices: Column,
  owed: Column,
  paid: Column,
): Mechanism =>
  mechanism({
    name,
    params: { terms, opening },
    reads: { before: last(owed), invoiced: now(invoices) },
    writes: { owed, paid },
    start({ trials, params, writes }) {
      for (let i = 0; i < trials; i++) writes.owed[i] = params.opening.data[i & params.opening.mask]
    },
    step({ trials, months, params: { terms: wait }, reads: { before, invoiced }, writes }) {
      for (let i = 0; i < trials; i++) {
        const mean = wait.data[i & wait.mask]
        writes.owed[i] = before[i] * stillOwed(months, mean) + invoiced[i] * stillOwedOfNew(months, mean)
        writes.paid[i] = before[i] + invoiced[i] - writes.owed[i]
      }
    },
  })

export const customersPayPartner = settlement(
  'books/customers-pay-partner',
  { terms: booksFields.customerTerms, opening: booksFields.receivable },
  books.billings,
  books.receivable,
  books.collected,
)

export const partnerPaysVendor = settlement(
  'books/partner-pays-vendor',
  { terms: booksFields.vendorTerms, opening: booksFields.payable },
  resale.purchases,
  books.payable,
  books.paid,
)

export const customersPayVendor = settlement(
  'books/customers-pay-vendor',
  { terms: booksFields.directTerms, opening: booksFields.directReceivable },
  books.directInvoiced,
  books.directReceivable,
  books.directCollected,
)

/** What the vendor invoices its own customers: those it sold to, whoever has their services. */
export const directInvoices = mechanism({
  name: 'books/direct-invoices',
  reads: { software: now(slice(base.software, { paper: 'vendor' })) },
  writes: { invoiced: books.directInvoiced },
  step({ reads: { software }, writes: { invoiced } }) {
    invoiced.set(software)
  },
})
