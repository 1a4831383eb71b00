import type { Law, LawKind } from '../law.ts'
import { bernoulli } from './bernoulli.ts'
import { beta } from './beta.ts'
import { binomial } from './binomial.ts'
import { constant } from './constant.ts'
import { discrete } from './discrete.ts'
import type { Distribution } from './distribution.ts'
import { empirical } from './empirical.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { logitNormal } from './logit-normal.ts'
import { lognormal } from './lognormal.ts'
import { metalog } from './metalog.ts'
import { mixture, type Part } from './mixture.ts'
import { normal } from './normal.ts'
import { pert } from './pert.ts'
import { pointsOf, stepped } from './points.ts'
import { poisson } from './poisson.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'

/** Every kind of law by name. */
export const distributions = {
  constant,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  logitNormal,
  beta,
  gamma,
  exponential,
  poisson,
  binomial,
  bernoulli,
  discrete,
  empirical,
  metalog,
  mixture,
} as const satisfies Record<LawKind, unknown>

/** A distribution with its parameters filled in. */
export type Resolved = {
  readonly values: Distribution['values']
  readonly quantile: (u: number) => number
  readonly upperQuantile: (q: number) => number
  readonly cdf: (x: number) => number
  readonly upper: (x: number) => number
  readonly mean: () => number
  readonly variance: () => number
  readonly support: readonly [min: number, max: number]
  readonly corner?: number
}

/** The record of a law's kind, open to any parameters: `argumentsOf` the same law are the right ones. */
export const distributionOf = (law: Law): Distribution<readonly unknown[]> =>
  distributions[law.kind] as Distribution<readonly unknown[]>

const partOf = (law: Law, resolve: (law: Law) => Resolved): Part => {
  const part = resolve(law)
  return part.values === 'points' ? { ...part, ...stepped(pointsOf(law), part.support) } : part
}

const argumentsOf = (law: Law, resolve: (law: Law) => Resolved): readonly unknown[] => {
  switch (law.kind) {
    case 'discrete':
      return [law.values, law.weights]
    case 'empirical':
      return [law.values]
    case 'metalog':
      return [...law.params, law.bounds]
    case 'mixture':
      return [law.parts?.map(part => partOf(part, resolve)), law.weights]
    default:
      return law.params
  }
}

const fixed = (quantile: Distribution<readonly unknown[]>['quantile'], parameters: readonly unknown[]) => {
  const [a, b, c, d] = parameters
  if (parameters.length === 1) return (u: number) => quantile(u, a)
  if (parameters.length === 2) return (u: number) => quantile(u, a, b)
  return (u: number) => quantile(u, a, b, c, d)
}

/**
 * The law without its truncation; it must have no `problem`. `resolve` is for the parts of a mixture, which are no
 * mixtures themselves.
 */
export const resolveWhole = (law: Law, resolve: (law: Law) => Resolved): Resolved => {
  const distribution = distributionOf(law)
  const parameters = argumentsOf(law, resolve)
  const { values, sampler, corner } = distribution
  return {
    values,
    quantile: sampler ? sampler(...parameters) : fixed(distribution.quantile, parameters),
    upperQuantile: fixed(distribution.upperQuantile, parameters),
    cdf: fixed(distribution.cdf, parameters),
    upper: fixed(distribution.upper, parameters),
    mean: () => distribution.mean(...parameters),
    variance: () => distribution.variance(...parameters),
    support: distribution.support(...parameters),
    ...(corner && { corner: corner(...parameters) }),
  }
}
