import type { ChartKind } from '../kind.ts'
import { type RebateRecord, rebateRecord } from './record.ts'
import { rebateChart } from './spec.ts'

/** Whether a plan on averages is off by a twentieth or more. */
const isBent = ({ paid, average }: RebateRecord): boolean =>
  Math.abs(paid - average.y) > 0.05 * Math.max(paid, average.y)

export const rebate: ChartKind = {
  key: 'rebate',
  id: 'rebate',
  summary: 'what a rebate pays at each turnover, with its bands, the turnover to expect and what that pays on average',
  figures: () => ['partner.rebates'],
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
  usual: outcome => {
    const record = rebateRecord(outcome)
    return record !== undefined && isBent(record) ? [{ kind: 'rebate' }] : []
  },
}
