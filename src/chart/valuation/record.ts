import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { headline } from '../best.ts'
import { moneyText } from '../number.ts'
import { type Shown, severalOf } from '../shown.ts'
import { sourceText } from '../theme.ts'

/** What the owner has of the firm with one strategy: the mean by its parts, and how the whole is spread. USD of today. */
export type ValuationRow = Shown & {
  /** Taken out along the way less put in; below 0 where more is put in. */
  readonly taken: number
  /** What the sale at the end leaves the owner. */
  readonly sale: number
  /** Price of the firm less that: debt, deal cost, tax, and the loss by waiting. */
  readonly lost: number
  readonly mean: number
  readonly p05: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
}

/** `taken` and `sale` of a row add up to its mean; `sale` and `lost` to the mean price of the firm. */
export type ValuationRecord = {
  readonly kind: 'valuation'
  readonly firm: boolean
  readonly trials: number
  readonly source: string
  readonly rows: readonly ValuationRow[]
  /** Strategies without a row, for want of room. */
  readonly leftOut: number
  readonly finding: string
}

const most = 5

const rowOf = (outcome: Outcome, shown: Shown, { metrics }: StrategyResult): ValuationRow[] => {
  const bridge = outcome.result.bridges.find(({ of, strategy }) => of === headline && strategy === shown.id)
  const taken = bridge?.steps.find(({ id }) => id === 'bridge.paidOut')?.mean ?? null
  const price = metrics['partner.value']?.mean ?? null
  const figures = metrics[headline]
  if (bridge === undefined || taken === null || price === null || figures === undefined) return []
  const { p05, p10, p50, p90, p95 } = figures
  if (p05 === null || p10 === null || p50 === null || p90 === null || p95 === null) return []
  const sale = bridge.total - taken
  return [{ ...shown, taken, sale, lost: price - sale, mean: bridge.total, p05, p10, p50, p90, p95 }]
}

const findingOf = (rows: readonly ValuationRow[]): string => {
  if (rows.length === 0) return 'No strategy has a value to the owner'
  const best = rows.reduce((a, b) => (b.p50 > a.p50 ? b : a))
  const spread = `${moneyText(best.p50)} at the median, ${moneyText(best.p10)} to ${moneyText(best.p90)} in eight trials of ten`
  const lead = rows.length === 1 ? `${best.title}: the owner has` : `The owner has most with ${best.title}:`
  const way =
    best.taken >= 0
      ? `${moneyText(best.taken)} is taken out along the way`
      : `${moneyText(-best.taken)} is put in along the way`
  return `${lead} ${spread}; of the mean of ${moneyText(best.mean)} the sale brings ${moneyText(best.sale)}, and ${way}`
}

/** What the chart shows; without rows where no strategy asked for has a value to the owner. */
export const valuationRecord = (outcome: Outcome, asked?: readonly string[]): ValuationRecord => {
  const { result, against } = outcome
  const all = severalOf(outcome, asked).flatMap(shown =>
    rowOf(outcome, shown, result.strategies.find(({ id }) => id === shown.id)!),
  )
  const rank = ({ id, p50 }: ValuationRow) => (id === against ? Number.POSITIVE_INFINITY : p50)
  const kept = new Set([...all].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a))).slice(0, most))
  const rows = all.filter(row => kept.has(row))
  return {
    kind: 'valuation',
    firm: outcome.firm,
    trials: result.trials,
    source: sourceText(result),
    rows,
    leftOut: all.length - rows.length,
    finding: findingOf(rows),
  }
}
