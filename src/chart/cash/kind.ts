import { shownOf } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { cashRecord } from './record.ts'
import { cashChart } from './spec.ts'

/** Credit hold in so many futures makes cash a matter, even where most need no funding. */
const oftenHeld = 0.05

export const cash: ChartKind = {
  key: 'cash',
  id: 'cash',
  summary: 'cash less debt over time against the revolver, its low point, and when the vendor holds orders',
  figures: () => ['partner.cash.low', 'partner.funding.peak', 'partner.creditHold', 'partner.insolvent'],
  build: (outcome, { of }) => {
    const record = cashRecord(outcome, of)
    return record.points.length > 0 ? cashChart(record) : { missing: 'the run has no path of cash over time' }
  },
  usual: outcome => {
    const id = shownOf(outcome, undefined)
    const shown = outcome.result.strategies.find(strategy => strategy.id === id)
    const needs = (shown?.metrics['partner.funding.peak']?.p50 ?? 0) > 0
    const isHeld = (shown?.metrics['partner.creditHold']?.mean ?? 0) >= oftenHeld
    return (needs || isHeld) && cashRecord(outcome).points.length > 0 ? [{ kind: 'cash' }] : []
  },
}
