import type { Expr } from '../kernel/expr.ts'

/** A formula whose names stand so many places further on, behind those of another. */
export const shifted = (expr: Expr, by: number): Expr => {
  if (expr.kind === 'name') return { ...expr, index: expr.index + by }
  return expr.kind === 'call' ? { ...expr, args: expr.args.map(part => shifted(part, by)) } : expr
}
