import { duration, money } from '../../kernel/field.ts'
import { taxField } from '../tax.ts'

/** Overhead, payment terms, tax and cash. */
export const booksFields = {
  overhead: money({
    path: 'partner.overhead',
    label: 'cost of running the firm besides sales and delivery, with what the owner is paid',
    rate: 'flow',
    scope: 'partner',
    role: 'lever',
    default: { value: 0 },
  }),
  cash: money({
    path: 'partner.funding.cash',
    label: "the partner's cash at the start",
    range: [-1e12, 1e12],
    scope: 'partner',
    initial: true,
    default: { value: 0 },
  }),
  vendorCash: money({
    path: 'vendor.funding.cash',
    label: "the vendor's cash from this business at the start",
    range: [-1e12, 1e12],
    scope: 'vendor',
    initial: true,
    default: { value: 0 },
  }),
  receivable: money({
    path: 'partner.funding.receivable',
    label: 'what customers owe the partner at the start',
    scope: 'partner',
    initial: true,
    default: { value: 0 },
  }),
  payable: money({
    path: 'partner.funding.payable',
    label: 'what the partner owes the vendor at the start',
    scope: 'partner',
    initial: true,
    default: { value: 0 },
  }),
  directReceivable: money({
    path: 'vendor.funding.receivable',
    label: 'what direct customers owe the vendor at the start',
    scope: 'vendor',
    initial: true,
    default: { value: 0 },
  }),
  customerTerms: duration({
    path: 'partner.terms.customers',
    label: 'time until a customer has paid the partner (receivable days)',
    range: [0, 24],
    scope: 'partner',
    role: 'lever',
    default: { evidence: 'cash.dso' },
  }),
  vendorTerms: duration({
    path: 'partner.terms.vendor',
    label: 'time until the partner pays the vendor',
    range: [0, 24],
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'cash.terms' },
  }),
  directTerms: duration({
    path: 'vendor.terms.customers',
    label: 'time until a direct customer has paid the vendor',
    range: [0, 24],
    scope: 'vendor',
    default: { evidence: 'cash.dso' },
  }),
  tax: taxField,
} as const
