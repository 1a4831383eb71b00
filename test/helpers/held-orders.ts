import { holding } from '../../src/domain/columns.ts'
import type { Cause } from '../../src/domain/gate.ts'
import type { Column } from '../../src/kernel/column.ts'
import { periodRatio } from '../../src/kernel/unit.ts'
import type { Built, Said } from './build-scenario.ts'
import type { Watch } from './watch.ts'

/** A day in months of a scenario that steps by the day. */
export const day = periodRatio('day', 'month')

/** What a meeting asks, as the sum of 2^place over the gates and `order`. */
export const asked = (...names: readonly (Cause | 'order')[]): number =>
  names.reduce(
    (sum, name) =>
      sum + 2 ** ['bench', 'credit', 'executive', 'financing', 'kpi', 'legal', 'presales', 'order'].indexOf(name),
    0,
  )

export const everything = 127

/** What a column sums to in one trial, over all steps or those before one. */
export const sumOf = (path: readonly Float64Array[], i: number, to = path.length): number =>
  path.slice(0, to).reduce((sum, step) => sum + step[i], 0)

/** The same for a cause. */
export const causeSum = (seen: Watch, column: Column, cause: Cause, i: number): number =>
  sumOf(seen(column, { cause }), i)

/** Slipped orders of a trial that count under a cause: resolved, or still open at the end. */
export const slippedBy = (seen: Watch, cause: Cause, i: number): number => {
  const open = seen(holding.stillOpen, { cause })
  return causeSum(seen, holding.resolved, cause, i) + open[open.length - 1][i]
}

/**
 * The partner of the article's first case: a line of $600k of which $250k is used, a bench that is busy until 7 January,
 * a target that is reached, and one order of $1M that arrives on 12 December. The vendor's quarter ends with the year.
 */
export const atSolutions: Built & { readonly set: Readonly<Record<string, Said>> } = {
  start: '2025-10-01',
  step: 'day',
  steps: 182,
  deals: ['big'],
  set: {
    'segments.only.dealSize': 100_000,
    'segments.only.term': 12,
    'program.billing': 'upfront',
    'program.margin': 0.1,
    'partner.credit.line': 600_000,
    'partner.credit.used': 250_000,
    'partner.funding.cash': 250_000,
    'partner.credit.terms': 1,
    'partner.bench.busyUntil': 98 * day,
    'partner.kpi.target': 6e6,
    'partner.kpi.reached': 'yes',
    'deals.big.amount': 1e6,
    'deals.big.customerOrder': 72 * day,
    'deals.big.hours': 900,
    'vendor.quota': 4.2e6,
    'vendor.bookedSoFar': 4.3e6,
    'vendor.club': { kind: 'uniform', params: [4.8e6, 5.5e6] },
  },
}
