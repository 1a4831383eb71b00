import type { Unit } from '../kernel/unit.ts'
import type { Payback, Paybacks } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Comparison, Difference, Figures, Result } from '../study/result.ts'
import { ownRows } from './own-rows.ts'

const seats = ['PARTNER', 'DISTRIBUTOR', 'VENDOR', 'BOTH', 'OWN'] as const
export type Seat = (typeof seats)[number]

/** One row of the comparison: what a seat looks at, and how it is shown. */
export type SeatRow = {
  readonly seat: Seat
  readonly label: string
  readonly metric: string
  /**
   * `range`: median and P10 to P90 · `ceiling`: median and P90 · `chance`: in what share of the futures it is so ·
   * `median` · `change`: median change against the status quo, and in how many of 100 futures it is better · `path`: the
   * median over time · `payback`: when what it costs is earned back, and in how many futures never (`metric` is what
   * counts) · `number`: one made from all futures.
   */
  readonly show: 'range' | 'ceiling' | 'chance' | 'median' | 'change' | 'path' | 'payback' | 'number'
}

const rowsOf = (firm: boolean, year: boolean): readonly SeatRow[] => [
  { seat: 'PARTNER', label: 'owner value', metric: 'partner.ownerValue', show: 'range' },
  { seat: 'PARTNER', label: 'change', metric: 'partner.ownerValue', show: 'change' },
  { seat: 'PARTNER', label: firm ? 'price of the firm' : 'value of practice', metric: 'partner.value', show: 'median' },
  year
    ? { seat: 'PARTNER', label: 'EBITDA, last 12', metric: 'partner.ebitda.last12', show: 'median' }
    : { seat: 'PARTNER', label: 'EBITDA', metric: 'partner.ebitda', show: 'range' },
  ...(year ? [] : [{ seat: 'PARTNER', label: 'change', metric: 'partner.ebitda', show: 'change' } as const]),
  { seat: 'PARTNER', label: 'resale pays back', metric: 'resale', show: 'payback' },
  { seat: 'PARTNER', label: 'with services', metric: 'withServices', show: 'payback' },
  { seat: 'PARTNER', label: 'recurring share', metric: 'partner.recurringShare', show: 'median' },
  { seat: 'PARTNER', label: 'peak funding', metric: 'partner.funding.peak', show: 'ceiling' },
  { seat: 'PARTNER', label: 'orders on hold', metric: 'partner.creditHold', show: 'chance' },
  { seat: 'PARTNER', label: 'insolvent', metric: 'partner.insolvent', show: 'chance' },
  { seat: 'PARTNER', label: 'customers', metric: 'partner.customers', show: 'median' },
  { seat: 'PARTNER', label: firm ? 'path of price' : 'path of value', metric: 'partner.value', show: 'path' },
  { seat: 'DISTRIBUTOR', label: 'margin', metric: 'distributor.margin', show: 'range' },
  { seat: 'DISTRIBUTOR', label: 'bad debt', metric: 'distributor.badDebt', show: 'ceiling' },
  { seat: 'VENDOR', label: 'bookings all routes', metric: 'vendor.bookings', show: 'median' },
  { seat: 'VENDOR', label: 'contribution', metric: 'vendor.contribution', show: 'range' },
  { seat: 'VENDOR', label: 'change', metric: 'vendor.contribution', show: 'change' },
  { seat: 'VENDOR', label: 'sales cost', metric: 'vendor.salesCost', show: 'median' },
  { seat: 'BOTH', label: 'joint value', metric: 'joint.value', show: 'range' },
  { seat: 'BOTH', label: 'change', metric: 'joint.value', show: 'change' },
]

/** The metric of a row of the comparison, by what stands before it; none for a word that means little without its seat. */
export const metricOfRow = (label: string): string | undefined => {
  const rows = [true, false].flatMap(firm => [true, false].flatMap(year => rowsOf(firm, year)))
  const isNamed = (row: SeatRow): boolean =>
    row.seat !== 'DISTRIBUTOR' && row.show !== 'payback' && row.show !== 'change'
  return rows.find(row => isNamed(row) && row.label.toLowerCase() === label.toLowerCase())?.metric
}

