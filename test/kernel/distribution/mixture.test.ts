import { expect, test } from 'vitest'
import {
  cdf,
  mean,
  probabilityWithin,
  problem,
  quantile,
  sampler,
  support,
  variance,
} from '../../../src/kernel/distribution/index.ts'
import type { Law } from '../../../src/kernel/law.ts'
import { spent } from '../../helpers/spent.ts'

const mixture = (parts: readonly Law[], weights: readonly number[], more: Partial<Law> = {}): Law => ({
  kind: 'mixture',
  params: [],
  parts,
  weights,
  ...more,
})
const normal = (mean: number, sd: number): Law => ({ kind: 'normal', params: [mean, sd] })
const constant = (value: number): Law => ({ kind: 'constant', params: [value] })

// Invariant: parts that are all the same law are that law; so are a mixture in a mixture and its flat form.
test('a mixture of one law with itself is that law', () => {
  const same = mixture([normal(3, 2), normal(3, 2)], [1, 4])
  for (const u of [1e-12, 0.01, 0.5, 0.9, 1 - 1e-12])
    expect(quantile(same, u)).toBeCloseTo(quantile(normal(3, 2), u), 12)
  expect([mean(same), variance(same)]).toEqual([3, 4])
})

test('a mixture in a mixture is flattened, with the truncations in it', () => {
  const inner = mixture([normal(0, 1), constant(2)], [1, 1], { truncate: { min: 0 } })
  const outer = mixture([inner, { kind: 'uniform', params: [5, 6] }], [6, 2])
  const half: Law = { ...normal(0, 1), truncate: { min: 0 } }
  // of the inner one a third is the half normal: 0.5 against the whole constant
  const flat = mixture([half, constant(2), { kind: 'uniform', params: [5, 6] }], [2, 4, 2])
  for (const u of [0.001, 0.2, 0.24, 0.3, 0.7, 0.75, 0.76, 0.999])
    expect(quantile(outer, u)).toBeCloseTo(quantile(flat, u), 12)
  expect(mean(outer)).toBeCloseTo(mean(flat), 14)
  expect(variance(outer)).toBeCloseTo(variance(flat), 13)
  expect(support(outer)).toEqual([0, Number.POSITIVE_INFINITY])
})

// By hand: F rises to 1/4 on [0, 1], stays there until 3, jumps by 1/2 and rises to 1 on [3, 4].
test('gaps and jumps: the smallest value that reaches u', () => {
  const law = mixture(
    [{ kind: 'uniform', params: [0, 1] }, constant(3), { kind: 'uniform', params: [3, 4] }],
    [1, 2, 1],
  )
  expect(quantile(law, 0.25)).toBeCloseTo(1, 14)
  expect([0.2500001, 0.5, 0.75].map(u => quantile(law, u))).toEqual([3, 3, 3])
  expect(quantile(law, 0.875)).toBeCloseTo(3.5, 13)
  expect([cdf(law, 2), cdf(law, 3)]).toEqual([0.25, 0.75])
})

test('a jump at 0 between two wide parts is met exactly', () => {
  const law = mixture([normal(-500, 1), constant(0), normal(500, 1)], [1, 1, 1])
  for (const u of [0.34, 0.5, 0.66]) expect(Object.is(quantile(law, u), 0)).toBe(true)
})

// Second oracle: bisection of the mixture's distribution function alone, 200 halvings.
test('agrees with plain bisection', () => {
  const law = mixture(
    [
      { kind: 'gamma', params: [2, 3] },
      { kind: 'beta', params: [2, 5] },
      { kind: 'lognormal', params: [3, 1] },
    ],
    [1, 2, 3],
  )
  const draw = sampler(law)
  for (let i = 1; i < 60; i++) {
    let [low, high] = [0, 1e6]
    for (let k = 0; k < 200; k++) {
      const middle = (low + high) / 2
      if (cdf(law, middle) >= i / 60) high = middle
      else low = middle
    }
    expect(Math.abs(draw(i / 60) / high - 1)).toBeLessThan(1e-12)
  }
})

test('ten thousand observed values in a mixture are drawn quickly', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007)
  const draw = sampler(mixture([{ kind: 'empirical', params: [], values }, normal(5000, 10)], [1, 1]))
  const before = spent()
  for (let i = 1; i < 10_000; i++) draw(i / 10_000)
  expect(spent() - before).toBeLessThan(10_000)
})

test('how much of a law lies in a window', () => {
  const law = mixture([normal(0, 1), constant(1)], [1, 3])
  expect(probabilityWithin(law, 0, 1)).toBeCloseTo(0.25 * 0.3413447460685429 + 0.75, 14)
  expect(probabilityWithin({ kind: 'poisson', params: [2] }, 0, 0)).toBeCloseTo(Math.exp(-2), 14)
  expect(probabilityWithin({ kind: 'empirical', params: [], values: [1, 2, 3, 4] }, 2, 3)).toBe(0.5)
})

test.each<[Partial<Law>, string]>([
  [{}, 'mixture needs at least one part'],
  [{ parts: [constant(1)], weights: [] }, 'mixture needs one weight per part but has 1 parts and 0 weights'],
  [{ parts: [constant(1), constant(2)], weights: [1, -1] }, 'weight must be >= 0 but is -1'],
  [{ parts: [constant(1)], weights: [0] }, 'weights must not all be 0'],
  [{ parts: [constant(1), normal(0, -1)], weights: [1, 1] }, 'part 2: sd must be > 0 but is -1'],
  [{ parts: [normal(0, 1)], weights: [1], truncate: { min: 5, max: 4 } }, 'truncation needs min <= max but has 5, 4'],
  [
    { parts: [constant(1)], weights: [1], truncate: { min: 2 } },
    'truncation to at least 2 leaves almost none of the mixture law',
  ],
])('%j has a problem', (law, text) => {
  expect(problem({ kind: 'mixture', params: [], ...law })).toBe(text)
})
