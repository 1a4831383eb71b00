import { spentOn } from '../activities.ts'
import { shownOf } from '../best.ts'
import type { ChartKind } from '../kind.ts'
import { calendarRecord } from './record.ts'
import { calendarChart } from './spec.ts'

export const calendar: ChartKind = {
  key: 'calendar',
  id: 'calendar',
  summary: 'the marketing calendar of a strategy: spend by activity and quarter, with the leads and bookings to expect',
  figures: () => ['mdf.spend', 'mdf.bookings'],
  build: (outcome, { of }) => {
    const record = calendarRecord(outcome, of)
    return record.rows.length > 0 && record.periods.length > 0
      ? calendarChart(record)
      : { missing: `no money is spent on marketing activities with ${record.title}` }
  },
  // one activity alone needs no calendar: the best strategy, or the first, that has several
  usual: outcome => {
    const several = outcome.result.strategies.filter(strategy => spentOn(strategy).length > 1).map(({ id }) => id)
    const best = shownOf(outcome, undefined)
    const of = several.includes(best) ? best : several[0]
    return of === undefined ? [] : [{ kind: 'calendar', of }]
  },
}
