import type { Column } from '../../kernel/column.ts'
import { ago, last, type Mechanism, mechanism, now } from '../../kernel/mechanism.ts'
import { books, resale, worth } from '../columns.ts'

/** The sum of a flow's last twelve months: what it was, with the new step and without the one that is a year old. */
const yearOf = (name: string, flow: Column, year: Column): Mechanism =>
  mechanism({
    name,
    reads: { flow: now(flow), before: last(year), left: ago(flow, 12) },
    writes: { year },
    step({ trials, reads: { flow: added, before, left }, writes }) {
      for (let i = 0; i < trials; i++) writes.year[i] = before[i] + added[i] - left[i]
    },
  })

export const years: readonly Mechanism[] = [
  yearOf('valuation/year-of-gross-profit', books.grossProfit, worth.grossYear),
  yearOf('valuation/year-of-recurring-profit', books.recurringProfit, worth.recurringYear),
  yearOf('valuation/year-of-resale-profit', resale.profit, worth.resaleYear),
  yearOf('valuation/year-of-rest-profit', books.restProfit, worth.restYear),
  yearOf('valuation/year-of-running-cost', worth.runningCost, worth.costYear),
  yearOf('valuation/year-of-free-cash', worth.freeCash, worth.freeYear),
]
