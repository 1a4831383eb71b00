import { exp, expm1, log } from '../arithmetic.ts'
import { normalCdf, normalQuantile, normalUpper } from '../normal.ts'
import type { Distribution } from './distribution.ts'
import { mustBePositive, parameterProblem } from './problem.ts'

/** x with P(X <= x) = u, where ln X is normal with mean mu and standard deviation sigma; no check of the parameters. */
export const lognormalQuantile = (u: number, mu: number, sigma: number): number => exp(mu + sigma * normalQuantile(u))

/** A positive number whose logarithm is normal; mu and sigma are those of the logarithm. */
export const lognormal: Distribution<readonly [mu: number, sigma: number]> = {
  kind: 'lognormal',
  parameters: ['mu', 'sigma'],
  values: 'line',
  problem: law => parameterProblem(law, lognormal.parameters, (_, sigma) => mustBePositive('sigma', sigma)),
  quantile: lognormalQuantile,
  upperQuantile: (q, mu, sigma) => exp(mu - sigma * normalQuantile(q)),
  cdf: (x, mu, sigma) => (x > 0 ? normalCdf((log(x) - mu) / sigma) : 0),
  upper: (x, mu, sigma) => (x > 0 ? normalUpper((log(x) - mu) / sigma) : 1),
  mean: (mu, sigma) => exp(mu + (sigma * sigma) / 2),
  variance: (mu, sigma) => expm1(sigma * sigma) * exp(2 * mu + sigma * sigma),
  support: () => [0, Number.POSITIVE_INFINITY],
}
