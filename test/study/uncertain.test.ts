import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { bindParams, nothingDrawn } from '../../src/simulate/params.ts'
import { runStudy } from '../../src/study/run-study.ts'

const n = 2000

const read = async (text: string): Promise<Scenario> => {
  const result = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
  return result.scenario
}

const figuresOf = async (text: string, metric: string) => {
  const figure = catalogue.metrics.filter(({ id }) => id === metric)
  const model = { ...catalogue, metrics: figure, timelines: {} }
  const { result } = await runStudy(await read(text), { trials: n, catalogue: model })
  const { mean, sd, p10, p50, p90, min, max } = result.strategies[0].metrics[metric]
  return [mean, sd, p10, p50, p90, min, max].map(x => x ?? Number.NaN)
}

const near = (found: number, expected: number, se: number): void => {
  expect(Math.abs(found - expected), `${found} for ${expected} with se ${se}`).toBeLessThanOrEqual(4 * se)
}

/** $12 of software a year and the multiplier give 12 times the multiplier of services revenue in a year. */
const withMultiplier = (value: string, components = 'support: {share: 100%, while: customer, margin: 0%}') => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 12 months}
segments: {only: {dealSize: $12, churn: 0% per year}}
installed: {resold: {only: {customers: 1, value: $12}}}
partner: {bench: {heads: 0}}
services:
  multiplier: {value: ${value}, basis: revenue, scope: partner, per: firstYear}
  components: {${components}}
strategies: {today: {}}
`

// Closed forms, in units of the multiplier: mean and sd of the law, and the probability beside each value where a
// quantile of it is looked for (the standard error of a sample quantile is sqrt(p (1 - p) / n) / density).
type Known = { mean: number; sd: number; quantiles?: [number, number, number]; densities?: [number, number, number] }

// Log-metalog of 2, 4 and 8 has no skew (4 = sqrt(2 x 8)): log-logistic with s = ln 2 / ln 9, whose density at probability
// u is u (1 - u) / (s x). The field ends at 50, which takes 0.03 % away.
const s = Math.log(2) / Math.log(9)
const z = 1.2815515655446004

test.each<[string, string, Known]>([
  [
    'metalog',
    '{p10: 2, p50: 4, p90: 8, max: 50}',
    // the window takes the part above 50, of probability (50 / 4)^(-1 / s) = 3.3e-4, from the tail
    { mean: Number.NaN, sd: 1, quantiles: [2, 4, 8], densities: [0.09 / (2 * s), 0.25 / (4 * s), 0.09 / (8 * s)] },
  ],
  [
    'normal',
    '{normal: {p10: 2, p90: 4}}',
    { mean: 3, sd: 1 / z, quantiles: [2, 3, 4], densities: [0.1754983 * z, 0.3989423 * z, 0.1754983 * z] },
  ],
  [
    'mixture',
    '{mixture: [{weight: 1, value: {uniform: {low: 0, high: 2}}}, {weight: 3, value: 5}]}',
    { mean: 4, sd: Math.sqrt((1 / 3 + 9) / 4 + 3 / 4) },
  ],
  [
    'discrete',
    '{discrete: [{value: 2, weight: 30%}, {value: 4, weight: 70%}]}',
    { mean: 3.4, sd: 2 * Math.sqrt(0.21) },
  ],
  ['empirical', '{empirical: [1, 2, 3, 6]}', { mean: 3, sd: Math.sqrt(3.5) }],
  [
    'truncated',
    '{uniform: {low: 0, high: 10}, min: 4, max: 8}',
    { mean: 6, sd: 4 / Math.sqrt(12), quantiles: [4.4, 6, 7.6], densities: [0.25, 0.25, 0.25] },
  ],
  ['gamma', '{gamma: {mean: 4, sd: 2}}', { mean: 4, sd: 2 }],
])('%s: mean and quantiles through the whole chain', async (_, value, { mean: expected, sd, quantiles, densities }) => {
  const [mean, deviation, p10, p50, p90] = await figuresOf(withMultiplier(value), 'partner.services.revenue')
  if (!Number.isNaN(expected)) {
    near(mean / 12, expected, sd / Math.sqrt(n))
    expect(Math.abs(deviation / 12 / sd - 1)).toBeLessThan(0.08)
  }
  quantiles?.forEach((x, i) => {
    const p = [0.1, 0.5, 0.9][i]
    near([p10, p50, p90][i] / 12, x, Math.sqrt((p * (1 - p)) / n) / (densities?.[i] ?? 1))
  })
})

test('metalog: the mean of what is not cut off', async () => {
  // a narrower law, so that 50 is far away: p10 and p90 a factor of 2 apart
  const narrow = Math.log(2) / 2 / Math.log(9)
  const expected = 4 * ((Math.PI * narrow) / Math.sin(Math.PI * narrow))
  const second = 16 * ((2 * Math.PI * narrow) / Math.sin(2 * Math.PI * narrow))
  const root = 4 * Math.SQRT2
  const value = `{p10: ${4 / Math.SQRT2}, p50: 4, p90: ${root}}`
  const [mean] = await figuresOf(withMultiplier(value), 'partner.services.revenue')
  near(mean / 12, expected, Math.sqrt((second - expected * expected) / n))
})

// Law of total variance: given the typical size T, a Poisson number (mean l) of T X has the mean l T E[X] and the
// variance l T^2 E[X^2], X lognormal with median 1; so the whole has l E[T^2] E[X^2] + l^2 E[X]^2 Var T.
test('spread: deals around a median that is uncertain itself', async () => {
  const [mean, sd] = await figuresOf(
    `
tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {only: {dealSize: {typical: {uniform: {low: $40k, high: $80k}}, spread: 60%}, churn: 10% per year}}
vendor: {direct: {wonDeals: 1 per month, mix: {only: 100%}}}
strategies: {today: {}}
`,
    'vendor.bookings',
  )
  const [l, cv2, t, vt] = [24, 0.36, 60e3, 40e3 ** 2 / 12]
  const [x, x2] = [Math.sqrt(1 + cv2), (1 + cv2) ** 2]
  const within = l * (t * t + vt) * x2
  const between = l * l * x * x * vt
  near(mean, l * t * x, Math.sqrt((within + between) / n))
  expect(Math.abs(sd / Math.sqrt(within + between) - 1)).toBeLessThan(0.06)
  // neither part of the variance alone will do
  expect(Math.sqrt(within / (within + between))).toBeLessThan(0.9)
  expect(Math.sqrt(between / (within + between))).toBeLessThan(0.9)
})

describe('shares of one whole', () => {
  const sharesOf = async (components: string): Promise<ReadonlyMap<string, Float64Array | number>> => {
    const { structure, variants } = compile(await read(withMultiplier('2', components)), catalogue)
    const bound = bindParams(variants[0], structure.params, { first: 0, count: n }, nothingDrawn({}))
    const found = new Map<string, Float64Array | number>()
    structure.params.forEach(({ path }, i) => {
      const name = /^services\.components\.(\w+)\.share$/.exec(path)?.[1]
      const { value } = bound[i][0]
      if (name !== undefined && typeof value !== 'function')
        found.set(name, value.mask === 0 ? value.data[0] : value.data)
    })
    return found
  }
  const at = (share: Float64Array | number | undefined, i: number) =>
    typeof share === 'number' ? share : (share?.[i] ?? 0)
  const component = (name: string, share: string) => `${name}: {share: ${share}, while: customer, margin: 0%}`

  // Dirichlet: gammas of one scale (spread^2 / typical is 1% for all) have the shapes 50, 30, 20; the mean of a share is
  // its typical value and its variance m (1 - m) / 101.
  test('of one scale they are a Dirichlet law, and sum to 1 in every trial', async () => {
    const spread = (m: number) => `{typical: ${m * 100}%, spread: ${Math.sqrt(m * 0.01) * 100}%}`
    const typical = { a: 0.5, b: 0.3, c: 0.2 }
    const shares = await sharesOf(
      Object.entries(typical)
        .map(([name, m]) => component(name, spread(m)))
        .join(', '),
    )
    for (let i = 0; i < n; i++)
      expect(Math.abs(at(shares.get('a'), i) + at(shares.get('b'), i) + at(shares.get('c'), i) - 1)).toBeLessThan(1e-12)
    for (const [name, m] of Object.entries(typical)) {
      const draws = Array.from({ length: n }, (_, i) => at(shares.get(name), i))
      const mean = draws.reduce((sum, x) => sum + x / n, 0)
      const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2 / n, 0)
      near(mean, m, Math.sqrt((m * (1 - m)) / 101 / n))
      near(variance, (m * (1 - m)) / 101, ((m * (1 - m)) / 101) * Math.sqrt(2.1 / n))
    }
  })

  test('a certain share stays what it is, and the others share the rest', async () => {
    const uncertain = '{typical: 40%, spread: 10%}'
    const shares = await sharesOf(
      [component('a', '20%'), component('b', uncertain), component('c', uncertain)].join(', '),
    )
    expect(shares.get('a')).toBe(0.2)
    for (let i = 0; i < n; i++)
      expect(Math.abs(0.2 + at(shares.get('b'), i) + at(shares.get('c'), i) - 1)).toBeLessThan(1e-12)
    expect(new Set(Array.from({ length: 9 }, (_, i) => at(shares.get('b'), i))).size).toBe(9)
  })

  // Invariant: what the parts sum to is certain, so the whole of the services revenue has no spread.
  test('the whole is certain', async () => {
    const uncertain = '{typical: 50%, spread: 20%}'
    const text = withMultiplier('2', [component('a', uncertain), component('b', uncertain)].join(', '))
    const [mean, , , , , min, max] = await figuresOf(text, 'partner.services.revenue')
    for (const x of [mean, min, max]) expect(x).toBeCloseTo(24, 9)
  })
})

test('an integer field draws whole numbers', async () => {
  const text = withMultiplier('2').replace('customers: 1', 'customers: {poisson: {mean: 3}}')
  const [mean] = await figuresOf(text, 'partner.services.revenue')
  near(mean / 24, 3, Math.sqrt(3 / n))
})
