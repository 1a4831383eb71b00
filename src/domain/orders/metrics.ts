import { slice } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import { pipeline } from '../columns.ts'
import { plain } from '../measure.ts'

export const ordersMetrics: readonly Metric[] = [
  plain(
    'partner.bookings',
    'USD',
    slice(pipeline.bookings, { paper: 'partner' }),
    'total',
    "new business on the partner's paper",
    'first-year contract value of the orders that the partner placed, without what renewals expand by',
  ),
  plain('partner.leads', 'count', pipeline.leads, 'total', 'leads', 'leads of the sources that the scenario names'),
  plain(
    'partner.opportunities',
    'count',
    pipeline.opportunities,
    'total',
    'opportunities',
    'opportunities that the partner opened, from all its sources; without deals that have names',
  ),
  plain(
    'partner.pipeline',
    'USD',
    pipeline.opened,
    'total',
    'pipeline opened',
    'first-year value of the opportunities that the partner opened, won or not, and of deals that have names',
  ),
  metric({
    id: 'partner.pipelineYield',
    unit: '1',
    label: 'yield of the pipeline',
    meaning:
      'first-year value of the orders placed, of that of the opportunities opened and of deals that have names; without deals that were steered',
    needs: {
      placed: { target: pipeline.sourced, window: 'total' },
      steered: { target: slice(pipeline.sourced, { source: 'steered' }), window: 'total' },
      opened: { target: pipeline.opened, window: 'total' },
    },
    value: ({ placed, steered, opened }) => (opened > 0 ? (placed - steered) / opened : Number.NaN),
  }),
  metric({
    id: 'partner.winRate',
    unit: '1',
    label: 'win rate',
    meaning:
      'of the opportunities opened, those that are won, now or when their cycle is over; without deals that have names',
    needs: {
      opened: { target: pipeline.opportunities, window: 'total' },
      lost: { target: pipeline.lost, window: 'total' },
      undecided: { target: pipeline.noDecision, window: 'total' },
    },
    value: ({ opened, lost, undecided }) => (opened > 0 ? 1 - (lost + undecided) / opened : Number.NaN),
  }),
]
