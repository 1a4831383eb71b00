import { type Metric, metric } from '../../kernel/metric.ts'
import { worth } from '../columns.ts'
import { plain } from '../measure.ts'

export const valuationMetrics: readonly Metric[] = [
  plain(
    'partner.value',
    'USD',
    worth.value,
    'end',
    'value of the practice',
    'adjusted EBITDA of the last twelve months, if positive, times the multiple; none before month twelve',
  ),
  metric({
    id: 'joint.value',
    unit: 'USD',
    label: 'joint value',
    meaning:
      "present value of the vendor's contribution, of the partner's cash as it comes and goes, and of the practice's value at the end",
    needs: {
      contribution: { target: worth.presentContribution, window: 'total' },
      opening: { target: worth.openingCash, window: 'end' },
      cash: { target: worth.presentCash, window: 'total' },
      value: { target: worth.value, window: 'end' },
      factor: { target: worth.factor, window: 'end' },
    },
    value: ({ contribution, opening, cash, value, factor }) => contribution + opening + cash + value * factor,
  }),
  plain(
    'partner.adjustedEbitda.last12',
    'USD',
    worth.adjusted,
    'last12',
    'adjusted EBITDA, last 12 months',
    "EBITDA of the last twelve months with the owner's pay brought to the market's: what the multiple is applied to",
  ),
]
