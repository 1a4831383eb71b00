import { headline, shownOf } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { hangingOf, tornadoRecord } from './record.ts'
import { tornadoChart } from './spec.ts'

export const tornado: ChartKind = {
  key: 'tornado',
  id: 'tornado',
  summary: 'which inputs a figure hangs on, and how much of it is chance',
  figures: (outcome, ask) => [ask.subject ?? hangingOf(outcome, shownOf(outcome, ask.of)) ?? headline],
  build: (outcome, ask) => {
    const of = shownOf(outcome, ask.of)
    const subject = ask.subject ?? hangingOf(outcome, of) ?? headline
    const record = tornadoRecord(outcome, subject, of, ask.against ?? null)
    return record ? tornadoChart(record) : { missing: `the run can tell of no input that ${subject} hangs on it` }
  },
  usual: outcome => {
    const of = shownOf(outcome, undefined)
    const subject = hangingOf(outcome, of)
    return subject === undefined ? [] : [{ kind: 'tornado', subject, of }]
  },
}
