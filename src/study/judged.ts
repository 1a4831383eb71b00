import type { Expr } from '../kernel/expr.ts'
import type { Link } from '../scenario/scenario.ts'
import type { CheckResult } from './result.ts'
import { aggregateValues, combinationsOf, type Estimate } from './stat.ts'

type Judged = Omit<CheckResult['results'][number], 'strategy' | 'over'>

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

const aggregateValue = (expr: Expr, estimates: readonly Estimate[]): number =>
  aggregateValues(expr, [estimates.map(one => one.value)])[0]

/** A number made from all trials with the interval that its parts leave open. */
export const measured = (expr: Expr, estimates: readonly Estimate[]) => {
  const value = orNull(aggregateValue(expr, estimates))
  const possible = aggregateValues(expr, combinationsOf(estimates)).filter(Number.isFinite)
  const ci95 =
    value === null || possible.length === 0
      ? null
      : ([possible.reduce((a, b) => Math.min(a, b)), possible.reduce((a, b) => Math.max(a, b))] as const)
  return { value, ci95 }
}

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!=', 'between']

/** What a comparison compares with something. */
const leftOf = (expr: Expr): Expr | undefined =>
  expr.kind === 'call' && comparisons.includes(expr.op) ? expr.args[0] : undefined

/** Whether a difference could as well be on the other side of 0. */
const isAround0 = ([low, high]: readonly [number, number]): boolean => low < high && low <= 0 && high >= 0

/**
 * Whether a statement about numbers made from all trials holds, and whether others that they may be say the opposite.
 * `apart`: where it compares means, by how much the left side is above the right one, which is known better than either.
 */
export const judged = (expr: Expr, estimates: readonly Estimate[], apart?: Estimate): Judged => {
  const truth = aggregateValue(expr, estimates)
  const left = leftOf(expr)
  const found = {
    ...(left === undefined ? { value: null, ci95: null } : measured(left, estimates)),
    holds: Number.isNaN(truth) ? null : truth !== 0,
  }
  if (apart !== undefined && Number.isFinite(apart.value)) {
    const ci95 = [apart.low, apart.high] as const
    return { ...found, apart: { value: apart.value, ci95 }, close: isAround0(ci95) }
  }
  const possible = aggregateValues(expr, combinationsOf(estimates))
  return { ...found, close: !Number.isNaN(truth) && possible.some(other => (other !== 0) !== (truth !== 0)) }
}

/**
 * An ordering, pair by pair: by how much the first is above the second. It is close where the interval of that
 * difference has 0 in it.
 */
export const judgedLinks = (links: readonly Link[], estimates: readonly Estimate[]): CheckResult['results'] =>
  links.map(({ above, below, difference }) => {
    const { value, ci95 } = measured(difference, estimates)
    return {
      strategy: above,
      over: below,
      value,
      ci95,
      holds: value === null ? null : value > 0,
      close: ci95 !== null && isAround0(ci95),
    }
  })
