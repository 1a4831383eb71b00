import { exp, log, pow } from './arithmetic.ts'
import { deviance, logGamma, smallGamma, stirlingError } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'

export { logGamma } from './log-gamma.ts'

const twoPi = 2 * Math.PI

/** x^a e^-x / Gamma(a), which is x times the density of the gamma law of shape a and scale 1. */
const term = (a: number, x: number): number => {
  if (a >= 10) return Math.sqrt(a / twoPi) * exp(-stirlingError(a) - deviance(a, x))
  return a > 1e-3 && x < 500 ? (pow(x, a) * exp(-x)) / smallGamma(a) : exp(a * log(x) - x - logGamma(a))
}

/** P / term by its power series: sum of x^n / (a (a+1) ... (a+n)). */
const series = (a: number, x: number): number => {
  let part = 1 / a
  let total = part
  for (let n = a + 1; part > total * 1e-17; n++) {
    part *= x / n
    total += part
  }
  return total
}

/** Q / term by Legendre's continued fraction, evaluated by W. J. Lentz's method; for x > a + 1. */
const fraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 10000000; n++) {
    const numerator = n * (a - n)
    b += 2
    d = 1 / (b + numerator * d)
    c = b + numerator / c
    const factor = c * d
    h *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return h
}

/** Regularised lower incomplete gamma function: P(X <= x) for the gamma law of shape a > 0 and scale 1. */
export const gammaP = (a: number, x: number): number => {
  if (!(x > 0)) return x <= 0 ? 0 : x
  if (x === Number.POSITIVE_INFINITY) return 1
  return x < a + 1 ? Math.min(1, term(a, x) * series(a, x)) : 1 - Math.min(1, term(a, x) * fraction(a, x))
}

/** Regularised upper incomplete gamma function, 1 - `gammaP`, to full relative accuracy where it is small. */
export const gammaQ = (a: number, x: number): number => {
  if (!(x > 0)) return x <= 0 ? 1 : x
  if (x === Number.POSITIVE_INFINITY) return 0
  return x < a + 1 ? 1 - Math.min(1, term(a, x) * series(a, x)) : Math.min(1, term(a, x) * fraction(a, x))
}

/** A first guess: the cube-root law of Wilson and Hilferty (1931), or the leading term at 0 where that is nearer. */
const guess = (p: number, q: number, z: number, a: number): number => {
  const ninth = 1 / (9 * a)
  const root = 1 - ninth + z * Math.sqrt(ninth)
  const cube = a * root * root * root
  if (a > 1 && root > 0.3) return cube
  const lead = exp((log(p) + logGamma(a + 1)) / a)
  if (lead < 0.3 * (a + 1)) return lead * (1 + lead / (a + 1))
  return a > 0.1 && root > 0.5 ? cube : Math.max(lead, -log(q))
}

/**
 * x with P(X <= x) = p and P(X > x) = q, the smaller of the two being the exact one. Halley's method for the logarithm
 * of the smaller tail as a function of ln x, kept within a bracket.
 */
const solve = (p: number, q: number, a: number): number => {
  const isLower = p <= q
  const target = isLower ? p : q
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let x = guess(p, q, isLower ? normalQuantile(p) : -normalQuantile(q), a)
  if (x < 1e-290) return x
  for (let n = 0; n < 200; n++) {
    const tail = isLower ? gammaP(a, x) : gammaQ(a, x)
    const miss = tail > 0 ? log(tail / target) : Number.NEGATIVE_INFINITY
    if (miss === 0) return x
    if (miss > 0 === isLower) high = x
    else low = x
    const slope = (isLower ? term(a, x) : -term(a, x)) / tail
    const newton = miss / slope
    const bend = a - x - slope
    const step = -newton / Math.max(0.5, Math.min(2, 1 - 0.5 * newton * bend))
    let next = x * (Math.abs(step) < 0.01 ? 1 + step + 0.5 * step * step : exp(Math.max(-20, Math.min(3, step))))
    if (next >= low && next <= high && Math.abs(step) * (1 + Math.abs(bend)) < 1e-5) return next
    if (!(next > low && next < high)) next = high < Number.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * x
    if (next === x || high - low <= 1e-16 * x) return next
    x = next
  }
  return x
}

/** x with P(X <= x) = p for the gamma law of shape a and scale 1; 0 at p = 0, Infinity at 1. */
export const gammaQuantile = (p: number, a: number): number =>
  p > 0 && p < 1 ? solve(p, 1 - p, a) : p === 0 ? 0 : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN

/** x with P(X > x) = q, for q too close to 0 for `gammaQuantile(1 - q, a)`. */
export const gammaUpperQuantile = (q: number, a: number): number =>
  q > 0 && q < 1 ? solve(1 - q, q, a) : q === 1 ? 0 : q === 0 ? Number.POSITIVE_INFINITY : Number.NaN
