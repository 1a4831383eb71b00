import { type Metric, metric } from '../../kernel/metric.ts'
import { books } from '../columns.ts'
import { plain } from '../measure.ts'

export const booksMetrics: readonly Metric[] = [
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
    "everything the partner invoices: resold software at the customer's price, and services (without the rest of the firm)",
  ),
  plain(
    'partner.revenue',
    'USD',
    books.revenue,
    'total',
    'revenue',
    'as the books show it: as agent only the margin on resold software, services, and the rest of the firm',
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
    'vendor.bookings',
    'USD',
    books.vendorBookings,
    'total',
    'bookings, all routes',
    'first-year contract value of new and expansion business, direct and through partners',
  ),
  plain(
    'vendor.contribution',
    'USD',
    books.contribution,
    'total',
    'contribution',
    'software on all routes at the price the vendor receives, less the cost of delivering and selling it and what is never paid',
  ),
  plain(
    'vendor.salesCost',
    'USD',
    books.vendorSalesCost,
    'total',
    'sales cost',
    'commission, presales, the partner manager and the program',
  ),
]
