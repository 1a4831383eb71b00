import { shownOf } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { type FundRecord, fundRecord } from './record.ts'
import { fundChart } from './spec.ts'

const hasMoney = ({ start, totals, periods }: FundRecord): boolean =>
  periods.length > 0 && start + totals.earned + totals.granted > 0

export const fund: ChartKind = {
  key: 'fund',
  id: 'fund',
  summary: 'the marketing fund of a strategy: what comes in, is paid, lapses or is lost, and what it holds',
  figures: () => [
    'mdf.accrued',
    'mdf.granted',
    'mdf.paid',
    'mdf.rejected',
    'mdf.never',
    'mdf.lapsed',
    'mdf.reserved',
    'mdf.free',
  ],
  build: (outcome, { of }) => {
    const record = fundRecord(outcome, of)
    if (record.periods.length === 0) return { missing: 'the scenario has no marketing fund' }
    return hasMoney(record) ? fundChart(record) : { missing: `the marketing fund of ${record.title} has no money` }
  },
  usual: outcome => (hasMoney(fundRecord(outcome)) ? [{ kind: 'fund', of: shownOf(outcome, undefined) }] : []),
}
