import { describe, expect, it } from 'vitest'
import { base, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { type Point, withPath } from '../helpers/served-path.ts'
import { watch } from '../helpers/watch.ts'

const components: Readonly<Record<string, Said>> = {
  'services.components.implementation.share': 0.45,
  'services.components.implementation.lasts': 9,
  'services.components.implementation.delivered': 'bench',
  'services.components.advisory.share': 0.15,
  'services.components.advisory.lasts': 1,
  'services.components.advisory.margin': 0.25,
  'services.components.managed.share': 0.4,
  'services.components.managed.while': 'customer',
  'services.components.managed.delivered': 'bench',
}

const stated = 2.5
const resaleMargin = 0.2
const hourCost = 60

/** The bench is ample, so that nothing waits. An hour that can be billed costs $60 and brings $100. */
const built = (more: Built['set'], time: Pick<Built, 'step' | 'steps'>): Built => ({
  ...time,
  components: ['implementation', 'advisory', 'managed'],
  set: {
    ...components,
    'services.multiplier.value': stated,
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'program.margin': resaleMargin,
    'partner.bench.heads': 1e4,
    'partner.bench.utilisation': 0.75,
    'partner.bench.hours': { value: 160, per: 'month' },
    'partner.bench.cost': { value: 160 * 0.75 * hourCost, per: 'month' },
    'partner.bench.rate': 100,
    ...more,
  },
})

type Played = { readonly revenue: number[]; readonly kept: number[]; readonly software: number[] }

/** Services revenue of each step, what is left of it if the bench costs only what it bills, and software. */
const play = (scenario: Built, path: (t: number) => Point): Played => {
  const columns = [services.revenue, services.cost, services.billed, base.servedSoftware]
  const seen = watch(buildScenario(scenario), columns, { trials: 1, catalogue: withPath(path) })
  const only = seen.get('only') ?? expect.unreachable()
  const [revenue, cost, billed, software] = columns.map(column => only(column).map(([x]) => x))
  return { revenue, software, kept: revenue.map((x, t) => x - cost[t] - billed[t] * hourCost) }
}

/** What a basis counts, per software dollar. */
const counted = { revenue: 'revenue', margin: 'kept', 'margin-to-margin': 'kept' } as const
type Basis = keyof typeof counted
const perSoftware = (basis: Basis): number => (basis === 'margin-to-margin' ? resaleMargin : 1)
const bases = Object.keys(counted) as Basis[]

/** Software of customers who booked `bookings` in steps up to t, each contract cut by `loss` at the end of a term. */
const cohorts = (bookings: (t: number) => number, loss: number, term: number, back: number, t: number): number => {
  let sum = 0
  for (let age = 0, kept = 1; age <= back; age++) {
    if (age > 0 && age % term === 0) kept *= 1 - loss
    sum += bookings(t - age) * kept
  }
  return sum
}

const inMonth = { week: 365.25 / 84, month: 1, quarter: 1 / 3 }

// Stated = realised where nothing limits it. The market is built up cohort by cohort, from long before the start: a
// second implementation of the closed form that the model uses.
describe('a multiplier against all software of the same year is realised as it is stated', () => {
  it.each([
    { step: 'month', growth: 0.15, churn: 0.1, contraction: 0, term: 12, lag: 0, basis: 'revenue' },
    { step: 'month', growth: 0.25, churn: 0.03, contraction: 0.02, term: 36, lag: 0, basis: 'margin' },
    { step: 'month', growth: 0, churn: 0.1, contraction: 0.05, term: 1, lag: 0, basis: 'margin-to-margin' },
    { step: 'month', growth: 0.15, churn: 0, contraction: 0, term: 12, lag: 3, basis: 'revenue' },
    { step: 'quarter', growth: 0.15, churn: 0.1, contraction: 0, term: 12, lag: 6, basis: 'margin' },
    { step: 'week', growth: 0.15, churn: 0.2, contraction: 0.1, term: 24, lag: 1, basis: 'revenue' },
  ] as const)('by the $step, growth $growth, churn $churn, contraction $contraction, $term months, $basis', row => {
    const { step, growth, churn, contraction, term, lag, basis } = row
    const perYear = 12 * inMonth[step]
    const q = (1 + growth) ** (1 / perYear)
    const bookings = (t: number): number => 1000 * q ** t
    const steps = Math.max(1, Math.round(term * inMonth[step]))
    const loss = 1 - (1 - churn) ** (steps / perYear) * (1 - contraction)
    const kept = (1 - loss) ** (1 / steps) / q
    const back = Math.ceil(Math.log(1e-14) / Math.log(kept))
    const late = Math.ceil(3 * perYear)
    const annual = Array.from({ length: late + 1 }, (_, t) => cohorts(bookings, loss, steps, back, t - 1))
    const played = play(
      built(
        {
          'services.multiplier.basis': basis,
          'services.multiplier.per': 'sameYear',
          'services.multiplier.growth': { value: growth, per: 'year' },
          'segments.only.churn': { value: churn, per: 'year' },
          'segments.only.contraction': contraction,
          'segments.only.term': term,
          'services.components.implementation.lag': lag,
          'services.components.managed.lag': lag,
        },
        { step, steps: late },
      ),
      t => ({ bookings: bookings(t), annual: annual[t + 1] }),
    )
    for (let t = Math.ceil(2 * perYear); t < late; t++)
      expect(played[counted[basis]][t] / (played.software[t] * perSoftware(basis))).toBeCloseTo(stated, 9)
  })
})

const sum = (path: readonly number[], from = 0, to = path.length): number =>
  path.slice(from, to).reduce((a, b) => a + b, 0)

const booked = 60_000
/** One cohort, booked in step 3; of it 30 % is lost at the end of each term of a year. */
const cohort = (t: number): Point => ({
  bookings: t === 3 ? booked : 0,
  annual: t >= 3 ? booked * 0.7 ** Math.floor((t - 3) / 12) : 0,
})
const losing = { 'segments.only.churn': { value: 0.3, per: 'year' } } as const
const life = { step: 'month', steps: 12 * 75 + 4 } as const // after 75 years 2e-12 of the cohort is left

describe('a cohort over its whole life', () => {
  it.each(bases)('has the services that a year of its software states, %s', basis => {
    const set = { ...losing, 'services.multiplier.per': 'year', 'services.multiplier.basis': basis }
    const played = play(built(set, life), cohort)
    const software = sum(played.software) * perSoftware(basis)
    expect(sum(played[counted[basis]]) / software).toBeCloseTo(stated, 9)
  })

  it.each(bases)('has the services that its life states, %s', basis => {
    const set = { ...losing, 'services.multiplier.per': 'lifetime', 'services.multiplier.basis': basis }
    const played = play(built(set, life), cohort)
    expect(sum(played[counted[basis]]) / (booked * perSoftware(basis))).toBeCloseTo(stated, 9)
  })

  it.each(bases)('has its one-time work per $1 of the first year, and the rest a year, %s', basis => {
    const set = { ...losing, 'services.multiplier.per': 'firstYear', 'services.multiplier.basis': basis }
    const { [counted[basis]]: found, revenue, software } = play(built(set, life), cohort)
    const whole = sum(found) / perSoftware(basis)
    // 60 % of the revenue is one-time; its margin is 0.45 x 40 % + 0.15 x 25 % of the 0.3775 that all leave
    const oneTime = basis === 'revenue' ? 0.6 : (0.45 * 0.4 + 0.15 * 0.25) / 0.3775
    expect(whole).toBeCloseTo(stated * (oneTime * booked + (1 - oneTime) * sum(software)), 4)
    expect(sum(revenue, 0, 3)).toBe(0)
  })
})

// Booked in the middle of its step, so that its first year has the software of 11.5 of the 12 steps.
it('a cohort whose customers all stay has 60 % of the multiplier once, and 40 % each year', () => {
  const path = (t: number): Point => ({ bookings: t === 3 ? booked : 0, annual: t >= 3 ? booked : 0 })
  const set = { 'services.multiplier.per': 'firstYear', 'segments.only.churn': 0 } as const
  const { revenue } = play(built(set, { step: 'month', steps: 27 }), path)
  expect(sum(revenue, 3, 15)).toBeCloseTo(stated * booked * (0.6 + (0.4 * 11.5) / 12), 6)
  expect(sum(revenue, 15, 27)).toBeCloseTo(0.4 * stated * booked, 6)
})

describe('what the multiplier states is cut', () => {
  const total = (more: Built['set']): number =>
    sum(play(built({ ...losing, 'services.multiplier.per': 'lifetime', ...more }, life), cohort).revenue)

  it('to the share that the partner captures of the whole ecosystem', () => {
    const set = { 'services.multiplier.scope': 'ecosystem', 'services.multiplier.capture': 0.3 }
    expect(total(set)).toBeCloseTo(0.3 * stated * booked, 4)
    expect(total({ 'services.multiplier.capture': 0.3 }), 'not of its own').toBeCloseTo(stated * booked, 4)
  })

  it('to the deals that carry a component', () => {
    const attach = { 'services.components.implementation.attach': 0.5, 'services.components.managed.attach': 0.8 }
    expect(total(attach)).toBeCloseTo(stated * booked * (0.45 * 0.5 + 0.15 + 0.4 * 0.8), 4)
  })

  it('and a start lag moves it and cuts nothing', () => {
    const lag = { 'services.components.implementation.lag': 4, 'services.components.managed.lag': 4 }
    expect(total(lag)).toBeCloseTo(stated * booked, 4)
    const set = { ...losing, 'services.multiplier.per': 'lifetime', 'services.components.advisory.share': 0 } as const
    const time = { step: 'month', steps: 48 } as const
    const [early, late] = [set, { ...set, ...lag }].map(said => play(built(said, time), cohort).revenue)
    expect(late.slice(4)).toEqual(early.slice(0, -4))
    expect(sum(late, 0, 4)).toBe(0)
  })
})

describe('a multiplier that cannot be is a failure that says so', () => {
  const path = (): Point => ({ bookings: 1000, annual: 12_000 })
  const run = (more: Built['set']): Played => play(built(more, { step: 'month', steps: 2 }), path)

  it.each(['year', 'lifetime'])('per %s where nothing is lost', per => {
    expect(() => run({ 'services.multiplier.per': per, 'segments.only.churn': 0 })).toThrow(/needs customers who leave/)
    run({ 'services.multiplier.per': per, 'segments.only.churn': 0, 'segments.only.contraction': 0.1 })
  })

  it('per sameYear where nothing grows and nothing is lost', () => {
    const set = { 'services.multiplier.per': 'sameYear', 'segments.only.churn': 0 }
    expect(() => run({ ...set, 'services.multiplier.growth': 0 })).toThrow(/needs a market that grows or loses/)
  })

  it('of margin where the components leave none', () => {
    const set = { ...losing, 'services.multiplier.per': 'firstYear', 'services.multiplier.basis': 'margin' } as const
    const dear = { 'partner.bench.cost': { value: 160 * 0.75 * 110, per: 'month' } } as const
    expect(() => run({ ...set, ...dear })).toThrow(/needs components that leave one/)
  })
})
