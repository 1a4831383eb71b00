import { type Metric, metric } from '../../kernel/metric.ts'
import { books, services } from '../columns.ts'
import { part, plain } from '../measure.ts'

/** What the business costs to carry, and what becomes of the firm that cannot. */
export const fundingMetrics: readonly Metric[] = [
  plain(
    'partner.cash.low',
    'USD',
    books.ownCash,
    'low',
    'lowest cash',
    'the lowest cash at the end of any step, before any funding and before the owner takes anything out',
  ),
  plain(
    'partner.funding.peak',
    'USD',
    books.need,
    'high',
    'peak funding',
    'the most funding in use at the end of any step: drawn on the revolver, put in by the owner and not taken out again, and bills of the vendor past their terms',
  ),
  plain(
    'partner.funding.peakMonth',
    'months',
    books.need,
    'highAt',
    'time of the peak funding',
    'from the start to the step in which funding in use is at its most; no value where none is needed',
  ),
  plain(
    'partner.creditHold',
    'count',
    books.onHold,
    'high',
    'credit hold',
    '1 where at some time the vendor placed no orders for the partner because its bills were not paid, else 0; the mean is how likely that is',
  ),
  plain(
    'partner.insolvent',
    'count',
    books.stopped,
    'high',
    'insolvent',
    '1 where the partner runs out of cash, credit and money of its owner, else 0; the mean is how likely that is',
  ),
  plain(
    'partner.injected',
    'USD',
    books.injected,
    'total',
    'put in by the owner',
    'what the owner puts in when cash and the revolver are used up',
  ),
  plain(
    'partner.distributed',
    'USD',
    books.distributed,
    'total',
    'taken out by the owner',
    "cash above the peg that the owner takes out at the ends of the partner's years, besides its pay",
  ),
  plain('partner.debt', 'USD', books.debt, 'end', 'debt', 'drawn on the revolver at the end'),
]

/** Ratios that a firm is compared by. */
export const ratioMetrics: readonly Metric[] = [
  part(
    'partner.grossMargin',
    '1',
    [books.grossProfit, books.revenue],
    'total',
    'gross margin',
    'gross profit, of revenue as the books show it',
  ),
  part(
    'partner.ebitdaMargin',
    '1',
    [books.ebitda, books.revenue],
    'total',
    'EBITDA margin',
    'EBITDA, of revenue as the books show it',
  ),
  part(
    'partner.services.share',
    '1',
    [services.revenue, books.revenue],
    'total',
    'services share',
    'services, of revenue as the books show it',
  ),
  metric({
    id: 'partner.dso',
    unit: 'months',
    label: 'receivable time',
    meaning:
      'what customers owe at the end over what was invoiced in the last twelve months, in months (in days: x 365 / 12)',
    needs: { owed: { target: books.receivable, window: 'end' }, billed: { target: books.billings, window: 'last12' } },
    value: ({ owed, billed }) => (billed > 0 ? (owed / billed) * 12 : Number.NaN),
  }),
  plain(
    'vendor.badDebt',
    'USD',
    books.badDebt,
    'total',
    'bad debt',
    'bills of the vendor that an insolvent partner never pays',
  ),
]