/** What a value is of, where the scenario does not give the books of the firm. */
export const practiceText = 'values are of this practice, not of the firm: no books of last year are given'

/** What one strategy has in a row; null where there is nothing to show. */
export type Cell =
  | { readonly kind: 'level'; readonly figures: Figures }
  | { readonly kind: 'change'; readonly difference: Difference; readonly futures: number }
  | { readonly kind: 'path'; readonly values: readonly (number | null)[] }
  | { readonly kind: 'payback'; readonly payback: Payback; readonly futures: number }
  | { readonly kind: 'number'; readonly value: number | null; readonly unit: Unit }
  | null

/** A row with one cell per strategy, in the order of the result. */
export type FilledRow = SeatRow & { readonly cells: readonly Cell[] }

/** The comparison of a strategy with the status quo; undefined for the status quo itself. */
export const comparisonOf = (result: Result, against: string, id: string): Comparison | undefined =>
  result.comparisons.find(comparison => comparison.a === against && comparison.b === id)

const cellOf = (outcome: Outcome, row: SeatRow, index: number): Cell => {
  const { result, against } = outcome
  const { id, metrics, timeline } = result.strategies[index]
  if (row.show === 'number') {
    const own = result.metrics.find(metric => metric.id === row.metric)
    const found = own?.results.find(({ strategy }) => strategy === null || strategy === id)
    return own && found ? { kind: 'number', value: found.value, unit: own.unit } : null
  }
  if (row.show === 'payback') {
    const payback = comparisonOf(result, against, id)?.paybacks[row.metric as keyof Paybacks]
    return payback ? { kind: 'payback', payback, futures: result.trials } : null
  }
  if (row.show === 'path') return timeline[row.metric] ? { kind: 'path', values: timeline[row.metric].p50 } : null
  if (row.show !== 'change') return metrics[row.metric] ? { kind: 'level', figures: metrics[row.metric] } : null
  const difference = comparisonOf(result, against, id)?.metrics[row.metric]
  return difference ? { kind: 'change', difference, futures: result.trials } : null
}

/** That orders never are on hold and that there is no distributor go without saying; that nobody is insolvent does not. */
const unsaid: ReadonlySet<string> = new Set(['partner.creditHold', 'distributor.margin', 'distributor.badDebt'])

const isIdle = ({ metric, cells }: FilledRow): boolean =>
  unsaid.has(metric) && cells.every(cell => cell?.kind !== 'level' || cell.figures.mean === 0)

/** Whether the horizon has a year of earnings, without which nothing has a value. */
export const hasYear = ({ horizonMonths }: Pick<Outcome, 'horizonMonths'>): boolean => horizonMonths > 12 - 1e-6

/** What a run of less than a year does not tell. */
export const noYearText = 'no values: a value takes a year of earnings, and the horizon is shorter'

/** Figures that need a year, such as values, have none under any strategy where the horizon is shorter. */
const hasValue = ({ cells }: FilledRow): boolean =>
  cells.some(
    cell =>
      (cell?.kind === 'level' && cell.figures.p50 !== null) ||
      (cell?.kind === 'change' && cell.difference.p50 !== null) ||
      (cell?.kind === 'path' && cell.values.some(value => value !== null)) ||
      cell?.kind === 'payback' ||
      cell?.kind === 'number',
  )

/** The rows for which any strategy has something to show; a seat's name stands on its first row. */
export const seatRows = (outcome: Outcome): FilledRow[] => {
  const year = hasYear(outcome)
  const all = [...rowsOf(outcome.firm, year), ...ownRows(outcome.result)]
  return seats
    .flatMap(seat => all.filter(row => row.seat === seat))
    .map(row => ({ ...row, cells: outcome.result.strategies.map((_, i) => cellOf(outcome, row, i)) }))
    .filter(row => row.cells.some(cell => cell !== null) && !isIdle(row) && (year || hasValue(row)))
}
