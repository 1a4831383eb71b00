import type { ChartKind } from '../kind.ts'
import { bothSeatsRecord } from './record.ts'
import { bothSeatsChart } from './spec.ts'

export const bothSeats: ChartKind = {
  key: 'bothSeats',
  id: 'both-seats',
  summary: 'what each strategy changes for vendor and partner in the same trials',
  figures: () => ['partner.ownerValue', 'vendor.contribution'],
  build: (outcome, { strategies }) => {
    const record = bothSeatsRecord(outcome, outcome.result.scenario.hash, strategies)
    return record.strategies.length > 0 ? bothSeatsChart(record) : { missing: 'there are no two strategies to compare' }
  },
  usual: outcome => (bothSeatsRecord(outcome).strategies.length > 0 ? [{ kind: 'bothSeats' }] : []),
}
