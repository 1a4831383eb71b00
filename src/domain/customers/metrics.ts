import { slice } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import { base } from '../columns.ts'
import { part, plain } from '../measure.ts'

const retention = (seat: 'partner' | 'vendor'): readonly Metric[] => {
  const on = { paper: seat }
  const [due, kept, grown] = [base.due, base.kept, base.grown].map(column => slice(column, on))
  return [
    part(
      `${seat}.grr`,
      '1',
      [kept, due],
      'last12',
      'gross revenue retention',
      `of the annual value on the ${seat}'s paper whose term ended in the last twelve months, what was renewed, expansion aside`,
    ),
    metric({
      id: `${seat}.nrr`,
      unit: '1',
      label: 'net revenue retention',
      meaning: `of the annual value on the ${seat}'s paper whose term ended in the last twelve months, what was renewed with its expansion`,
      needs: {
        due: { target: due, window: 'last12' },
        kept: { target: kept, window: 'last12' },
        grown: { target: grown, window: 'last12' },
      },
      value: ({ due, kept, grown }) => (due > 0 ? (kept + grown) / due : Number.NaN),
    }),
  ]
}

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
  plain(
    'partner.supportFees',
    'USD',
    base.supportFees,
    'total',
    'partner-led support',
    "what the customers that the partner serves pay for partner-led support by the program's price list",
  ),
  plain(
    'partner.renewals',
    'USD',
    slice(base.kept, { paper: 'partner' }),
    'total',
    "renewals on the partner's paper",
    "annual value of the partner's contracts that was renewed, expansion aside",
  ),
  plain(
    'vendor.renewals',
    'USD',
    base.kept,
    'total',
    'renewals, all routes',
    'annual value that was renewed, direct and through partners, expansion aside',
  ),
  plain(
    'vendor.contractValue',
    'USD',
    base.signed,
    'total',
    'total contract value, all routes',
    'value over their whole terms of the contracts signed: new business, renewals and expansion',
  ),
  ...retention('partner'),
  ...retention('vendor'),
]
