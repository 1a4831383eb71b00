import { aboutOf } from '../about.ts'
import type { ChartKind } from '../kind.ts'
import { expectationsRecord } from './record.ts'
import { expectationsChart } from './spec.ts'

export const expectations: ChartKind = {
  key: 'expectations',
  id: 'expectations',
  summary: 'numbers that each side believes in, beside what is simulated',
  figures: ({ result }) => aboutOf(result, 'expect'),
  build: (outcome, { of, strategies = of === undefined ? undefined : [of] }) => {
    const record = expectationsRecord(outcome, strategies)
    return record.beliefs.length > 0
      ? expectationsChart(record)
      : { missing: 'nobody in the scenario expects a figure to be above or below a number' }
  },
  usual: outcome => (expectationsRecord(outcome).beliefs.length > 0 ? [{ kind: 'expectations' }] : []),
}
