import type { Outcome } from '../../study/outcome.ts'
import { bestAgainst, headline, valueOr } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { differenceRecord } from './record.ts'
import { differenceChart } from './spec.ts'

/** The strategy that differs most; of one that is not the reference, the best of all others. */
const rivalOf = (outcome: Outcome, subject: string, against: string): string => {
  const best = bestAgainst(outcome, subject, against) ?? bestAgainst(outcome, subject, outcome.against)
  return best === undefined || best === against ? outcome.against : best
}

export const difference: ChartKind = {
  key: 'difference',
  id: 'difference',
  summary: 'one metric of two strategies, trial by trial: how often and by how much one is ahead',
  figures: (outcome, { subject = valueOr(headline, outcome) }) => [subject],
  build: (outcome, ask) => {
    const { subject = valueOr(headline, outcome), against = outcome.against } = ask
    const of = ask.of ?? rivalOf(outcome, subject, against)
    if (of === against) return { missing: `there is no other strategy to compare ${against} with` }
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
