import { aboutOf } from '../about.ts'
import type { ChartKind } from '../kind.ts'
import { goalsRecord } from './record.ts'
import { goalsChart } from './spec.ts'

export const goals: ChartKind = {
  key: 'goals',
  id: 'goals',
  summary: 'how often each goal of vendor and partner is reached, and all of them together',
  figures: ({ result }) => aboutOf(result, 'goal'),
  build: (outcome, { of, strategies = of === undefined ? undefined : [of] }) => {
    const record = goalsRecord(outcome, strategies)
    return record.groups.length > 0 && record.strategies.length > 0
      ? goalsChart(record)
      : { missing: 'the scenario has no goals' }
  },
  usual: outcome => (goalsRecord(outcome).groups.length > 0 ? [{ kind: 'goals' }] : []),
}
