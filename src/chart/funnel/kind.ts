import { spentOn } from '../activities.ts'
import type { ChartKind } from '../kind.ts'
import { funnelRecord } from './record.ts'
import { funnelChart } from './spec.ts'

export const funnel: ChartKind = {
  key: 'funnel',
  id: 'funnel',
  summary: 'from leads to customers, with the rates between them, for each strategy',
  figures: () => ['partner.leads', 'partner.opportunities', 'partner.winRate', 'partner.customers'],
  build: (outcome, { strategies }) => {
    const record = funnelRecord(outcome, strategies)
    return record.strategies.length > 0 ? funnelChart(record) : { missing: 'no strategy has leads or opportunities' }
  },
  // without leads it says no more than the number of orders, and leads of activities are in the chart of their response
  usual: outcome =>
    funnelRecord(outcome).strategies.some(({ leads }) => leads > 0) &&
    outcome.result.strategies.every(strategy => spentOn(strategy).length === 0)
      ? [{ kind: 'funnel' }]
      : [],
}
