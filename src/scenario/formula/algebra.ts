import type { Expr } from '../../kernel/expr.ts'
import { isPlain, isSameBut, monthsIn, noDims, settled } from './dims.ts'
import type { Dims } from './term.ts'

/** An expression and what it is made of. */
export type Typed = { readonly expr: Expr; readonly dims: Dims }

const scaledBy = (typed: Typed, factor: number): Typed =>
  factor === 1
    ? typed
    : { ...typed, expr: { kind: 'call', op: '*', args: [typed.expr, { kind: 'number', value: factor }] } }

const shrunkBy = (typed: Typed, divisor: number): Typed =>
  divisor === 1
    ? typed
    : { ...typed, expr: { kind: 'call', op: '/', args: [typed.expr, { kind: 'number', value: divisor }] } }

const both = (op: '*' | '/', a: Typed, b: Typed): Expr => ({ kind: 'call', op, args: [a.expr, b.expr] })

const without = <T>(list: readonly T[], gone: readonly T[]): readonly T[] => {
  const left = [...list]
  for (const item of gone) if (left.includes(item)) left.splice(left.indexOf(item), 1)
  return left
}

/** A rate over a stretch of time is an amount: the months are counted in its periods. */
const overTime = (typed: Typed): Typed => {
  const { per, months } = typed.dims
  if (per === undefined || months < 1) return typed
  const { per: _, ...rest } = typed.dims
  return shrunkBy({ ...typed, dims: { ...rest, months: months - 1 } }, monthsIn(per))
}

const done = (typed: Typed): Typed => ({ ...typed, dims: settled(typed.dims) })

/** The product; undefined for a rate times a rate. */
export const product = (a: Typed, b: Typed): Typed | undefined => {
  if (a.dims.per !== undefined && b.dims.per !== undefined) return undefined
  const per = a.dims.per ?? b.dims.per
  const dims: Dims = {
    usd: a.dims.usd + b.dims.usd,
    months: a.dims.months + b.dims.months,
    hours: a.dims.hours + b.dims.hours,
    heads: [...a.dims.heads, ...b.dims.heads],
    ...(per && { per }),
  }
  return done(overTime({ expr: both('*', a, b), dims }))
}

/**
 * The quotient; undefined where it would be per less than nothing (money by money per deal is a number of deals, which
 * has no name here). Divided by a rate, time comes out: $1M by $480k per year is a duration.
 */
export const quotient = (a: Typed, b: Typed): Typed | undefined => {
  const heads = without(a.dims.heads, b.dims.heads)
  if (heads.length !== a.dims.heads.length - b.dims.heads.length) return undefined
  const dims: Dims = {
    usd: a.dims.usd - b.dims.usd,
    months: a.dims.months - b.dims.months,
    hours: a.dims.hours - b.dims.hours,
    heads,
  }
  const plain: Typed = { expr: both('/', a, b), dims }
  const [above, below] = [a.dims.per, b.dims.per]
  if (below === undefined) return done(overTime({ ...plain, dims: { ...dims, ...(above && { per: above }) } }))
  if (above === below) return done(plain)
  const months = above === undefined ? 1 : 0
  const scaled = scaledBy({ ...plain, dims: { ...dims, months: dims.months + months } }, monthsIn(below))
  return done(above === undefined ? scaled : shrunkBy(scaled, monthsIn(above)))
}

/** A power; a quantity takes whole ones. */
export const power = (a: Typed, b: Typed): Typed | undefined => {
  const expr: Expr = { kind: 'call', op: '^', args: [a.expr, b.expr] }
  if (!isPlain(b.dims)) return undefined
  if (isPlain(a.dims)) return { expr, dims: noDims }
  const n = b.expr.kind === 'number' ? b.expr.value : Number.NaN
  if (!Number.isInteger(n) || n < 1 || a.dims.heads.length > 0 || a.dims.per !== undefined) return undefined
  return done({ expr, dims: { ...noDims, usd: a.dims.usd * n, months: a.dims.months * n, hours: a.dims.hours * n } })
}

/** Whether the two are rates of the same thing per different periods. */
export const periodsDiffer = (a: Dims, b: Dims): boolean =>
  isSameBut(a, b) && a.per !== b.per && a.per !== undefined && b.per !== undefined
