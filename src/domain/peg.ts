import type { Column } from '../kernel/column.ts'
import { duration } from '../kernel/field.ts'
import { books, services } from './firm-columns.ts'
import { incentives } from './incentive-columns.ts'

/** The cash peg, which the firm keeps before it pays its owner and a buyer expects to find in the till. */
export const pegField = duration({
  path: 'partner.funding.peg',
  label: 'cash that the business needs to run, in time of its operating cost',
  range: [0, 60],
  scope: 'partner',
  role: 'lever',
  default: { evidence: 'cash.peg' },
})

/** What running the firm costs: its staff and all it pays others, without the software that it resells. */
export const runningCosts: readonly Column[] = [
  services.cost,
  services.subcontracted,
  services.payroll,
  services.buildCost,
  books.salesCost,
  books.sourceCost,
  books.marketing,
  incentives.remedyCost,
  books.overhead,
  books.restCost,
]

/** The peg in USD: so many months of the running cost of the last twelve. */
export const pegOf = (months: number, costOfYear: number): number => (months * costOfYear) / 12
