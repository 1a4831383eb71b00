import type { Outcome } from '../../src/study/outcome.ts'
import type { Comparison, Difference, Figures, StrategyResult, Timeline } from '../../src/study/result.ts'
import { madeOrders } from './orders-fixture.ts'

/** Uniform numbers between 0 and 1 from a multiplier and a modulus; good enough for pictures. */
const generator = (start: number) => {
  let state = start
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Roughly normal: twelve uniforms less six. */
const bell = (next: () => number): number => {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += next()
  return sum
}

const quantile = (sorted: Float64Array, p: number): number => {
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  return sorted[below]! + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)]! - sorted[below]!)
}

const known = (values: Float64Array): Float64Array => values.filter(value => !Number.isNaN(value)).sort()

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const figures = (values: Float64Array): Figures => {
  const sorted = known(values)
  const at = (p: number) => (sorted.length === 0 ? null : quantile(sorted, p))
  return {
    unit: 'USD',
    mean: sorted.length === 0 ? null : mean(sorted),
    sd: null,
    se: null,
    p05: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    min: at(0),
    max: at(1),
    undefined: values.length - sorted.length,
  }
}

const difference = (b: Float64Array, a: Float64Array): Difference => {
  const sorted = known(b.map((value, i) => value - a[i]!))
  const at = (p: number) => (sorted.length === 0 ? null : quantile(sorted, p))
  const share = (test: (value: number) => boolean) =>
    sorted.length === 0 ? null : sorted.filter(test).length / sorted.length
  return {
    unit: 'USD',
    mean: sorted.length === 0 ? null : mean(sorted),
    se: null,
    ci95: null,
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    pGreater: share(value => value > 0),
    pEqual: share(value => value === 0),
  }
}

/** How one strategy does: yearly growth and level of the partner, what the vendor earns, how wide the luck is. */
export type Plan = {
  readonly id: string
  readonly title: string
  readonly level: number
  readonly growth: number
  readonly vendor: number
  readonly luck: number
}

export const threePlans: readonly Plan[] = [
  { id: 'today', title: 'Today', level: 1, growth: 0.06, vendor: 1, luck: 0.25 },
  { id: 'supportOnly', title: 'Support only', level: 1.02, growth: 0.11, vendor: 0.96, luck: 0.3 },
  { id: 'resell', title: 'Resell with services', level: 0.7, growth: 0.22, vendor: 1.25, luck: 0.45 },
]

export const fivePlans: readonly Plan[] = [
  ...threePlans,
  { id: 'marketplace', title: 'Marketplace first', level: 0.95, growth: 0.16, vendor: 1.6, luck: 0.4 },
  { id: 'exit', title: 'Wind down', level: 0.9, growth: -0.12, vendor: 0.7, luck: 0.2 },
]

export type Wishes = {
  readonly plans?: readonly Plan[]
  readonly trials?: number
  readonly months?: number
  readonly name?: string
  /** Added to every amount, in dollars. */
  readonly shift?: number
  /** Turns every amount into the same one. */
  readonly constant?: boolean
  /** Share of trials in which every strategy ends like the first. */
  readonly ties?: number
}

const day = (year: number, month: number): string => new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10)

const made = new Map<string, Outcome>()

/** A made-up but lifelike outcome, made once and never changed: three strategies, 2,000 trials, 60 months, with `partner.value` over time from month 12 on. */
export const fakeOutcome = (wishes: Wishes = {}): Outcome => {
  const key = JSON.stringify(wishes)
  const outcome = made.get(key) ?? makeOutcome(wishes)
  made.set(key, outcome)
  return outcome
}

