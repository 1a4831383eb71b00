import { support } from '../../kernel/distribution/index.ts'
import type { Expr, Op } from '../../kernel/expr.ts'
import type { Quantity } from '../scenario.ts'

type Range = readonly [low: number, high: number]

/**
 * What a value can be. `of` are the drawn inputs it is made from, one for each time that it is made from it: where one
 * comes twice, or the way they are put together is not followed in detail, the ends may be out of reach.
 */
export type Reach = { readonly range: Range; readonly of: readonly string[]; readonly isRough: boolean }

const anything: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

const least = (x: number, y: number): number => Math.min(x, y)
const most = (x: number, y: number): number => Math.max(x, y)

/** What an input that is no formula can be. */
export const reachOfDrawn = (quantity: Quantity, name: string): Reach => {
  const of = [name]
  if (quantity.kind === 'constant') return { range: [quantity.value, quantity.value], of: [], isRough: false }
  if (quantity.kind === 'law') return { range: support(quantity.law), of, isRough: false }
  if (quantity.kind === 'row')
    return { range: [quantity.values.reduce(least), quantity.values.reduce(most)], of, isRough: true }
  return { range: anything, of, isRough: true }
}

const corners = (a: Range, b: Range, op: (x: number, y: number) => number): Range => {
  const ends = a.flatMap(x => b.map(y => op(x, y)))
  return ends.some(Number.isNaN) ? anything : [Math.min(...ends), Math.max(...ends)]
}

const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y)

const rising: Readonly<Partial<Record<Op, (x: number) => number>>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  sqrt: x => Math.sqrt(Math.max(0, x)),
}

/** The range of an operation over ranges; undefined where it is not followed. */
const ranged = (op: Op, [a, b, c]: readonly Range[], all: readonly Range[]): Range | undefined => {
  const rises = rising[op]
  if (rises !== undefined) return [rises(a[0]), rises(a[1])]
  if (op === '+') return [a[0] + b[0], a[1] + b[1]]
  if (op === '-') return [a[0] - b[1], a[1] - b[0]]
  if (op === '*') return corners(a, b, times)
  if (op === '/') return b[0] > 0 || b[1] < 0 ? corners(a, b, (x, y) => x / y) : undefined
  if (op === 'negative') return [-a[1], -a[0]]
  if (op === 'min') return [Math.min(...all.map(([low]) => low)), Math.min(...all.map(([, high]) => high))]
  if (op === 'max') return [Math.max(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))]
  if (op === 'if') return [Math.min(b[0], c[0]), Math.max(b[1], c[1])]
  return undefined
}

/** What a formula can be, given what its names can be. */
export const reachOf = (expr: Expr, names: readonly Reach[]): Reach => {
  if (expr.kind === 'number') return { range: [expr.value, expr.value], of: [], isRough: false }
  if (expr.kind === 'name') return names[expr.index]
  const parts = expr.args.map(part => reachOf(part, names))
  const ranges = parts.map(({ range }) => range)
  const of = parts.flatMap(part => part.of)
  const range = ranged(expr.op, ranges, ranges)
  const isRough = range === undefined || expr.op === 'if' || parts.some(part => part.isRough)
  return { range: range === undefined || range.some(Number.isNaN) ? anything : range, of, isRough }
}

/** Whether both ends can be reached, or come as near as one likes. */
export const isExact = ({ of, isRough }: Reach): boolean => !isRough && new Set(of).size === of.length
