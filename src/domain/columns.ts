import type { Column } from '../kernel/column.ts'
import { books, distributor, services, worth } from './firm-columns.ts'
import { holding } from './holding-columns.ts'
import { incentives } from './incentive-columns.ts'
import { direct, fund, marketing } from './marketing-columns.ts'
import { program } from './program-columns.ts'
import { base, deals, pipeline, resale } from './selling-columns.ts'

/**
 * The chart of accounts: every stock and flow of the model, and the only thing that its rooms share besides the market.
 * Money columns are in USD per step (flows) or USD (stocks); a posting also says who owes or hands over to whom.
 */
export {
  base,
  books,
  deals,
  direct,
  distributor,
  fund,
  holding,
  incentives,
  marketing,
  pipeline,
  program,
  resale,
  services,
  worth,
}

/** Every column that is one number a trial; lists of deals are not among them. */
export const allColumns: readonly Column[] = [
  pipeline,
  base,
  resale,
  distributor,
  services,
  fund,
  marketing,
  direct,
  program,
  incentives,
  holding,
  books,
  worth,
].flatMap(group => Object.values<Column>(group).filter(({ kind }) => kind !== 'list'))
