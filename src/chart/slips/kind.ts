import type { ChartKind } from '../kind.ts'
import { canSlip, slipShare } from '../slipping.ts'
import { slipsRecord } from './record.ts'
import { slipsChart } from './spec.ts'

/** Below this share of what is due, slips are not what a run is about. */
const worthShowing = 0.02

export const slips: ChartKind = {
  key: 'slips',
  id: 'slips',
  summary: 'orders that slipped past their quarter, by the gate that held them, and what one fix alone would save',
  figures: () => ['orders.slipped.value'],
  build: (outcome, { of }) => {
    if (!canSlip(outcome)) return { missing: 'the scenario has nothing that holds an order' }
    const record = slipsRecord(outcome, of)
    return record.total > 0 ? slipsChart(record) : { missing: 'no order slipped' }
  },
  usual: outcome => (slipShare(outcome, undefined) >= worthShowing ? [{ kind: 'slips' }] : []),
}
