import { slice, type Target } from '../kernel/column.ts'
import { type Metric, metric, type Window } from '../kernel/metric.ts'
import type { Unit } from '../kernel/unit.ts'
import { base, books, pipeline, services, worth } from './columns.ts'

/** A metric that is one window over one column. */
const plain = (id: string, unit: Unit, target: Target, window: Window, label: string, meaning: string): Metric =>
  metric({ id, unit, label, meaning, needs: { x: { target, window } }, value: ({ x }) => x })

/** a / b over the same window, without a value where b is not above zero. */
const part = (
  id: string,
  unit: Unit,
  [a, b]: readonly [Target, Target],
  window: Window,
  label: string,
  meaning: string,
): Metric =>
  metric({
    id,
    unit,
    label,
    meaning,
    needs: { top: { target: a, window }, bottom: { target: b, window } },
    value: ({ top, bottom }) => (bottom > 0 ? top / bottom : Number.NaN),
  })

/** Every figure that a run reports, per trial. A flow's plain id is its total over the horizon. */
export const allMetrics: readonly Metric[] = [
  plain(
    'partner.value',
    'USD',
    worth.value,
    'end',
    'value of the practice',
    'adjusted EBITDA of the last twelve months, if positive, times the multiple; none before month twelve',
  ),
  plain('partner.ebitda', 'USD', books.ebitda, 'total', 'EBITDA', 'earnings before tax and interest over the horizon'),
  plain(
    'partner.ebitda.last12',
    'USD',
    books.ebitda,
    'last12',
    'EBITDA, last 12 months',
    'earnings before tax and interest over the last twelve months',
  ),
  plain(
    'partner.billings',
    'USD',
    books.billings,
    'total',
    'billings',
    "everything the partner invoices: resold software at the customer's price, and services",
  ),
  plain(
    'partner.revenue',
    'USD',
    books.revenue,
    'total',
    'revenue',
    'as the books show it: as agent only the margin on resold software, and services',
  ),
  metric({
    id: 'partner.recurringShare',
    unit: '1',
    label: 'recurring share',
    meaning:
      'gross profit that recurs, of what recurs and what does not, last twelve months; a loss counts as none, and where both are losses there is no share',
    needs: {
      recurring: { target: books.recurringProfit, window: 'last12' },
      all: { target: books.grossProfit, window: 'last12' },
    },
    value: ({ recurring, all }) => {
      const kept = Math.max(0, recurring)
      const passing = Math.max(0, all - recurring)
      return kept + passing > 0 ? kept / (kept + passing) : Number.NaN
    },
  }),
  plain(
    'partner.cash.low',
    'USD',
    books.cash,
    'low',
    'lowest cash',
    'the lowest cash at the end of any step, before any credit',
  ),
  metric({
    id: 'partner.customers',
    unit: 'count',
    label: 'customers',
    meaning: 'customers that the partner serves at the end: those it resold to and those referred to it',
    needs: {
      resold: { target: slice(base.customers, { paper: 'partner' }), window: 'end' },
      referred: { target: base.referredCustomers, window: 'end' },
    },
    value: ({ resold, referred }) => resold + referred,
  }),
  plain(
    'partner.bookings',
    'USD',
    slice(pipeline.bookings, { paper: 'partner' }),
    'total',
    "bookings on the partner's paper",
    'first-year contract value of the orders that the partner placed',
  ),
  plain(
    'partner.services.revenue',
    'USD',
    services.revenue,
    'total',
    'services revenue',
    'services delivered, by the bench or at a margin',
  ),
  plain(
    'partner.services.margin',
    'USD',
    services.margin,
    'total',
    'services margin',
    'services revenue less all delivery cost, with the idle bench',
  ),
  part(
    'partner.multiplier.revenue',
    'USD/USD',
    [services.revenue, base.servedSoftware],
    'total',
    'services per $1 of software',
    'services revenue per dollar of software invoiced to the customers that the partner serves',
  ),
  part(
    'partner.multiplier.margin',
    'USD/USD',
    [services.margin, base.servedSoftware],
    'total',
    'services margin per $1 of software',
    'services margin per dollar of software invoiced to the customers that the partner serves',
  ),
  plain(
    'vendor.bookings',
    'USD',
    books.vendorBookings,
    'total',
    'bookings, all routes',
    'first-year contract value booked, direct and through the partner',
  ),
  plain(
    'vendor.contribution',
    'USD',
    books.contribution,
    'total',
    'contribution',
    'software on all routes at the price the vendor receives, less the cost of delivering and selling it',
  ),
  plain(
    'vendor.salesCost',
    'USD',
    books.vendorSalesCost,
    'total',
    'sales cost',
    'commission, presales and the partner manager',
  ),
  metric({
    id: 'joint.value',
    unit: 'USD',
    label: 'joint value',
    meaning:
      "present value of the vendor's contribution, of the partner's cash as it comes and goes, and of the practice's value at the end",
    needs: {
      contribution: { target: worth.presentContribution, window: 'total' },
      opening: { target: worth.openingCash, window: 'end' },
      cash: { target: worth.presentCash, window: 'total' },
      value: { target: worth.value, window: 'end' },
      factor: { target: worth.factor, window: 'end' },
    },
    value: ({ contribution, opening, cash, value, factor }) => contribution + opening + cash + value * factor,
  }),
  plain(
    'partner.adjustedEbitda.last12',
    'USD',
    worth.adjusted,
    'last12',
    'adjusted EBITDA, last 12 months',
    "EBITDA of the last twelve months with the owner's pay brought to the market's: what the multiple is applied to",
  ),
  plain(
    'vendor.owedDeals',
    'count',
    pipeline.debt,
    'end',
    'deals still to be taken out of direct',
    'partner deals that the vendor would have won anyway, and that no direct win has made room for by the end',
  ),
]

/** The columns whose path over time a run reports. */
export const allTimelines = {
  'partner.value': worth.value,
  'partner.ebitda': books.ebitda,
  'partner.cash': books.cash,
  'vendor.bookings': books.vendorBookings,
} as const
