import { path, valueOr } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { fanRecord } from './record.ts'
import { fanChart } from './spec.ts'

export const fan: ChartKind = {
  key: 'fan',
  id: 'fan',
  summary: 'one metric over time: median and P10 to P90 of each strategy',
  figures: (outcome, { subject = valueOr(path, outcome) }) => [subject],
  build: (outcome, { subject = valueOr(path, outcome), ...ask }) => {
    const record = fanRecord(outcome, subject, ask)
    return record.panels.some(({ end }) => end !== null)
      ? fanChart(record)
      : { missing: `the run has no path of ${subject} over time` }
  },
  usual: outcome => {
    const subject = valueOr(path, outcome)
    return fanRecord(outcome, subject).panels.some(({ end }) => end !== null) ? [{ kind: 'fan', subject }] : []
  },
}
