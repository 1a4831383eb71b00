import type { Metric } from '../../kernel/metric.ts'
import { pipeline } from '../columns.ts'
import { plain } from '../measure.ts'

export const directMetrics: readonly Metric[] = [
  plain(
    'vendor.owedDeals',
    'count',
    pipeline.debt,
    'end',
    'deals still to be taken out of direct',
    'partner deals that the vendor would have won anyway, and that no direct win has made room for by the end',
  ),
]
