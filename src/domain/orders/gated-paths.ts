/** What a scenario says where orders have to pass gates, are talked about, or come one by one. */
export const gatedPaths: readonly string[] = [
  'cadence',
  'deals',
  'gates',
  'orders',
  'partner.bench.busyUntil',
  'partner.credit.line',
  'partner.kpi',
  'segments.*.hours',
  'vendor.forecast',
]
