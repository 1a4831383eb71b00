import { expect } from 'vitest'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { base, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from './build-scenario.ts'
import { type Point, withPath } from './served-path.ts'
import { watch } from './watch.ts'

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

export const stated = 2.5
export const resaleMargin = 0.2
const hourCost = 60

/** The bench is ample, so that nothing waits. An hour that can be billed costs $60 and brings $100. */
export const built = (more: Built['set'], time: Pick<Built, 'step' | 'steps'>): Built => ({
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

export type Played = { readonly revenue: number[]; readonly kept: number[]; readonly software: number[] }

/** Services revenue of each step, what is left of it if the bench costs only what it bills, and software. */
export const play = (scenario: Built, path: (t: number) => Point, model?: Catalogue): Played => {
  const columns = [services.revenue, services.cost, services.billed, base.servedSoftware]
  const seen = watch(buildScenario(scenario), columns, { trials: 1, catalogue: withPath(path, model) })
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

/** Markets that a multiplier against all software of the same year is measured in. */
const markets = [
  { step: 'month', growth: 0.15, churn: 0.1, contraction: 0, term: 12, lag: 0, basis: 'revenue' },
  { step: 'month', growth: 0.25, churn: 0.03, contraction: 0.02, term: 36, lag: 0, basis: 'margin' },
  { step: 'month', growth: 0, churn: 0.1, contraction: 0.05, term: 1, lag: 0, basis: 'margin-to-margin' },
  { step: 'month', growth: 0.15, churn: 0, contraction: 0, term: 12, lag: 3, basis: 'revenue' },
  { step: 'quarter', growth: 0.15, churn: 0.1, contraction: 0, term: 12, lag: 6, basis: 'margin' },
  { step: 'week', growth: 0.15, churn: 0.2, contraction: 0.1, term: 24, lag: 1, basis: 'revenue' },
] as const

/** Software of each market, which is the same whatever model is tried in it. */
const softwareOf = new Map<(typeof markets)[number], readonly number[]>()

/** The market is built up cohort by cohort, from long before the start, beside the closed form that the model uses. */
const sameYear = (row: (typeof markets)[number], model?: Catalogue): void => {
  const { step, growth, churn, contraction, term, lag, basis } = row
  const perYear = 12 * inMonth[step]
  const q = (1 + growth) ** (1 / perYear)
  const bookings = (t: number): number => 1000 * q ** t
  const steps = Math.max(1, Math.round(term * inMonth[step]))
  const loss = 1 - (1 - churn) ** (steps / perYear) * (1 - contraction)
  const kept = (1 - loss) ** (1 / steps) / q
  const back = Math.ceil(Math.log(1e-14) / Math.log(kept))
  const late = Math.ceil(3 * perYear)
  const annual =
    softwareOf.get(row) ?? Array.from({ length: late + 1 }, (_, t) => cohorts(bookings, loss, steps, back, t - 1))
  softwareOf.set(row, annual)
  const set = {
    'services.multiplier.basis': basis,
    'services.multiplier.per': 'sameYear',
    'services.multiplier.growth': { value: growth, per: 'year' },
    'segments.only.churn': { value: churn, per: 'year' },
    'segments.only.contraction': contraction,
    'segments.only.term': term,
    'services.components.implementation.lag': lag,
    'services.components.managed.lag': lag,
  } as const
  const path = (t: number): Point => ({ bookings: bookings(t), annual: annual[t + 1] })
  const played = play(built(set, { step, steps: late }), path, model)
  for (let t = Math.ceil(2 * perYear); t < late; t++)
    expect(played[counted[basis]][t] / (played.software[t] * perSoftware(basis))).toBeCloseTo(stated, 9)
}

export const sum = (path: readonly number[], from = 0, to = path.length): number =>
  path.slice(from, to).reduce((a, b) => a + b, 0)

/** What one cohort books in step 3. */
export const booked = 60_000

/** Of the cohort 30 % is lost at the end of each term of a year, a fifth of it by contraction. */
export const cohort = (t: number): Point => ({
  bookings: t === 3 ? booked : 0,
  annual: t >= 3 ? booked * 0.7 ** Math.floor((t - 3) / 12) : 0,
})
export const losing = {
  'segments.only.churn': { value: 0.125, per: 'year' },
  'segments.only.contraction': 0.2,
} as const
/** After 75 years 2e-12 of the cohort is left. */
export const wholeLife = { step: 'month', steps: 12 * 75 + 4 } as const

const alive = (per: string, basis: Basis, model?: Catalogue): Played =>
  play(
    built({ ...losing, 'services.multiplier.per': per, 'services.multiplier.basis': basis }, wholeLife),
    cohort,
    model,
  )

/** Over the life of a cohort: services per $ of all its software. */
const year = (basis: Basis, model?: Catalogue): void => {
  const { [counted[basis]]: found, software } = alive('year', basis, model)
  expect(sum(found) / (sum(software) * perSoftware(basis))).toBeCloseTo(stated, 9)
}

/** Services of its whole life per $ of its first year. */
const lifetime = (basis: Basis, model?: Catalogue): void => {
  const { [counted[basis]]: found } = alive('lifetime', basis, model)
  expect(sum(found) / (booked * perSoftware(basis))).toBeCloseTo(stated, 9)
}

/** One-time work per $ of its first year, and the rest per $ of software a year. */
const firstYear = (basis: Basis, model?: Catalogue): void => {
  const { [counted[basis]]: found, revenue, software } = alive('firstYear', basis, model)
  // 60 % of the revenue is one-time; its margin is 0.45 x 40 % + 0.15 x 25 % of the 0.3775 that all leave
  const oneTime = basis === 'revenue' ? 0.6 : (0.45 * 0.4 + 0.15 * 0.25) / 0.3775
  expect(sum(found) / perSoftware(basis)).toBeCloseTo(stated * (oneTime * booked + (1 - oneTime) * sum(software)), 4)
  expect(sum(revenue, 0, 3)).toBe(0)
}

/** Stated = realised where nothing limits it, for each basis and period: checks of a model. */
export const statedIsRealised: Readonly<Record<string, (model?: Catalogue) => void>> = {
  ...Object.fromEntries(
    markets.map(row => [
      `sameYear, ${row.basis}: by the ${row.step}, growth ${row.growth}, churn ${row.churn}, contraction ${row.contraction}, term ${row.term}, lag ${row.lag}`,
      (model?: Catalogue) => sameYear(row, model),
    ]),
  ),
  ...Object.fromEntries(
    bases.flatMap(basis => [
      [`year, ${basis}`, (model?: Catalogue) => year(basis, model)],
      [`lifetime, ${basis}`, (model?: Catalogue) => lifetime(basis, model)],
      [`firstYear, ${basis}`, (model?: Catalogue) => firstYear(basis, model)],
    ]),
  ),
}
