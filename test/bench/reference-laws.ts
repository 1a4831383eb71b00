/** The laws of section 3 of bench/reference-model.md, each in the plainest way that has the digits. */

/** Density of the standard normal law. */
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** P(Z > x) for x >= 0: Taylor's series about 0 up to 2, Laplace's continued fraction beyond. */
const tail = (x: number): number => {
  if (x <= 2) {
    let term = x
    let sum = x
    for (let n = 1; term > 1e-18 * sum; n++) {
      term *= (x * x) / (2 * n + 1)
      sum += term
    }
    return 0.5 - density(x) * sum
  }
  let fraction = 0
  for (let n = 100; n >= 1; n--) fraction = n / (x + fraction)
  return density(x) / (x + fraction)
}

/** z with P(Z <= z) = p: bisection to a first digit, then Newton on the logarithm of the smaller tail. */
export const normalQuantile = (p: number): number => {
  const smaller = Math.min(p, 1 - p)
  if (smaller === 0.5) return 0
  let low = 0
  let high = 9
  for (let n = 0; n < 5; n++) {
    const middle = (low + high) / 2
    if (tail(middle) > smaller) low = middle
    else high = middle
  }
  let z = (low + high) / 2
  for (let n = 0; n < 4; n++) {
    const beyond = tail(z)
    z += (Math.log(beyond / smaller) * beyond) / density(z)
  }
  return p < 0.5 ? -z : z
}

export const uniform = (u: number, low: number, high: number): number => low + u * (high - low)

export const lognormal = (u: number, p10: number, p90: number): number => {
  const mu = (Math.log(p10) + Math.log(p90)) / 2
  const sigma = Math.log(p90 / p10) / 2.5631031310892007
  return Math.exp(mu + sigma * normalQuantile(u))
}

/** Above this the sum from 0 has too few digits, and what is left above is added up instead. */
const highest = 1 - 1e-9

/** The smallest k with P(X <= k) >= u, of a law given by P(X = 0) and P(X = k) / P(X = k - 1); `most` is its end. */
const smallest = (u: number, none: number, ratio: (k: number) => number, most: number): number => {
  let [mass, below, k] = [none, none, 0]
  while (k < most && (u > highest ? leftAbove(mass, k, ratio, most) > 1 - u : below < u)) {
    k++
    mass *= ratio(k)
    below += mass
  }
  return k
}

/** P(X > k), from P(X = k). */
const leftAbove = (mass: number, k: number, ratio: (k: number) => number, most: number): number => {
  let sum = 0
  for (let j = k + 1; j <= most; j++) {
    mass *= ratio(j)
    if (sum + mass === sum && ratio(j) < 1) break
    sum += mass
  }
  return sum
}

export const poisson = (u: number, mean: number): number =>
  mean === 0 ? 0 : smallest(u, Math.exp(-mean), k => mean / k, Number.POSITIVE_INFINITY)

export const binomial = (u: number, n: number, chance: number): number =>
  n === 0 ? 0 : smallest(u, (1 - chance) ** n, k => (((n - k + 1) / k) * chance) / (1 - chance), n)
