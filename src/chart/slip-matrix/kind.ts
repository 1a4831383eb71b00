import type { ChartKind } from '../kind.ts'
import { canSlip, slipShare } from '../slipping.ts'
import { slipMatrixRecord } from './record.ts'
import { slipMatrixChart } from './spec.ts'

/** Below this share of what is due, there is too little off the diagonal to look at. */
const worthShowing = 0.05

export const slipMatrix: ChartKind = {
  key: 'slipMatrix',
  id: 'slip-matrix',
  summary: 'from the quarter in which orders were due to the one in which they were placed, if at all',
  figures: () => ['orders.onTime.value', 'orders.slipped.value', 'orders.cancelled.value', 'orders.takenDirect.value'],
  build: (outcome, { of }) => {
    if (!canSlip(outcome)) return { missing: 'the scenario has nothing that holds an order' }
    const record = slipMatrixRecord(outcome, of)
    return record.rows.length > 0 ? slipMatrixChart(record) : { missing: 'no order becomes due' }
  },
  usual: outcome => (slipShare(outcome, undefined) >= worthShowing ? [{ kind: 'slipMatrix' }] : []),
}
