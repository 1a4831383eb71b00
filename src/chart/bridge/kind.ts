import { headline, shownOf } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { bridgeRecord } from './record.ts'
import { bridgeChart } from './spec.ts'

export const bridge: ChartKind = {
  key: 'bridge',
  id: 'bridge',
  summary:
    'the way to the owner\u2019s value, step by step: from another strategy\u2019s, or from a year\u2019s earnings',
  figures: (_, { subject = headline }) => [subject],
  build: (outcome, ask) => {
    const { subject = headline, against = outcome.against } = ask
    const record = bridgeRecord(outcome, subject, shownOf(outcome, ask.of), against)
    return record ? bridgeChart(record) : { missing: `the run has no steps that lead to ${subject}` }
  },
  usual: outcome => {
    const of = shownOf(outcome, undefined)
    return bridgeRecord(outcome, headline, of, outcome.against)
      ? [{ kind: 'bridge', subject: headline, of, against: outcome.against }]
      : []
  },
}
