import { type Column, slice, type Target } from '../kernel/column.ts'
import type { Mean } from '../kernel/metric.ts'
import { base, books, fund, holding, incentives, marketing, pipeline, program, services } from './columns.ts'
import { gatedPaths } from './orders/gated-paths.ts'

const mean = (id: string, target: Target, about?: readonly string[]): Mean => ({
  id,
  target,
  ...(about === undefined ? {} : { about }),
})

/** A column under its own name. */
const own = (about: readonly string[], columns: readonly Column[]): readonly Mean[] =>
  columns.map(column => mean(column.name, column, about))

/** One for each activity. */
const ofActivity = (id: string, target: Target): Mean => ({
  id,
  over: ['activity'],
  about: ['mdf.activities'],
  target,
})

/** One for each number of quarters after the one in which an order was due. */
const byLateness = (column: Column): Mean => ({
  id: `${column.name}.*`,
  over: ['lateness'],
  about: gatedPaths,
  target: slice(column, {}),
})

/** What adds up in charts of the bench, the marketing fund, cash, orders and the program: means over the trials, step by step. */
export const allMeans: readonly Mean[] = [
  ...own(
    ['services'],
    [
      services.capacity,
      services.billed,
      services.presales,
      services.training,
      services.meetings,
      services.build,
      services.idle,
      services.subcontractHours,
      services.backlogHours,
      services.heads,
    ],
  ),
  ...own(['partner.bench.busyUntil'], [services.elsewhere]),
  ...own(
    ['mdf'],
    [
      fund.accrued,
      fund.granted,
      fund.approved,
      fund.lapsed,
      fund.free,
      fund.reserved,
      fund.rejected,
      fund.never,
      fund.forfeited,
      incentives.claimsPaid,
    ],
  ),
  ofActivity('mdf.*.spend', incentives.marketingSpend),
  ofActivity('mdf.*.leads', slice(pipeline.leads, { source: { along: 'activity' } })),
  ofActivity('mdf.*.bookings', marketing.bookings),
  mean('partner.leads', pipeline.leads),
  mean('partner.opportunities', pipeline.opportunities),
  mean('partner.opportunities.reps', slice(pipeline.opportunities, { source: 'engine' })),
  mean('partner.opportunities.customers', slice(pipeline.opportunities, { source: 'base' })),
  mean('partner.opportunities.lost', pipeline.lost),
  mean('partner.opportunities.undecided', pipeline.noDecision),
  mean('orders.steered', pipeline.steered),
  mean('orders.won', pipeline.won),
  mean('orders.placed', pipeline.placed),
  mean('customers.resold', slice(base.customers, { paper: 'partner' })),
  mean('customers.referred', base.referredCustomers),
  mean('partner.debt', books.debt),
  ...[books.line, books.onHold].map(column => mean(column.name, column)),
  mean('partner.need', books.need),
  ...own(gatedPaths, [holding.onTime, holding.late, holding.slipped, holding.due]),
  ...[holding.placedIn, holding.cancelledIn, holding.takenIn, holding.handedIn].map(byLateness),
  ...own(['program.rebates'], [incentives.rebates, incentives.rebatesAccrued, incentives.rebatesLiability]),
  ...own(['program.tiers'], [program.level]),
]
