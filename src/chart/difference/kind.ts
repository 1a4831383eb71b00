import { bestAgainst, headline, valueOr } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { differenceRecord } from './record.ts'
import { differenceChart } from './spec.ts'

export const difference: ChartKind = {
  key: 'difference',
  id: 'difference',
  summary: 'one metric of two strategies, trial by trial: how often and by how much one is ahead',
  build: (outcome, ask) => {
    const { subject = valueOr(headline, outcome), against = outcome.against } = ask
    const of = ask.of ?? bestAgainst(outcome, subject, against) ?? against
    const record = differenceRecord(outcome, subject, of, against)
    return record.pairs > 0 ? differenceChart(record) : { missing: `no future has a value of ${subject} in both` }
  },
  usual: outcome => {
    const subject = valueOr(headline, outcome)
    const references = [...new Set(outcome.result.comparisons.map(({ a }) => a))]
    return references.flatMap(against => {
      const of = bestAgainst(outcome, subject, against) ?? against
      const { pairs } = differenceRecord(outcome, subject, of, against)
      return pairs > 0 ? [{ kind: 'difference' as const, subject, of, against }] : []
    })
  },
}
