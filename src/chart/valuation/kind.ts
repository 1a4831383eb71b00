import { headline } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { valuationRecord } from './record.ts'
import { valuationChart } from './spec.ts'

const worths: readonly string[] = [headline, 'partner.value', 'partner.equity']

export const valuation: ChartKind = {
  key: 'valuation',
  id: 'valuation',
  summary: 'what the owner has of the firm: its parts on average, and how it is spread',
  figures: () => ['partner.ownerValue', 'partner.value'],
  build: (outcome, { of, strategies = of === undefined ? undefined : [of] }) => {
    const record = valuationRecord(outcome, strategies)
    return record.rows.length > 0
      ? valuationChart(record)
      : { missing: 'no strategy has a value to the owner: the horizon is shorter than a year' }
  },
  // the bridge shows the way to it in any case; its spread is for whoever asks what the firm will be worth
  usual: outcome =>
    outcome.result.statements.some(({ about }) => about !== undefined && worths.includes(about)) &&
    valuationRecord(outcome).rows.length > 0
      ? [{ kind: 'valuation' }]
      : [],
}
