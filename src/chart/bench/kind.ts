import type { ChartKind } from '../kind.ts'
import { benchRecord } from './record.ts'
import { benchChart } from './spec.ts'

/** A bench is worth a picture where so much of it is idle, or so many months of work wait. */
const muchIdle = 0.25
const muchWaiting = 6

export const bench: ChartKind = {
  key: 'bench',
  id: 'bench',
  summary:
    'hours of the bench: billed, not billed and idle, up to its capacity, with subcontractors and work that waits',
  figures: () => ['partner.utilisation', 'partner.bench.idle', 'partner.backlog', 'partner.subcontracted'],
  build: (outcome, { of }) => {
    const record = benchRecord(outcome, of)
    return record.spells.length > 0 ? benchChart(record) : { missing: 'there is no bench' }
  },
  usual: outcome => {
    const { capacity, shares, mostBacklog } = benchRecord(outcome)
    const isTelling = shares.idle >= muchIdle || (mostBacklog?.months ?? 0) >= muchWaiting
    return capacity > 0 && isTelling ? [{ kind: 'bench' }] : []
  },
}
