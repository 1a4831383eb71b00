import { exp } from '../arithmetic.ts'
import { metalogAt, metalogLimit } from './metalog-line.ts'

/** Beyond this logit the probability left, e^-45, is below what a double adds to 1. */
const end = 45

/** The density of the logit t of a uniform number. */
const density = (t: number): number => {
  const small = exp(-Math.abs(t))
  return small / ((1 + small) * (1 + small))
}

/**
 * The expectation of a bounded f(M), by the trapezoidal rule over the logit of u, whose error falls off exponentially in
 * the inverse of the step; the step depends on the law only, so the same law always gives the same bits.
 */
export const expectationOfMetalog = (f: (m: number) => number, a1: number, a2: number, a3: number): number => {
  const steepest = a2 + Math.abs(a3) / metalogLimit
  const step = Math.max(1e-4, Math.min(1 / 8, 0.25 / steepest))
  const count = Math.ceil(end / step)
  let total = 0
  let weight = 0
  for (let i = -count; i <= count; i++) {
    const t = i * step
    total += density(t) * f(metalogAt(t, a1, a2, a3))
    weight += density(t)
  }
  return total / weight
}

/**
 * Mean and variance of e^M, by the trapezoidal rule over the logit t. Far out the terms of e^(kM) are those of a
 * geometric series, which is summed in closed form: with p = a2 + a3 / 2 it falls by e^(kp - 1) a unit, and for
 * kp >= 1 the moment is infinite.
 */
export const momentsOfLogMetalog = (
  a1: number,
  a2: number,
  a3: number,
): { readonly mean: number; readonly variance: number } => {
  const step = 1 / 16
  const last = end / step
  const power = a2 + a3 / 2
  const rest = (k: number): number => {
    const fall = exp((k * power - 1) * step)
    return (step * exp(k * a1 + (k * power - 1) * (last + 1) * step)) / (1 - fall)
  }
  if (!(power < 1)) return { mean: Number.POSITIVE_INFINITY, variance: Number.POSITIVE_INFINITY }
  const sum = (term: (m: number, share: number) => number): number => {
    let total = 0
    for (let i = -last; i <= last; i++) total += term(metalogAt(i * step, a1, a2, a3), density(i * step) * step)
    return total
  }
  const mean = sum((m, share) => exp(m) * share) + rest(1)
  if (!(2 * power < 1)) return { mean, variance: Number.POSITIVE_INFINITY }
  const spread = sum((m, share) => (exp(m) - mean) * (exp(m) - mean) * share)
  return { mean, variance: spread + rest(2) - 2 * mean * rest(1) }
}
