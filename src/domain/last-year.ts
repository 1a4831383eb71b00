import { money } from '../kernel/field.ts'
import type { Param } from '../kernel/param.ts'

const said = { scope: 'partner', initial: true, certain: true, default: 'absent' } as const

/**
 * The firm's books of the year before the start, so that the model begins where the books end. Shared by the rooms
 * that begin there: resale, services, and the books themselves. Amounts of a year, in USD; 0 where nobody says them.
 */
export const lastYearFields = {
  resaleBillings: money({
    ...said,
    path: 'partner.lastYear.revenue.resaleBillings',
    label: "resold software invoiced last year, at the customer's price",
  }),
  project: money({
    ...said,
    path: 'partner.lastYear.revenue.project',
    label: 'one-time services delivered last year',
  }),
  managed: money({
    ...said,
    path: 'partner.lastYear.revenue.managed',
    label: 'services that go on, delivered by the bench last year',
  }),
  support: money({
    ...said,
    path: 'partner.lastYear.revenue.support',
    label: 'services that go on and that the bench does not deliver, last year',
  }),
  grossProfit: money({
    ...said,
    path: 'partner.lastYear.grossProfit',
    label: 'gross profit of last year',
    range: [-1e12, 1e12],
  }),
  ebitda: money({
    ...said,
    path: 'partner.lastYear.ebitda',
    label: 'EBITDA of last year; what it is below the gross profit is overhead',
    range: [-1e12, 1e12],
  }),
  ownerPay: money({
    ...said,
    path: 'partner.lastYear.ownerPay',
    label: 'what the owner was paid last year (it is part of the overhead)',
  }),
} as const

type Said = Readonly<Record<'resaleBillings' | 'project' | 'managed' | 'support', Param>>

/** Whether last year's books say what the firm sold; then the model begins with that, and not with a guess of it. */
export const booksSpeak = ({ resaleBillings, project, managed, support }: Said): boolean =>
  resaleBillings.data[0] + project.data[0] + managed.data[0] + support.data[0] > 0
