import type { ChartKind } from '../kind.ts'
import { rebateRecord } from './record.ts'
import { rebateChart } from './spec.ts'

export const rebate: ChartKind = {
  key: 'rebate',
  id: 'rebate',
  summary: 'what a rebate pays at each turnover, with its bands, the turnover to expect and what that pays on average',
  build: (outcome, { subject, of }) => {
    const record = rebateRecord(outcome, subject, of)
    if (record !== undefined) return rebateChart(record)
    return {
      missing:
        subject === undefined
          ? 'the scenario has no rebate that is earned within its time'
          : `no rebate ${subject} is earned within the time of the scenario`,
    }
  },
  usual: outcome => (rebateRecord(outcome) === undefined ? [] : [{ kind: 'rebate' }]),
}
