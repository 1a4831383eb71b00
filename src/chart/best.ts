import type { Outcome } from '../study/outcome.ts'

/** What the owner has of it, and what a buyer would pay for the firm over time: the former has no path. */
export const headline = 'partner.ownerValue'
export const path = 'partner.value'

/** A value, or EBITDA where the horizon is too short for one. */
export const valueOr = (metric: string, { result }: Outcome): string =>
  result.strategies.some(({ metrics }) => typeof metrics[metric]?.p50 === 'number') ? metric : 'partner.ebitda'

/** The strategy whose metric differs most from that of `a` in the median, as the finding has it; the first of several. */
export const bestAgainst = ({ result }: Outcome, metric: string, a: string): string | undefined => {
  const rivals = result.comparisons.filter(comparison => comparison.a === a)
  const change = ({ metrics }: (typeof rivals)[number]): number => metrics[metric]?.p50 ?? Number.NEGATIVE_INFINITY
  return rivals.length === 0 ? undefined : rivals.reduce((best, next) => (change(next) > change(best) ? next : best)).b
}

/** The strategy that a chart of one shows: the one asked for, else the best for the owner, else the reference. */
export const shownOf = (outcome: Outcome, of: string | undefined): string =>
  of ?? bestAgainst(outcome, valueOr(headline, outcome), outcome.against) ?? outcome.against
