import { exp, log, pow } from './arithmetic.ts'

const halfLogTwoPi = 0.9189385332046728
const rootTwoPi = 2.5066282746310002

/** Stirling's series for x >= 10, truncation error below 3e-17. */
const stirlingSeries = (x: number): number => {
  const s = 1 / (x * x)
  const end = 1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400)))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * end)))) / x
}

/** Gamma(x) for 0 < x < 11: Stirling's formula between 10 and 11, brought down by the recurrence. */
export const smallGamma = (x: number): number => {
  let z = x
  let shift = 1
  for (; z < 10; z++) shift *= z
  return (rootTwoPi * pow(z, z - 0.5) * exp(stirlingSeries(z) - z)) / shift
}

/** ln Gamma(x) for x > 0, to about 1e-15, absolute where it is near 0, else relative. Infinity at 0, NaN below. */
export const logGamma = (x: number): number => {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x >= 0 ? Number.POSITIVE_INFINITY : Number.NaN
  if (x >= 10) return (x - 0.5) * log(x) - x + halfLogTwoPi + stirlingSeries(x)
  return x === 1 || x === 2 ? 0 : x < 1e-100 ? -log(x) : log(smallGamma(x))
}

/** What Stirling's formula misses: ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2), for x > 0. */
export const stirlingError = (x: number): number =>
  x >= 10
    ? stirlingSeries(x)
    : x > 1e-3
      ? log((smallGamma(x) * exp(x)) / (rootTwoPi * pow(x, x - 0.5)))
      : logGamma(x) - ((x - 0.5) * log(x) - x + halfLogTwoPi)

/**
 * a ln(a/x) + x - a, without cancellation where x is near a: the exponent by which a gamma, Poisson or beta density
 * falls off from its peak (C. Loader, Fast and accurate computation of binomial probabilities, 2000).
 */
export const deviance = (a: number, x: number): number => {
  const difference = a - x
  if (!(Math.abs(difference) < 0.1 * (a + x))) return a * log(a / x) - difference
  const v = difference / (a + x)
  const square = v * v
  let total = difference * v
  let part = 2 * a * v
  for (let n = 3; ; n += 2) {
    part *= square
    const next = total + part / n
    if (next === total) return total
    total = next
  }
}
