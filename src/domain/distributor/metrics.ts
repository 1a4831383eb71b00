import type { Metric } from '../../kernel/metric.ts'
import { distributor } from '../columns.ts'
import { plain } from '../measure.ts'

/** What a distributor has of the partnership; zero where there is none. */
export const distributorMetrics: readonly Metric[] = [
  plain(
    'distributor.margin',
    'USD',
    distributor.margin,
    'total',
    "distributor's margin",
    'what the distributor keeps of the software that it invoices the partner, before bad debt',
  ),
  plain(
    'distributor.cash',
    'USD',
    distributor.cash,
    'end',
    "distributor's cash",
    'what the distributor has received from the partner less what it has paid the vendor, at the end',
  ),
  plain(
    'distributor.badDebt',
    'USD',
    distributor.badDebt,
    'total',
    "distributor's bad debt",
    'bills of the distributor that an insolvent partner never pays',
  ),
]
