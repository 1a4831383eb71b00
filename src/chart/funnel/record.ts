import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { meanPath, sumOf } from '../mean-path.ts'
import { countText, percentText } from '../number.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'
import { spanText } from '../words.ts'

/** Counts over the horizon, means over the trials. */
export type FunnelStrategy = {
  readonly id: string
  readonly title: string
  readonly colour: string
  readonly isReference: boolean
  readonly leads: number
  /** All opportunities, and those of them that came from leads; the rest are the reps' own and the customers'. */
  readonly opportunities: number
  readonly fromLeads: number
  /** Of all opportunities those that are won, now or when their sales cycle is over. */
  readonly wins: number
  /** Orders that reached the partner, those of them that were steered from the vendor's direct team, and those placed. */
  readonly orders: number
  readonly steered: number
  readonly placed: number
  /** Customers that the partner serves at the end, whenever they came. */
  readonly customers: number
}

export type FunnelRecord = {
  readonly kind: 'funnel'
  readonly months: number
  readonly trials: number
  readonly source: string
  readonly strategies: readonly FunnelStrategy[]
  /** Strategies without a panel, for want of room. */
  readonly leftOut: number
  readonly finding: string
}

const mostPanels = 5

const lastOf = (path: readonly number[]): number => path.at(-1) ?? 0

const strategyOf = (strategy: StrategyResult, colour: string, isReference: boolean): FunnelStrategy => {
  const all = (id: string) => sumOf(meanPath(strategy, id))
  const opportunities = all('partner.opportunities')
  return {
    id: strategy.id,
    title: cleanText(strategy.title),
    colour,
    isReference,
    leads: all('partner.leads'),
    opportunities,
    fromLeads: Math.max(0, opportunities - all('partner.opportunities.reps') - all('partner.opportunities.customers')),
    wins: opportunities - all('partner.opportunities.lost') - all('partner.opportunities.undecided'),
    orders: all('orders.won'),
    steered: all('orders.steered'),
    placed: all('orders.placed'),
    customers: lastOf(meanPath(strategy, 'customers.resold')) + lastOf(meanPath(strategy, 'customers.referred')),
  }
}

/** A mean count: whole, with a decimal where it is small. */
export const meanText = (count: number): string =>
  count >= 9.95 ? countText(Math.round(count)) : count < 0.05 ? '0' : count.toFixed(1).replace('.0', '')

const findingOf = (all: readonly FunnelStrategy[], months: number): string => {
  const best = all.reduce((a, b) => (b.placed > a.placed ? b : a))
  const called = ({ title }: FunnelStrategy) => shortTitle(title)
  const span = spanText(months)
  if (!(best.placed > 0)) return `No strategy places an order within ${span}`
  const orders = (n: number) => `${meanText(n)} ${meanText(n) === '1' ? 'order' : 'orders'}`
  const rates = [
    ...(best.leads > 0 ? [`${percentText(best.fromLeads / best.leads)} of leads become opportunities`] : []),
    ...(best.opportunities > 0 ? [`${percentText(best.wins / best.opportunities)} of opportunities are won`] : []),
  ]
  const how = rates.length > 0 ? `; ${rates.join(', ')}` : ''
  const reference = all.find(one => one.isReference)
  if (all.length === 1) return `${called(best)} places ${orders(best.placed)} in ${span}${how}`
  if (reference === undefined || reference === best || meanText(reference.placed) === meanText(best.placed))
    return `No strategy places more orders than ${called(reference ?? best)}: ${meanText((reference ?? best).placed)} in ${span}${how}`
  return `${called(best)} places most orders: ${meanText(best.placed)} in ${span}, against ${meanText(reference.placed)} with ${called(reference)}${how}`
}

/** What the funnel shows, of the strategies asked for or all; none where there are neither leads nor opportunities. */
export const funnelRecord = (outcome: Outcome, ids?: readonly string[]): FunnelRecord => {
  const { result, against, horizonMonths: months } = outcome
  const colours = coloursOf(result, against)
  const all = result.strategies
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map(one => strategyOf(one, colours.get(one.id) ?? muted, one.id === against))
  const some = all.some(({ leads, opportunities }) => leads > 0 || opportunities > 0)
  const rank = ({ isReference, placed }: FunnelStrategy) => (isReference ? Number.POSITIVE_INFINITY : placed)
  const kept = new Set(
    [...all].sort((a, b) => (rank(b) > rank(a) ? 1 : rank(b) < rank(a) ? -1 : 0)).slice(0, mostPanels),
  )
  return {
    kind: 'funnel',
    months,
    trials: result.trials,
    source: sourceText(result),
    strategies: some ? all.filter(one => kept.has(one)) : [],
    leftOut: all.length - kept.size,
    finding: some ? findingOf(all, months) : 'No strategy has leads or opportunities',
  }
}
