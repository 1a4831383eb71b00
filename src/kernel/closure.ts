import { exp, log, pow } from './arithmetic.ts'
import type { Expr, Op } from './expr.ts'
import type { Param } from './param.ts'

/** The value of a formula in trial `i` of a block. */
export type Closure = (i: number) => number

const truth = (is: boolean): number => (is ? 1 : 0)

/** What has no value makes a statement without a value; NaN compares with nothing. */
const compared =
  (is: (x: number, y: number) => boolean) =>
  (x: number, y: number): number =>
    Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : truth(is(x, y))

/** Half away from zero, as people round. What is behind the point is exact; x + 0.5 would not be. */
const round = (x: number): number => {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

const isTrue = (x: number): boolean => x !== 0 && !Number.isNaN(x)

const two: Readonly<Partial<Record<Op, (x: number, y: number) => number>>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => (y === 0 ? Number.NaN : x / y), // what is divided by nothing has no value
  '^': pow,
  '<': compared((x, y) => x < y),
  '<=': compared((x, y) => x <= y),
  '>': compared((x, y) => x > y),
  '>=': compared((x, y) => x >= y),
  '==': compared((x, y) => x === y),
  '!=': compared((x, y) => x !== y),
  // What is false makes an "and" false whatever the other says, and what is true an "or" true.
  and: (x, y) => (x === 0 || y === 0 ? 0 : Number.isNaN(x + y) ? Number.NaN : 1),
  or: (x, y) => (isTrue(x) || isTrue(y) ? 1 : Number.isNaN(x + y) ? Number.NaN : 0),
}

const one: Readonly<Partial<Record<Op, (x: number) => number>>> = {
  negative: x => -x,
  not: x => (Number.isNaN(x) ? x : truth(x === 0)),
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  log,
  floor: Math.floor,
  ceil: Math.ceil,
  round,
}

const many = (pick: (x: number, y: number) => number, parts: readonly Closure[]): Closure =>
  parts.reduce((a, b) => i => pick(a(i), b(i)))

/** The smaller and the larger of two; NaN if either is. */
const least = (x: number, y: number): number => (Number.isNaN(x) || x < y ? x : y)
const greatest = (x: number, y: number): number => (Number.isNaN(x) || x > y ? x : y)

/** A formula ready to be evaluated trial by trial; `names[n]` holds the values of its name `n`. */
export const closureOf = (expr: Expr, names: readonly Param[]): Closure => {
  if (expr.kind === 'number') {
    const { value } = expr
    return () => value
  }
  if (expr.kind === 'name') {
    const { data, mask } = names[expr.index]
    return i => data[i & mask]
  }
  const parts = expr.args.map(part => closureOf(part, names))
  const [a, b, c] = parts
  const binary = two[expr.op]
  if (binary) return i => binary(a(i), b(i))
  const unary = one[expr.op]
  if (unary) return i => unary(a(i))
  if (expr.op === 'min') return many(least, parts)
  if (expr.op === 'max') return many(greatest, parts)
  if (expr.op === 'between') {
    const inside = compared((x, low) => x >= low)
    return i => {
      const x = a(i)
      const above = inside(x, b(i))
      const below = inside(c(i), x)
      return Number.isNaN(above + below) ? Number.NaN : above * below
    }
  }
  return i => {
    const x = a(i)
    return Number.isNaN(x) ? x : x !== 0 ? b(i) : c(i)
  }
}
