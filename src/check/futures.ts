import type { GateRow } from './gate-report.ts'

/** Which futures have a value: 1 and 0. */
const having = (values: Float64Array): Float64Array => values.map(x => (Number.isNaN(x) ? 0 : 1))

const minus = (a: Float64Array, b: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.min(a.length, b.length) }, (_, i) => (a[i] === b[i] ? 0 : a[i] - b[i]))

/**
 * Two lists of futures of one metric side by side: on the same luck those in which both have a value, on other luck
 * those with a value as they come.
 */
export const pairsOf = (
  was: Float64Array,
  is: Float64Array,
  sameLuck: boolean,
): { readonly was: Float64Array; readonly is: Float64Array } => {
  const has = (x: number): boolean => !Number.isNaN(x)
  return sameLuck
    ? { was: was.filter((x, i) => has(x) && has(is[i])), is: is.filter((x, i) => has(x) && has(was[i])) }
    : { was: was.filter(has), is: is.filter(has) }
}

/**
 * What two lists of futures of one metric differ by, is - was, in the futures in which both have a value; and in which
 * of them it has one. On other luck the futures with a value are paired as they come: any pairs would do.
 */
export const differencesOf = (
  was: Float64Array,
  is: Float64Array,
  sameLuck: boolean,
): { readonly values: Float64Array; readonly having: Float64Array } => {
  const has = (x: number): boolean => !Number.isNaN(x)
  return {
    values: sameLuck ? minus(is, was).filter(has) : minus(is.filter(has), was.filter(has)),
    having: minus(having(is), having(was)),
  }
}

const orNull = (x: number): number | null => (Number.isNaN(x) ? null : x)

/** The first future, counted from 0, in which not every bit is the same. */
export const firstDifference = (was: Float64Array, is: Float64Array): GateRow['first'] => {
  const count = Math.min(was.length, is.length)
  for (let trial = 0; trial < count; trial++)
    if (!Object.is(was[trial], is[trial])) return { trial, was: orNull(was[trial]), is: orNull(is[trial]) }
  return undefined
}
