import { describe, expect, test } from 'vitest'
import { betaQuantile } from '../../src/kernel/beta.ts'
import { binomialQuantile } from '../../src/kernel/distribution/binomial.ts'
import { sampler } from '../../src/kernel/distribution/index.ts'
import { lognormalQuantile } from '../../src/kernel/distribution/lognormal.ts'
import { pertQuantile } from '../../src/kernel/distribution/pert.ts'
import { poissonQuantile } from '../../src/kernel/distribution/poisson.ts'
import type { Law } from '../../src/kernel/law.ts'
import { normalQuantile } from '../../src/kernel/normal.ts'
import { dependence, faults, uniforms, z } from '../kernel/distribution/battery.ts'
import { type Case, cases } from '../kernel/distribution/cases.ts'

/** So many that a fault of 2.5 % of the probability, such as a missing 0, shows: the bound is 1.9 % of it. */
const n = 20_000
const known = (name: string): Case => cases.find(c => c.name === name) as Case

const plain = sampler({ kind: 'triangular', params: [0, 3, 10] })

const mixed = 'mixture of normal, constant and uniform'
const onWindow = 'mixture of normal, poisson and constant on [0.5, 3]'
const logMetalog = known('log-metalog(1, 0.125, 0.15625) above 2').law
const draw = (law: Law, u: number): number => sampler(law)(u)
const { truncate, parts = [], ...whole } = known(onWindow).law
const withWeights: Law = { ...whole, parts: parts.map(part => ({ ...part, truncate })) as Law[] }

// Each is a fault that a reader could make. Mutants that pass would mean that the battery sees nothing.
const mutants: [why: string, name: string, draw: (u: number) => number][] = [
  ['sd 10 % too large', 'normal(10, 2.5)', u => 10 + 2.75 * normalQuantile(u)],
  ['variance in place of sd', 'normal(10, 2.5)', u => 10 + 6.25 * normalQuantile(u)],
  ['mean and sd swapped', 'normal(10, 2.5)', u => 2.5 + 10 * normalQuantile(u)],
  ['median taken for mean', 'lognormal(0, 0.5)', u => lognormalQuantile(u, -0.125, 0.5)],
  ['mu and sigma swapped', 'lognormal(0, 0.5)', u => lognormalQuantile(u, 0.5, 1e-9)],
  ['a and b swapped', 'beta(2, 5)', u => betaQuantile(u, 5, 2)],
  ['min and mode swapped', 'pert(0, 3, 10)', u => pertQuantile(u, 3, 3, 10)],
  ['triangular for PERT', 'pert(0, 3, 10)', plain],
  ['rate taken for mean', 'exponential(4)', u => -Math.log1p(-u) / 4],
  ['scale taken for rate', 'gamma(2.5, 1.5)', sampler({ kind: 'gamma', params: [2.5, 1 / 1.5] })],
  ['one too many', 'poisson(3.7)', u => poissonQuantile(u, 3.7) + 1],
  ['sum that starts at 1', 'poisson(3.7)', u => Math.max(1, poissonQuantile(u, 3.7))],
  ['mean rounded down', 'poisson(3.7)', u => poissonQuantile(u, 3)],
  ['a trial too few', 'binomial(20, 0.3)', u => binomialQuantile(u, 19, 0.3)],
  ['failures counted', 'binomial(20, 0.3)', u => binomialQuantile(u, 20, 0.7)],
  ['chance of the other outcome', 'bernoulli(0.3)', u => (u < 0.7 ? 1 : 0)],
  ['weights in sorted order', 'discrete {0: 0.5, 10: 0.3, 50: 0.2}', u => (u < 0.2 ? 0 : u < 0.7 ? 10 : 50)],
  ['values between the observed', 'empirical of 8 values', u => 0.25 + 21.25 * u],
  ['clamping for truncation', 'triangular(0, 3, 10) on [1, 8]', u => Math.max(1, Math.min(8, plain(u)))],
  ['the window left out', 'lognormal(0, 1) on [0.5, 4]', u => lognormalQuantile(u, 0, 1)],
  ['the skew the wrong way', 'metalog(10, 2, -1.5)', sampler({ kind: 'metalog', params: [10, 2, 1.5] })],
  ['u for u - 1/2', 'metalog(10, 2, -1.5)', u => 10 + (2 - 1.5 * u) * Math.log(u / (1 - u))],
  ['the bound forgotten', 'log-metalog(1, 0.125, 0.15625) above 2', u => draw(logMetalog, u) - 2],
  ['quantiles averaged', mixed, u => 0.5 * (10 + 2.5 * normalQuantile(u)) + 0.2 * (20 + 10 * u)],
  ['weights in another order', mixed, sampler({ ...known(mixed).law, weights: [3, 5, 2] })],
  ['a window that leaves the weights', onWindow, sampler(withWeights)],
  ['clamping far out', 'normal(0, 1) on [6, 7]', u => Math.max(6, Math.min(7, normalQuantile(u)))],
]

test.each(mutants)('a sampler with %s is rejected as %s', (_, name, draw) => {
  expect(faults(uniforms(n, name).map(draw), known(name))).not.toEqual([])
})

test.each(mutants)('and the sound sampler passes on the same uniforms (%s, %s)', (_, name) => {
  expect(faults(uniforms(n, name).map(sampler(known(name).law)), known(name))).toEqual([])
})

describe('two draws that must be independent', () => {
  const pair = (second: string): number => {
    const [first, other] = ['sales', second].map(purpose => uniforms(n, purpose))
    return dependence(
      first.map(u => poissonQuantile(u, 3.7)),
      other.map(normalQuantile),
    )
  }

  test('are, on two streams', () => expect(pair('renewals')).toBeLessThan(z))
  test('are found dependent on a reused stream', () => expect(pair('sales')).toBeGreaterThan(z))
})

/** Mean of the variances estimated from groups of 5, each divided by `divisor`, in standard errors from the truth. */
const biasOfVariance = (divisor: number): number => {
  const draws = uniforms(n, 'groups').map(normalQuantile)
  let total = 0
  for (let i = 0; i < n; i += 5) {
    const group = draws.slice(i, i + 5)
    const mean = group.reduce((sum, x) => sum + x / 5, 0)
    total += group.reduce((sum, x) => sum + (x - mean) ** 2 / divisor, 0)
  }
  // the variance of a variance estimated from m normal draws is 2 / (m - 1)
  return Math.abs(total / (n / 5) - 1) / Math.sqrt(2 / 4 / (n / 5))
}

describe('a variance estimated from 5 draws', () => {
  test('is right on average when divided by n - 1', () => expect(biasOfVariance(4)).toBeLessThan(z))
  test('is found too small when divided by n', () => expect(biasOfVariance(5)).toBeGreaterThan(z))
})
