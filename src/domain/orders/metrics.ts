import { slice } from '../../kernel/column.ts'
import type { Metric } from '../../kernel/metric.ts'
import { pipeline } from '../columns.ts'
import { plain } from '../measure.ts'

export const ordersMetrics: readonly Metric[] = [
  plain(
    'partner.bookings',
    'USD',
    slice(pipeline.bookings, { paper: 'partner' }),
    'total',
    "bookings on the partner's paper",
    'first-year contract value of the orders that the partner placed',
  ),
]
