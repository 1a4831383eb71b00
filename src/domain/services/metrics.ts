import type { Metric } from '../../kernel/metric.ts'
import { base, services } from '../columns.ts'
import { part, plain } from '../measure.ts'

export const servicesMetrics: readonly Metric[] = [
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
]
