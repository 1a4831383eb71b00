import { exp, log, log1p } from '../arithmetic.ts'
import { normalCdf, normalDensity, normalQuantile, normalUpper } from '../normal.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

/** The share whose logit, ln(x / (1 - x)), is given. */
const share = (logit: number): number => 1 / (1 + exp(-logit))

const logit = (x: number): number => log(x) - log1p(-x)

/**
 * The expectation of `f(x)`, by the trapezoidal rule in z from -9.5 to 9.5, whose error falls off exponentially in the
 * inverse of the step; the step depends on sigma only, so the same law always gives the same bits.
 */
const expectation = (f: (x: number) => number, mu: number, sigma: number): number => {
  const step = Math.max(1e-4, Math.min(0.25, 0.5 / sigma))
  const count = Math.floor(9.5 / step)
  let total = 0
  let weight = 0
  for (let i = -count; i <= count; i++) {
    const density = normalDensity(i * step)
    total += density * f(share(mu + sigma * i * step))
    weight += density
  }
  return total / weight
}

/**
 * A share whose logit is normal; mu and sigma are those of the logit. Mean and variance have no closed form and are
 * computed by a fixed quadrature, to about 1e-15.
 */
export const logitNormal: Distribution<readonly [mu: number, sigma: number]> = {
  kind: 'logitNormal',
  parameters: ['mu', 'sigma'],
  values: 'line',
  problem: law => parameterProblem(law, logitNormal.parameters, (_, sigma) => mustBePositive('sigma', sigma)),
  quantile: (u, mu, sigma) => share(mu + sigma * normalQuantile(u)),
  upperQuantile: (q, mu, sigma) => share(mu - sigma * normalQuantile(q)),
  cdf: (x, mu, sigma) => (x <= 0 ? 0 : x >= 1 ? 1 : normalCdf((logit(x) - mu) / sigma)),
  upper: (x, mu, sigma) => (x <= 0 ? 1 : x >= 1 ? 0 : normalUpper((logit(x) - mu) / sigma)),
  mean: (mu, sigma) => expectation(x => x, mu, sigma),
  variance: (mu, sigma) => {
    const mean = logitNormal.mean(mu, sigma)
    return expectation(x => (x - mean) * (x - mean), mu, sigma)
  },
  support: () => [0, 1],
}
