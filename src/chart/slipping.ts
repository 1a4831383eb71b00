import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'

/** First-year value of the orders of a strategy that slip, in USD: the mean over the trials; 0 where none can. */
export const slippedOf = ({ metrics }: StrategyResult): number => metrics['orders.slipped.value']?.mean ?? 0

/** Whether orders have anything to pass, so that they can slip. */
export const canSlip = ({ result }: Outcome): boolean =>
  result.strategies.some(({ metrics }) => metrics['orders.slipped.value'] !== undefined)

/** Share of what is due that slips, in the strategy that is shown. */
export const slipShare = (outcome: Outcome, of: string | undefined): number => {
  const shown = slipping(outcome, of)
  const slipped = shown === undefined ? 0 : slippedOf(shown)
  return slipped > 0 ? slipped / (slipped + (shown!.metrics['orders.onTime.value']?.mean ?? 0)) : 0
}

/** The strategy whose slips a chart shows: the one asked for, else the reference, else the one in which most slips. */
export const slipping = ({ result, against }: Outcome, of: string | undefined): StrategyResult | undefined => {
  const named = (id: string) => result.strategies.find(strategy => strategy.id === id)
  if (of !== undefined) return named(of)
  const reference = named(against)
  if (reference !== undefined && slippedOf(reference) > 0) return reference
  return result.strategies.reduce<StrategyResult | undefined>(
    (most, next) => (most === undefined || slippedOf(next) > slippedOf(most) ? next : most),
    undefined,
  )
}
