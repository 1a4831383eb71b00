import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cdf,
  distributions,
  mean,
  problem,
  quantile,
  sampler,
  support,
} from '../../../src/kernel/distribution/index.ts'
import type { Law, LawKind } from '../../../src/kernel/law.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
const positive = between(0.05, 200)
const law = (kind: LawKind, ...params: fc.Arbitrary<number>[]): fc.Arbitrary<Law> =>
  fc.tuple(...params).map(params => ({ kind, params }))
const ascending = (kind: LawKind): fc.Arbitrary<Law> =>
  fc
    .tuple(between(-1e3, 1e3), between(0, 50), between(0.01, 50))
    .map(([low, a, b]) => ({ kind, params: [low, low + a, low + a + b] }))

const metalog = (bounds: fc.Arbitrary<Law['bounds']>): fc.Arbitrary<Law> =>
  fc
    .tuple(between(-10, 10), between(0.05, 5), between(-1.66, 1.66), bounds)
    .map(([a1, a2, ratio, b]) => ({ kind: 'metalog', params: [a1, a2, ratio * a2], ...(b && { bounds: b }) }))

/** Parts of a mixture: lines, whole numbers and points, some of them in the same place. */
const simple: readonly fc.Arbitrary<Law>[] = [
  law('constant', fc.constantFrom(-2, 0, 3, 7)),
  law('poisson', between(0, 40)),
  law('normal', between(-20, 20), between(0.05, 10)),
  law('uniform', fc.constant(3), between(3.01, 9)),
  law('beta', positive, positive),
  law('bernoulli', between(0, 1)),
  fc.array(between(-30, 30), { minLength: 1, maxLength: 9 }).map(values => ({ kind: 'empirical', params: [], values })),
  metalog(fc.constant(undefined)),
]

const laws: Record<LawKind, fc.Arbitrary<Law>> = {
  constant: law('constant', between(-1e6, 1e6)),
  uniform: fc.tuple(between(-1e3, 1e3), between(0.01, 1e3)).map(([a, w]) => ({ kind: 'uniform', params: [a, a + w] })),
  triangular: ascending('triangular'),
  pert: ascending('pert'),
  normal: law('normal', between(-100, 100), positive),
  lognormal: law('lognormal', between(-5, 10), between(0.01, 3)),
  logitNormal: law('logitNormal', between(-5, 5), between(0.01, 5)),
  beta: law('beta', positive, positive),
  gamma: law('gamma', positive, positive),
  exponential: law('exponential', positive),
  poisson: law('poisson', between(0, 2000)),
  binomial: law('binomial', fc.integer({ min: 0, max: 3000 }), between(0, 1)),
  bernoulli: law('bernoulli', between(0, 1)),
  discrete: fc
    .array(fc.tuple(between(-1e3, 1e3), between(0.01, 10)), { minLength: 1, maxLength: 20 })
    .map(pairs => ({ kind: 'discrete', params: [], values: pairs.map(p => p[0]), weights: pairs.map(p => p[1]) })),
  empirical: fc
    .array(between(-1e3, 1e3), { minLength: 1, maxLength: 50 })
    .map(values => ({ kind: 'empirical', params: [], values })),
  metalog: metalog(
    fc.oneof(
      fc.constant(undefined),
      fc.record({ low: between(-5, 5) }),
      fc.tuple(between(-5, 5), between(0.1, 50)).map(([low, width]) => ({ low, high: low + width })),
    ),
  ),
  mixture: fc
    .array(fc.tuple(fc.oneof(...simple), between(0.01, 10)), { minLength: 1, maxLength: 5 })
    .map(pairs => ({ kind: 'mixture', params: [], parts: pairs.map(p => p[0]), weights: pairs.map(p => p[1]) })),
}

const uniform = fc.oneof(between(2 ** -53, 1 - 2 ** -53), between(2 ** -53, 1e-9), between(1 - 1e-9, 1 - 2 ** -53))

describe.each(Object.keys(distributions) as LawKind[])('any %s law', kind => {
  const check = (property: (law: Law, u: number, v: number) => void) =>
    fc.assert(fc.property(laws[kind], uniform, uniform, property), { seed: 42, numRuns: 400 })

  test('has no problem, finite draws inside its support that never fall as u rises', () => {
    check((law, u, v) => {
      expect(problem(law)).toBeUndefined()
      const draw = sampler(law)
      const [low, high] = support(law)
      const [a, b] = [draw(Math.min(u, v)), draw(Math.max(u, v))]
      expect(a).toBeLessThanOrEqual(b)
      expect(a).toBeGreaterThanOrEqual(low)
      expect(b).toBeLessThanOrEqual(high)
      expect(Number.isFinite(a) && Number.isFinite(b)).toBe(true)
    })
  })

  test('is steady: a draw at u and at the next double above never fall', () => {
    check((law, u) => {
      const draw = sampler(law)
      expect(draw(Math.min(1 - 2 ** -53, u * (1 + 2 ** -52)))).toBeGreaterThanOrEqual(
        draw(u) - Math.abs(draw(u)) * 1e-13,
      )
    })
  })

  test('reaches u at quantile(u) and not much before', () => {
    check((law, u) => {
      const x = quantile(law, u)
      const width = Math.abs(x) * 1e-12 + 1e-300
      const slack = 1e-11 * Math.min(u, 1 - u) + 3e-16
      expect(cdf(law, x + width)).toBeGreaterThanOrEqual(u - slack)
      expect(cdf(law, x - width - (distributions[kind].values === 'line' ? 0 : 1e-9))).toBeLessThanOrEqual(u + slack)
    })
  })

  test('keeps to a window, with its mean inside', () => {
    check((law, u, v) => {
      const ends = [quantile(law, Math.min(u, v)), quantile(law, Math.max(u, v))]
      const window: Law = { ...law, truncate: { min: ends[0], max: ends[1] } }
      if (problem(window) || ends[1] - ends[0] < 1e-6 * Math.abs(ends[0])) return
      const x = quantile(window, u)
      expect(x).toBeGreaterThanOrEqual(ends[0])
      expect(x).toBeLessThanOrEqual(ends[1])
      if (distributions[kind].values === 'points') {
        expect(mean(window)).toBeGreaterThanOrEqual(ends[0] - 1e-9)
        expect(mean(window)).toBeLessThanOrEqual(ends[1] + 1e-9)
      }
    })
  })
})
