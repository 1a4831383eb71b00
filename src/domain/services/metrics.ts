import { type Metric, metric } from '../../kernel/metric.ts'
import { base, resale, services } from '../columns.ts'
import { part, plain } from '../measure.ts'

const multiplierMetrics: readonly Metric[] = [
  part(
    'partner.multiplier.revenue',
    'USD/USD',
    [services.revenue, base.servedSoftware],
    'total',
    'services per $1 of software',
    'services revenue per dollar of software used by the customers that the partner serves',
  ),
  part(
    'partner.multiplier.margin',
    'USD/USD',
    [services.margin, base.servedSoftware],
    'total',
    'services margin per $1 of software',
    'services margin per dollar of software used by the customers that the partner serves',
  ),
  part(
    'partner.multiplier.marginToMargin',
    'USD/USD',
    [services.margin, resale.profit],
    'total',
    'services margin per $1 of resale margin',
    'services margin per dollar that the partner earns on the software it resells; none where it resells nothing',
  ),
]

const benchMetrics: readonly Metric[] = [
  metric({
    id: 'partner.utilisation',
    unit: '1',
    label: 'utilisation',
    meaning: 'hours that the bench billed, of the hours it was paid for, without the part of them that others had',
    needs: {
      billed: { target: services.billed, window: 'total' },
      paid: { target: services.paid, window: 'total' },
      capacity: { target: services.capacity, window: 'total' },
      elsewhere: { target: services.elsewhere, window: 'total' },
    },
    value: ({ billed, paid, capacity, elsewhere }) => {
      const here = elsewhere > 0 ? paid * (1 - elsewhere / capacity) : paid
      return here > 0 ? billed / here : Number.NaN
    },
  }),
  part(
    'partner.realisedRate',
    'USD',
    [services.benchRevenue, services.billed],
    'total',
    'realised rate',
    'services revenue that the bench delivered per hour that it billed',
  ),
  part(
    'partner.revenuePerHead',
    'USD',
    [services.benchRevenue, services.headYears],
    'total',
    'revenue per head',
    'services revenue that the bench delivered, per head and year',
  ),
  plain(
    'partner.bench.idle',
    'hours',
    services.idle,
    'total',
    'idle bench',
    'hours that the bench could have billed and that nobody asked for, here or elsewhere',
  ),
  plain('partner.backlog', 'USD', services.backlog, 'end', 'backlog', 'services sold and not yet delivered at the end'),
  plain(
    'partner.subcontracted',
    'USD',
    services.subcontracted,
    'total',
    'paid to subcontractors',
    'what subcontractors were paid for work that would have waited too long',
  ),
  plain(
    'partner.deployments',
    'count',
    services.deployments,
    'end',
    'deployments of the solution',
    'deals that took the repeatable solution, by the end',
  ),
]

export const servicesMetrics: readonly Metric[] = [
  plain(
    'partner.services.revenue',
    'USD',
    services.revenue,
    'total',
    'services revenue',
    'services delivered, by the bench, by subcontractors or at a margin',
  ),
  plain(
    'partner.services.margin',
    'USD',
    services.margin,
    'total',
    'services margin',
    'services revenue less all delivery cost, with the idle bench',
  ),
  ...multiplierMetrics,
  ...benchMetrics,
]
