import { slice } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import { base } from '../columns.ts'

export const customersMetrics: readonly Metric[] = [
  metric({
    id: 'partner.customers',
    unit: 'count',
    label: 'customers',
    meaning: 'customers that the partner serves at the end: those it resold to and those referred to it',
    needs: {
      resold: { target: slice(base.customers, { paper: 'partner' }), window: 'end' },
      referred: { target: base.referredCustomers, window: 'end' },
    },
    value: ({ resold, referred }) => resold + referred,
  }),
]
