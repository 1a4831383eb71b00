import { exp, log } from './arithmetic.ts'
import { deviance, logGamma, stirlingError } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'

const twoPi = 2 * Math.PI

/** Of a and b alone: ln of what `term` is multiplied by. */
const logFactor = (a: number, b: number): number =>
  a >= 1e-3 && b >= 1e-3
    ? stirlingError(a + b) - stirlingError(a) - stirlingError(b) + 0.5 * log((a / (a + b)) * (b / twoPi))
    : logGamma(a + b) - logGamma(a) - logGamma(b) - (a * log(a / (a + b)) + b * log(b / (a + b)))

/** x^a y^b / B(a, b) for y = 1 - x, which is x y times the density of the beta law. */
const term = (x: number, y: number, a: number, b: number, factor: number): number =>
  exp(factor - deviance(a, (a + b) * x) - deviance(b, (a + b) * y))

/**
 * Lower tail / term by the continued fraction of DiDonato and Morris (ACM TOMS 18, 1992, equation 9), evaluated by
 * W. J. Lentz's method; for x up to about the mean.
 */
const fraction = (x: number, y: number, a: number, b: number): number => {
  const gap = a * y - b * x + 1
  let denominator = (a * gap) / (a + 1)
  let c = 1e300
  let d = 1 / denominator
  let h = d
  for (let m = 1; m < 10000000; m++) {
    const k = a + 2 * m - 1
    const share = (m * (b - m) * x) / k
    const numerator = ((a + m - 1) * (a + b + m - 1) * x * share) / k
    denominator = m + share + ((a + m) * (gap + m * (1 + y))) / (k + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    const change = c * d
    h *= change
    if (Math.abs(change - 1) < 2e-16) break
  }
  return h
}

/** P(X <= x) of the beta law for y = 1 - x given apart, with the `term` there. */
const tail = (x: number, y: number, a: number, b: number, peak: number): number => {
  if (!(x > 0)) return x <= 0 ? 0 : x
  if (!(y > 0)) return 1
  const isNear = x * (a + b + 2) <= a + 1
  return isNear ? Math.min(1, peak * fraction(x, y, a, b)) : 1 - Math.min(1, peak * fraction(y, x, b, a))
}

/** Regularised incomplete beta function: P(X <= x) for the beta law of shapes a, b > 0. */
export const betaCdf = (x: number, a: number, b: number): number =>
  tail(x, 1 - x, a, b, term(x, 1 - x, a, b, logFactor(a, b)))

/** P(X > x), to full relative accuracy where it is small. */
export const betaUpper = (x: number, a: number, b: number): number =>
  tail(1 - x, x, b, a, term(1 - x, x, b, a, logFactor(a, b)))

/**
 * A first guess for x, and 1 - x: Abramowitz and Stegun 26.5.22 when both shapes exceed 1, else the leading term at
 * the end where the probability lies.
 */
const guess = (p: number, q: number, a: number, b: number): readonly [x: number, y: number] => {
  if (a > 1 && b > 1) {
    const z = p < q ? -normalQuantile(p) : normalQuantile(q)
    const s = (z * z - 3) / 6
    const ra = 1 / (2 * a - 1)
    const rb = 1 / (2 * b - 1)
    const h = 2 / (ra + rb)
    const w = (z * Math.sqrt(h + s < 0 ? h : h + s)) / h - (rb - ra) * (s + 5 / 6 - 2 / (3 * h))
    const odds = (a / b) * exp(-2 * w)
    return [odds / (1 + odds), 1 / (1 + odds)]
  }
  const left = exp(a * log(a / (a + b))) / a
  const right = exp(b * log(b / (a + b))) / b
  const whole = left + right
  if (p * whole < left) {
    const x = exp(log(a * whole * p) / a)
    return [x, 1 - x]
  }
  const y = exp(log(b * whole * q) / b)
  return [1 - y, y]
}

/**
 * x with P(X <= x) = p and P(X > x) = q, the smaller of the two being the exact one. Halley's method for the logarithm
 * of the smaller tail as a function of ln x, kept within a bracket.
 */
const solve = (p: number, q: number, a: number, b: number, factor: number, start: number): number => {
  const isLower = p <= q
  const target = isLower ? p : q
  let low = 0
  let high = 1
  let x = start > 0 && start < 1 ? start : 0.5
  for (let n = 0; n < 200; n++) {
    const y = 1 - x
    const fromA = deviance(a, (a + b) * x)
    const fromB = deviance(b, (a + b) * y)
    const peak = exp(factor - fromA - fromB) // as `term`, whose parts both sides need
    const size = isLower ? tail(x, y, a, b, peak) : tail(y, x, b, a, exp(factor - fromB - fromA))
    const miss = size > 0 ? log(size / target) : Number.NEGATIVE_INFINITY
    if (miss === 0) return x
    if (miss > 0 === isLower) high = x
    else low = x
    const slope = (isLower ? peak / y : -(peak / y)) / size
    const newton = miss / slope
    const bend = a + ((1 - b) * x) / y - slope
    const step = -newton / Math.max(0.5, Math.min(2, 1 - 0.5 * newton * bend))
    let next = x * (Math.abs(step) < 0.01 ? 1 + step + 0.5 * step * step : exp(Math.max(-700, Math.min(3, step))))
    if (next >= low && next <= high && Math.abs(step) * (1 + Math.abs(bend)) < 1e-5) return next
    if (!(next > low && next < high)) next = 0.5 * (low + high)
    if (next === x || high - low <= 1e-16 * x) return next
    x = next
  }
  return x
}

/** x where the leading term of the lower tail, x^a / (a B(a, b)), is p. */
const lead = (p: number, a: number, b: number): number =>
  exp((log(p) + log(a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a)

/** The side where x is small is solved, so that no digits are lost beside 0. */
const quantile = (p: number, q: number, a: number, b: number, factor: number): number => {
  const [x, y] = guess(p, q, a, b)
  if (x <= 0.5) {
    const start = x < 1e-10 ? lead(p, a, b) : x
    return start < 1e-290 ? start : solve(p, q, a, b, factor, start)
  }
  const start = y < 1e-10 ? lead(q, b, a) : y
  return start < 1e-20 ? 1 : 1 - solve(q, p, b, a, factor, start)
}

/** x with P(X <= x) = p for the beta law of shapes a, b > 0. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p > 0 && p < 1 ? quantile(p, 1 - p, a, b, logFactor(a, b)) : p === 0 || p === 1 ? p : Number.NaN

/** x with P(X > x) = q, for q too close to 0 for `betaQuantile(1 - q, a, b)`. */
export const betaUpperQuantile = (q: number, a: number, b: number): number =>
  q > 0 && q < 1 ? quantile(1 - q, q, a, b, logFactor(a, b)) : q === 0 || q === 1 ? 1 - q : Number.NaN

/** `betaQuantile` for shapes that stay the same over many calls. */
export const betaSampler = (a: number, b: number): ((p: number) => number) => {
  const factor = logFactor(a, b)
  return p => (p > 0 && p < 1 ? quantile(p, 1 - p, a, b, factor) : p)
}
