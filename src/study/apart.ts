import type { Expr } from '../kernel/expr.ts'
import type { AggregateFormula, MetricRef, Stat, TrialFormula } from '../scenario/scenario.ts'
import { summaryOf } from '../summarise/column-state.ts'
import type { DerivedState } from './derived.ts'
import { shifted } from './shifted.ts'
import { type Estimate, estimateOf } from './stat.ts'

const orders: readonly string[] = ['<', '<=', '>', '>=']

const isNumber = (expr: Expr): boolean => expr.kind === 'number' || (expr.kind === 'call' && expr.args.every(isNumber))

/** Whether a formula over means is the mean of the same formula over what they are means of. */
const isLinear = (expr: Expr, of: readonly Stat[]): boolean => {
  if (expr.kind === 'number') return true
  if (expr.kind === 'name') return of[expr.index].stat === 'mean'
  const { op, args } = expr
  if (isNumber(expr)) return true
  if (op === '/') return isLinear(args[0], of) && isNumber(args[1])
  if (op === '*') return args.every(arg => isLinear(arg, of)) && args.some(isNumber)
  return (op === '+' || op === '-' || op === 'negative') && args.every(arg => isLinear(arg, of))
}

const namesIn = (expr: Expr): readonly number[] =>
  expr.kind === 'name' ? [expr.index] : expr.kind === 'call' ? expr.args.flatMap(namesIn) : []

/** The same formula of one future: in the place of each mean what it is the mean of. */
const ofOneFuture = (expr: Expr, of: readonly Stat[], places: readonly number[]): Expr => {
  if (expr.kind === 'name') return shifted(of[expr.index].over.expr, places[expr.index])
  return expr.kind === 'call' ? { ...expr, args: expr.args.map(arg => ofOneFuture(arg, of, places)) } : expr
}

/**
 * By how much the left side of a comparison of means is above the right one in one future; undefined where it compares
 * something else, or one mean with a number.
 */
export const apartOf = ({ expr, of }: AggregateFormula): TrialFormula | undefined => {
  if (expr.kind !== 'call' || !orders.includes(expr.op)) return undefined
  if (new Set(namesIn(expr)).size < 2 || !expr.args.every(arg => isLinear(arg, of))) return undefined
  const refs: MetricRef[] = []
  const places = of.map(({ over }) => refs.push(...over.of) - over.of.length)
  return {
    expr: { kind: 'call', op: '-', args: expr.args.map(arg => ofOneFuture(arg, of, places)) },
    of: refs,
  }
}

const countOf = (state: DerivedState): number =>
  state.kind === 'figure' ? summaryOf(state.column).moments.n : Number.NaN

/**
 * The mean of that difference: the luck that both sides share is in neither. Undefined where a figure has no value in
 * some futures in which another has one, for then the mean of the differences is not the difference of the means.
 */
export const apartEstimate = (
  apart: DerivedState,
  sides: readonly DerivedState[],
  isSobol = false,
): Estimate | undefined => {
  const count = countOf(apart)
  return sides.every(side => countOf(side) === count) ? estimateOf('mean', apart, isSobol) : undefined
}
