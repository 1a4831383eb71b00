import type { Metric } from '../kernel/metric.ts'
import { fundingMetrics, ratioMetrics } from './books/funding-metrics.ts'
import { booksMetrics } from './books/metrics.ts'
import { books, worth } from './columns.ts'
import { customersMetrics } from './customers/metrics.ts'
import { directMetrics } from './direct/metrics.ts'
import { distributorMetrics } from './distributor/metrics.ts'
import { fundMetrics, fundTemplates } from './fund/metrics.ts'
import { marketingMetrics, marketingTemplates } from './marketing/metrics.ts'
import { holdingMetrics } from './orders/holding-metrics.ts'
import { ordersMetrics } from './orders/metrics.ts'
import { programMetrics, rebateTemplates } from './program/metrics.ts'
import { rhythmMetrics } from './rhythm/metrics.ts'
import { servicesMetrics } from './services/metrics.ts'
import { bridgeMetrics } from './valuation/bridge.ts'
import { valuationMetrics, worthMetrics } from './valuation/metrics.ts'

/** Every figure that a run reports, per trial. A flow's plain id is its total over the horizon. */
export const allMetrics: readonly Metric[] = [
  ...valuationMetrics,
  ...booksMetrics,
  ...fundingMetrics,
  ...ratioMetrics,
  ...distributorMetrics,
  ...customersMetrics,
  ...ordersMetrics,
  ...holdingMetrics,
  ...rhythmMetrics,
  ...servicesMetrics,
  ...directMetrics,
  ...fundMetrics,
  ...fundTemplates,
  ...marketingMetrics,
  ...marketingTemplates,
  ...programMetrics,
  ...rebateTemplates,
  ...worthMetrics,
  ...bridgeMetrics,
]

/** Those that are offered to a writer; the steps of a bridge have names as well, and are shown with it. */
export const namedMetrics: readonly Metric[] = allMetrics.filter(({ id }) => !id.startsWith('bridge.'))

/** The columns whose path over time a run reports. */
export const allTimelines = {
  'partner.value': worth.value,
  'partner.ebitda': books.ebitda,
  'partner.resaleNet': books.resaleNet,
  'partner.cash': books.cash,
  'partner.netCash': books.netCash,
  'vendor.bookings': books.vendorBookings,
} as const
