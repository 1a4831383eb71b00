import type { Unit } from '../../kernel/unit.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { GoalsResult, StrategyResult } from '../../study/result.ts'
import { hasYear } from '../seat-rows.ts'

/** A figure that the page shows while it moves. */
export type LiveRow = {
  readonly seat: 'Partner' | 'Vendor' | 'Both'
  readonly label: string
  readonly unit: Unit
  /** `range`: a metric with its P10 and P90 · `chance`: a metric whose mean is a share of the futures · `goals`: all goals of a side. */
  readonly show: 'range' | 'chance' | 'goals'
  /** The metric; of goals the side. */
  readonly of: string
  /** Whether more of it is better for its seat. */
  readonly more: boolean
}

const range = (seat: LiveRow['seat'], label: string, of: string, more = true): LiveRow => ({
  seat,
  label,
  unit: 'USD',
  show: 'range',
  of,
  more,
})

const goals = (seat: LiveRow['seat'], label: string, of: string): LiveRow => ({
  seat,
  label,
  unit: '1',
  show: 'goals',
  of,
  more: true,
})

/** What the owner looks at first: value, else the practice's, else its earnings. */
const ownersRow = (outcome: Outcome): LiveRow => {
  const [first] = outcome.result.strategies
  const has = (metric: string): boolean => hasYear(outcome) && first?.metrics[metric] !== undefined
  if (has('partner.ownerValue')) return range('Partner', 'Owner value', 'partner.ownerValue')
  if (has('partner.value'))
    return range('Partner', outcome.firm ? 'Price of the firm' : 'Value of the practice', 'partner.value')
  return range('Partner', 'EBITDA', 'partner.ebitda')
}

/** Ids of the metrics that rows show. */
export const figuresIn = (rows: readonly LiveRow[]): readonly string[] =>
  rows.flatMap(({ show, of }) => (show === 'goals' ? [] : [of]))

/** The figure of a strategy in a row: its median, or the chance. */
export const middleOf = (
  { of, show }: LiveRow,
  strategy: Pick<StrategyResult, 'id' | 'metrics'>,
  reached: readonly GoalsResult[],
): number | null => {
  if (show === 'goals') {
    const found = reached.find(one => one.strategy === strategy.id)
    return found?.[of as 'vendor' | 'partner' | 'both']?.p ?? null
  }
  const figures = strategy.metrics[of]
  return (show === 'chance' ? figures?.mean : figures?.p50) ?? null
}

/** Both seats' figures, those that the result has. */
export const liveRows = (outcome: Outcome): readonly LiveRow[] => {
  const { result } = outcome
  const all: readonly LiveRow[] = [
    ownersRow(outcome),
    range('Vendor', 'Contribution', 'vendor.contribution'),
    range('Both', 'Joint value', 'joint.value'),
    range('Partner', 'Peak funding', 'partner.funding.peak', false),
    { seat: 'Partner', label: 'Insolvent', unit: '1', show: 'chance', of: 'partner.insolvent', more: false },
    goals('Partner', 'Partner reaches its goals', 'partner'),
    goals('Vendor', 'Vendor reaches its goals', 'vendor'),
    goals('Both', 'Both reach their goals', 'both'),
  ]
  return all.filter(row => result.strategies.some(one => middleOf(row, one, result.goals) !== null))
}
