import { exp, expm1 } from '../../kernel/arithmetic.ts'
import { type Column, slice } from '../../kernel/column.ts'
import type { Field } from '../../kernel/field.ts'
import { last, type Mechanism, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, resale, services } from '../columns.ts'
import { booksFields, partnerBooks, vendorBooks } from './fields.ts'

/** Of what is owed when a step begins, the part still owed when it ends: a first-order delay of mean `wait`. */
export const stillOwed = (months: number, wait: number): number => (wait > 0 ? exp(-months / wait) : 0)

/** The same of what is invoiced evenly over the step: steady invoices leave (invoices a month) x wait owed. */
export const stillOwedOfNew = (months: number, wait: number): number =>
  wait > 0 ? (-expm1(-months / wait) * wait) / months : 0

/**
 * Invoices become payments after the terms. At the start nothing is owed: the report says so.
 */
const settlement = (
  name: string,
  about: readonly string[],
  terms: Field<'trial'>,
  invoices: readonly Column[],
  owed: Column,
  paid: Column,
): Mechanism =>
  mechanism({
    name,
    about,
    params: { terms },
    reads: { before: last(owed), first: now(invoices[0]), second: now(invoices[1] ?? nothing) },
    writes: { owed, paid },
    step({ trials, months, params: { terms: wait }, reads: { before, first, second }, writes }) {
      for (let i = 0; i < trials; i++) {
        const mean = wait.data[i & wait.mask]
        const invoiced = first[i] + second[i]
        writes.owed[i] = before[i] * stillOwed(months, mean) + invoiced * stillOwedOfNew(months, mean)
        writes.paid[i] = before[i] + invoiced - writes.owed[i]
      }
    },
  })

/** A column that nobody writes reads as zero. */
const nothing: Column = { name: 'nothing', kind: 'flow', unit: 'USD', label: 'nothing', over: [] }

export const customersPayPartner = settlement(
  'books/customers-pay-partner',
  partnerBooks,
  booksFields.customerTerms,
  [resale.billings, services.revenue],
  books.receivable,
  books.collected,
)

export const partnerPaysVendor = settlement(
  'books/partner-pays-vendor',
  partnerBooks,
  booksFields.vendorTerms,
  [resale.purchases],
  books.payable,
  books.paid,
)

export const customersPayVendor = settlement(
  'books/customers-pay-vendor',
  vendorBooks,
  booksFields.directTerms,
  [books.directInvoiced],
  books.directReceivable,
  books.directCollected,
)

/** What the vendor invoices its own customers: those it sold to, whoever has their services. */
export const directInvoices = mechanism({
  name: 'books/direct-invoices',
  about: vendorBooks,
  reads: { software: now(slice(base.software, { paper: 'vendor' })) },
  writes: { invoiced: books.directInvoiced },
  step({ reads: { software }, writes: { invoiced } }) {
    invoiced.set(software)
  },
})
