import { exp } from '../../kernel/arithmetic.ts'
import { slice, type Column } from '../../kernel/column.ts'
import type { Field } from '../../kernel/field.ts'
import { last, type Mechanism, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, resale, services } from '../columns.ts'
import { booksFields } from './fields.ts'

/** Of what is owed, the part that is paid within a step when the mean wait is `wait`: a first-order delay. */
export const paidWithin = (months: number, wait: number): number => (wait > 0 ? 1 - exp(-months / wait) : 1)

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
        const due = before[i] + first[i] + second[i]
        writes.paid[i] = due * paidWithin(months, wait.data[i & wait.mask])
        writes.owed[i] = due - writes.paid[i]
      }
    },
  })

/** A column that nobody writes reads as zero. */
const nothing: Column = { name: 'nothing', kind: 'flow', unit: 'USD', label: 'nothing', over: [] }

export const customersPayPartner = settlement(
  'books/customers-pay-partner',
  ['partner'],
  booksFields.customerTerms,
  [resale.billings, services.revenue],
  books.receivable,
  books.collected,
)

export const partnerPaysVendor = settlement(
  'books/partner-pays-vendor',
  ['partner'],
  booksFields.vendorTerms,
  [resale.purchases],
  books.payable,
  books.paid,
)

export const customersPayVendor = settlement(
  'books/customers-pay-vendor',
  ['vendor'],
  booksFields.directTerms,
  [books.directInvoiced],
  books.directReceivable,
  books.directCollected,
)

/** What the vendor invoices its own customers: those it sold to, whoever has their services. */
export const directInvoices = mechanism({
  name: 'books/direct-invoices',
  about: ['vendor'],
  reads: { annual: now(slice(base.annual, { paper: 'vendor' })) },
  writes: { invoiced: books.directInvoiced },
  step({ trials, years, reads: { annual }, writes: { invoiced } }) {
    for (let i = 0; i < trials; i++) invoiced[i] = annual[i] * years
  },
})
