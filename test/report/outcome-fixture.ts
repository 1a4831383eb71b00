import type { Unit } from '../../src/kernel/unit.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Difference, Figures, Result, StrategyResult, Timeline } from '../../src/study/result.ts'
import { assumptions } from './assumptions-fixture.ts'

export { assumptions }

/** The same uniforms every time, between 0 and 1, both ends excluded. */
const generator = (start: number) => {
  let state = start
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const bell = (next: () => number): number => {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += next()
  return sum
}

const known = (values: Float64Array): Float64Array => values.filter(value => !Number.isNaN(value)).sort()

/** Type-7 quantile of ascending values; null when there are none. */
const quantile = (sorted: Float64Array, p: number): number | null => {
  if (sorted.length === 0) return null
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}

const momentsOf = (sorted: Float64Array) => {
  if (sorted.length === 0) return { mean: null, sd: null, se: null }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const sd = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(sorted.length - 1, 1))
  return { mean, sd, se: sd / Math.sqrt(sorted.length) }
}

export const figuresOf = (values: Float64Array, unit: Unit): Figures => {
  const sorted = known(values)
  const at = (p: number) => quantile(sorted, p)
  const levels = {
    p05: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
  }
  return { unit, ...momentsOf(sorted), ...levels, min: at(0), max: at(1), undefined: values.length - sorted.length }
}

export const differenceOf = (b: Float64Array, a: Float64Array, unit: Unit): Difference => {
  const sorted = known(b.map((value, i) => value - a[i]))
  const { mean, se } = momentsOf(sorted)
  const share = (test: (value: number) => boolean) =>
    sorted.length === 0 ? null : sorted.filter(test).length / sorted.length
  return {
    unit,
    mean,
    se,
    ci95: mean === null || se === null ? null : [mean - 1.96 * se, mean + 1.96 * se],
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    pGreater: share(value => value > 0),
    pEqual: share(value => value === 0),
  }
}

const unitOf: Readonly<Record<string, Unit>> = {
  'partner.recurringShare': '1',
  'partner.customers': 'count',
  'partner.funding.peakMonth': 'months',
  'partner.creditHold': 'count',
  'partner.insolvent': 'count',
  'partner.multiplier.margin': 'USD/USD',
}

/** Values of each metric, per strategy, in trial order. */
export type Samples = Readonly<Record<string, Readonly<Record<string, Float64Array>>>>

export type Named = { readonly id: string; readonly title: string }

const endOfMonth = (month: number): string => new Date(Date.UTC(2026, month + 1, 0)).toISOString().slice(0, 10)

/** A path of the price of the firm that starts in month twelve and ends at the metric's quantiles. */
const pathOf = (figures: Figures, months: number): Timeline => {
  const scaled = (end: number | null) =>
    Array.from({ length: months }, (_, m) => (m < 11 || end === null ? null : end * (0.4 + (0.6 * (m + 1)) / months)))
  return {
    unit: figures.unit,
    dates: Array.from({ length: months }, (_, m) => endOfMonth(m)),
    mean: scaled(figures.mean),
    p10: scaled(figures.p10),
    p50: scaled(figures.p50),
    p90: scaled(figures.p90),
  }
}

/** An outcome made from samples: figures, differences from the first strategy, and paths all follow from them. */
export const outcomeOf = (
  samples: Samples,
  named: readonly Named[],
  over: Partial<Result> = {},
  months = 60,
): Outcome => {
  const strategies: StrategyResult[] = named.map(({ id, title }) => {
    const metrics = Object.fromEntries(
      Object.entries(samples[id]).map(([metric, values]) => [metric, figuresOf(values, unitOf[metric] ?? 'USD')]),
    )
    const timeline = metrics['partner.value'] ? { 'partner.value': pathOf(metrics['partner.value'], months) } : {}
    return { id, title, metrics, timeline, means: {} }
  })
  const first = named[0].id
  const comparisons = named.slice(1).map(({ id }) => ({
    a: first,
    b: id,
    paybacks: { resale: null, withServices: null },
    metrics: Object.fromEntries(
      Object.entries(samples[id]).map(([metric, values]) => [
        metric,
        differenceOf(values, samples[first][metric], unitOf[metric] ?? 'USD'),
      ]),
    ),
  }))
  const result: Result = {
    schema: 'tandem/result@1',
    tool: { name: 'tandem', version: '0.1.0' },
    streams: 1,
    seed: 'uv-partners',
    trials: Object.values(samples[first])[0].length,
    scenario: {
      name: 'UV Partners: resell, or support only?',
      file: 'scenarios/uv-partners.yaml',
      hash: 'c0'.repeat(32),
    },
    method: { quantiles: 'exact, type 7', timelines: 'sketch, relative error 1 %' },
    strategies,
    comparisons,
    metrics: [],
    statements: [],
    goals: [],
    checks: [],
    bridges: [],
    influence: [],
    guesses: null,
    pareto: [],
    breakEvens: [],
    notModelled: ['program closure', 'other vendors'],
    warnings: [],
    ...over,
  }
  return { result, against: first, horizonMonths: months, firm: true, samples, assumptions }
}

