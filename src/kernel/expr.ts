/**
 * A formula as plain data, after its names have been given numbers and its units been checked: what travels to a
 * thread or a browser. Truth is 1 and 0; a comparison with NaN is NaN, so that what has no value stays without one.
 */
export type Expr =
  | { readonly kind: 'number'; readonly value: number }
  /** The value of the name with this number, among those that the formula speaks of. */
  | { readonly kind: 'name'; readonly index: number }
  | { readonly kind: 'call'; readonly op: Op; readonly args: readonly Expr[] }

/**
 * Operators by the number of their arguments; functions that take any number (at least one) have none. All of them are
 * exact but for the last bit: `^` is off by at most 0.52 units in the last place and has no value for a negative base
 * with a broken exponent; `round` takes halves away from zero; comparisons have no tolerance.
 */
export const ops = {
  '+': 2,
  '-': 2,
  '*': 2,
  '/': 2,
  '^': 2,
  negative: 1,
  '<': 2,
  '<=': 2,
  '>': 2,
  '>=': 2,
  '==': 2,
  '!=': 2,
  between: 3, // x, low, high: low <= x <= high
  and: 2,
  or: 2,
  not: 1,
  if: 3, // condition, then, else
  min: undefined,
  max: undefined,
  abs: 1,
  sqrt: 1,
  exp: 1,
  log: 1,
  floor: 1,
  ceil: 1,
  round: 1,
} as const satisfies Record<string, number | undefined>
export type Op = keyof typeof ops