const makeOutcome = (wishes: Wishes): Outcome => {
  const { plans = threePlans, trials = 2000, months = 60, name = 'joint-launch', shift = 0, ties = 0 } = wishes
  const next = generator(20_260_101)
  const market = Float64Array.from({ length: trials }, () => bell(next))
  const skill = Float64Array.from({ length: trials }, () => bell(next))
  const tied = Float64Array.from({ length: trials }, () => (next() < ties ? 1 : 0))
  const amount = (value: number) => (wishes.constant ? 500_000 + shift : value + shift)

  const played = plans.map((plan, index) => {
    const own = Float64Array.from({ length: trials }, () => bell(next))
    const actual = (i: number) => (tied[i] === 1 ? plans[0]! : plan)
    const value = (i: number, month: number): number => {
      const { level, growth, luck } = actual(i)
      const drift = growth + 0.05 * market[i]! + (tied[i] === 1 ? 0 : 0.09 * own[i]! * (index > 0 ? 1 : 0))
      return amount(820_000 * level * Math.exp((drift * month) / 12 + luck * 0.5 * skill[i]!))
    }
    const contribution = Float64Array.from({ length: trials }, (_, i) => {
      const noise = tied[i] === 1 || index === 0 ? 0 : 420_000 * own[i]!
      return amount(1_100_000 * actual(i).vendor * Math.exp(0.22 * market[i]!) + noise)
    })
    const column = (month: number) => Float64Array.from({ length: trials }, (_, i) => value(i, month))
    const steps = Array.from({ length: months }, (_, month) => (month < 11 ? null : known(column(month + 1))))
    const timeline: Timeline = {
      unit: 'USD',
      dates: steps.map((_, month) => day(2026, month)),
      mean: steps.map(sorted => sorted && mean(sorted)),
      p10: steps.map(sorted => sorted && quantile(sorted, 0.1)),
      p50: steps.map(sorted => sorted && quantile(sorted, 0.5)),
      p90: steps.map(sorted => sorted && quantile(sorted, 0.9)),
    }
    const price = column(months)
    // what the owner has of it: most of the price, after tax and discounting, and some of the profit on the way
    const ownerValue = price.map((value, i) => amount(0.7 * (value - shift) + 0.1 * (contribution[i]! - shift)))
    const samples = { 'partner.ownerValue': ownerValue, 'partner.value': price, 'vendor.contribution': contribution }
    const orders = madeOrders(timeline.dates, Math.abs(mean(price)) / 8, index, plan.growth * 10)
    return { plan, timeline, samples, orders }
  })

  const strategies: StrategyResult[] = played.map(({ plan, timeline, samples, orders }) => ({
    id: plan.id,
    title: plan.title,
    metrics: {
      ...Object.fromEntries(Object.entries(samples).map(([id, values]) => [id, figures(values)])),
      ...orders.metrics,
    },
    means: orders.means,
    timeline: { 'partner.value': timeline, ...orders.timeline },
  }))
  const [first, ...others] = played
  const comparisons: Comparison[] = others.map(other => ({
    a: first!.plan.id,
    b: other.plan.id,
    paybacks: { resale: null, withServices: null },
    metrics: {
      'partner.ownerValue': difference(other.samples['partner.ownerValue'], first!.samples['partner.ownerValue']),
      'partner.value': difference(other.samples['partner.value'], first!.samples['partner.value']),
      'vendor.contribution': difference(other.samples['vendor.contribution'], first!.samples['vendor.contribution']),
    },
  }))
  return {
    result: {
      schema: 'tandem/result@1',
      tool: { name: 'tandem', version: '0.1.0' },
      streams: 1,
      seed: '7',
      trials,
      scenario: { name, file: 'scenarios/joint-launch.yaml', hash: 'ab'.repeat(32) },
      method: { quantiles: 'exact', timelines: 'exact' },
      strategies,
      comparisons,
      bridges: [],
      metrics: [],
      statements: [],
      goals: [],
      checks: [],
      influence: [],
      guesses: null,
      pareto: [],
      breakEvens: [],
      notModelled: [],
      warnings: [],
    },
    against: first!.plan.id,
    firm: true,
    horizonMonths: months,
    samples: Object.fromEntries(played.map(({ plan, samples }) => [plan.id, samples])),
    assumptions: [],
  }
}
