import { slice } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import { pipeline } from '../columns.ts'
import { part, plain } from '../measure.ts'

export const ordersMetrics: readonly Metric[] = [
  plain(
    'partner.bookings',
    'USD',
    slice(pipeline.bookings, { paper: 'partner' }),
    'total',
    "bookings on the partner's paper",
    'first-year contract value of the orders that the partner placed',
  ),
  plain('partner.leads', 'count', pipeline.leads, 'total', 'leads', 'leads of the sources that the scenario names'),
  plain(
    'partner.opportunities',
    'count',
    pipeline.opportunities,
    'total',
    'opportunities',
    'opportunities that the partner opened, from all its sources',
  ),
  plain(
    'partner.pipeline',
    'USD',
    pipeline.opened,
    'total',
    'pipeline opened',
    'first-year value of the opportunities that the partner opened, won or not',
  ),
  part(
    'partner.pipelineYield',
    '1',
    [pipeline.sourced, pipeline.opened],
    'total',
    'yield of the pipeline',
    'first-year value of the orders placed, of that of the opportunities opened',
  ),
  metric({
    id: 'partner.winRate',
    unit: '1',
    label: 'win rate',
    meaning: 'of the opportunities opened, those that are won, now or when their cycle is over',
    needs: {
      opened: { target: pipeline.opportunities, window: 'total' },
      lost: { target: pipeline.lost, window: 'total' },
      undecided: { target: pipeline.noDecision, window: 'total' },
    },
    value: ({ opened, lost, undecided }) => (opened > 0 ? 1 - (lost + undecided) / opened : Number.NaN),
  }),
]