export type Plan = Named & {
  readonly worth: number
  readonly spread: number
  readonly vendor: number
  readonly peak: number
}

export const plans: readonly Plan[] = [
  { id: 'today', title: 'Today', worth: 780_000, spread: 0.25, vendor: 2_400_000, peak: 0 },
  { id: 'supportOnly', title: 'Support only', worth: 960_000, spread: 0.3, vendor: 2_250_000, peak: 40_000 },
  { id: 'resell', title: 'Resell and support', worth: 1_450_000, spread: 0.55, vendor: 2_900_000, peak: 310_000 },
  {
    id: 'split',
    title: 'Resell mid-market, support enterprise',
    worth: 1_300_000,
    spread: 0.45,
    vendor: 2_650_000,
    peak: 240_000,
  },
  { id: 'vertical', title: 'Vertical solution', worth: 1_380_000, spread: 0.7, vendor: 3_000_000, peak: 460_000 },
]

/** Samples as a services-led firm could have them: `today` has no value of services margin, ties in every tenth trial. */
export const lifelikeSamples = (chosen: readonly Plan[] = plans, trials = 1000): Samples => {
  const next = generator(20_260_101)
  const shared = Float64Array.from({ length: trials }, () => bell(next))
  return Object.fromEntries(
    chosen.map((plan, index) => {
      const own = Float64Array.from({ length: trials }, () => bell(next))
      const tied = (i: number) => index > 0 && i % 10 === 0
      const of = (i: number) => (tied(i) ? chosen[0] : plan)
      const column = (value: (i: number, from: Plan, luck: number) => number) =>
        Float64Array.from({ length: trials }, (_, i) => value(i, of(i), tied(i) || index === 0 ? 0 : own[i]))
      return [
        plan.id,
        {
          'partner.ownerValue': column((i, p, luck) => p.worth * Math.exp(p.spread * (0.8 * shared[i] + 0.5 * luck))),
          'partner.ebitda.last12': column((i, p) => p.worth * 0.2 * (1 + p.spread * shared[i])),
          'partner.recurringShare': column((i, p) => 0.5 + 0.1 * Math.tanh(shared[i] + p.spread)),
          'partner.value': column((i, p, luck) => p.worth * 1.2 * Math.exp(p.spread * (0.8 * shared[i] + 0.5 * luck))),
          'partner.funding.peak': column((i, p, luck) =>
            p.peak === 0 ? 0 : Math.max(0, p.peak - 120_000 * shared[i] + 40_000 * luck),
          ),
          'partner.funding.peakMonth': column((i, p) => (p.peak === 0 ? Number.NaN : 12 + (i % 9))),
          'partner.creditHold': column((i, p) => (p.peak > 200_000 && p.peak - 120_000 * shared[i] > 400_000 ? 1 : 0)),
          'partner.insolvent': column((i, p) => (p.peak - 120_000 * shared[i] > 600_000 ? 1 : 0)),
          'partner.customers': column((i, p) => Math.round((p.worth / 40_000) * Math.exp(0.2 * shared[i]))),
          'partner.multiplier.margin': column((i, p, luck) =>
            p.id === 'today' ? Number.NaN : 1.7 + 0.3 * shared[i] + 0.1 * luck,
          ),
          'vendor.bookings': column((i, p) => p.vendor * 1.4 * Math.exp(0.2 * shared[i])),
          'vendor.contribution': column((i, p, luck) => p.vendor * Math.exp(0.2 * shared[i]) + 300_000 * luck),
          'vendor.salesCost': column((_, p) => p.vendor * 0.22),
          'joint.value': column(
            (i, p, luck) => p.vendor * 1.1 + p.worth * Math.exp(p.spread * (0.8 * shared[i] + 0.5 * luck)),
          ),
        },
      ]
    }),
  )
}

/** Five strategies, 1,000 trials, 60 months. */
export const lifelikeOutcome = (over: Partial<Result> = {}, chosen: readonly Plan[] = plans, trials = 1000): Outcome =>
  outcomeOf(lifelikeSamples(chosen, trials), chosen, over)
