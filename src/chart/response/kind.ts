import type { ChartKind } from '../kind.ts'
import { responseRecord } from './record.ts'
import { responseChart } from './spec.ts'

export const response: ChartKind = {
  key: 'response',
  id: 'response',
  summary:
    'what each marketing activity brings at each spend, where the strategies stand, and what the next dollars bring',
  figures: () => ['partner.leads', 'vendor.contribution', 'partner.ebitda'],
  build: (outcome, { subject, of }) => {
    const record = responseRecord(outcome, subject, of)
    if (record.panels.length > 0) return responseChart(record)
    return {
      missing:
        subject === undefined
          ? 'no strategy spends anything on marketing activities'
          : `no strategy spends anything on the activity ${subject}`,
    }
  },
  usual: outcome => (responseRecord(outcome).panels.length > 0 ? [{ kind: 'response' }] : []),
}
