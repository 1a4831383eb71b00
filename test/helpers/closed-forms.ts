import { expect } from 'vitest'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { base, books, pipeline, worth } from '../../src/domain/columns.ts'
import { slice, type Target } from '../../src/kernel/column.ts'
import { metric, type Window } from '../../src/kernel/metric.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { type Built, buildScenario } from './build-scenario.ts'
import { expectWithin, meanOf, varianceOf } from './within.ts'

type Wanted = Readonly<Record<string, readonly [Target, Window]>>

/** Plays a study of nothing but the figures that are wanted: a value a trial, by strategy and name. */
const play = async (
  model: Catalogue,
  trials: number,
  wanted: Wanted,
  built: Built,
): Promise<Readonly<Record<string, Readonly<Record<string, Float64Array>>>>> => {
  const metrics = Object.entries(wanted).map(([id, [target, window]]) =>
    metric({ id, unit: '1', label: id, meaning: id, needs: { x: { target, window } }, value: ({ x }) => x }),
  )
  const scenario = buildScenario({ seed: 'closed forms', ...built })
  return (await runStudy(scenario, { trials, catalogue: { ...model, metrics, timelines: {} } })).samples
}

const errorOfMean = (values: ArrayLike<number>): number => Math.sqrt(varianceOf(values) / values.length)

// PERT of Malcolm and others 1959: mean (a + 4 b + c) / 6; variance (mean - a)(c - mean) / 7, of the beta law it is.
const overhead = async (model: Catalogue, trials: number): Promise<void> => {
  const [a, b, c] = [20_000, 30_000, 60_000]
  const { only } = await play(
    model,
    trials,
    { ebitda: [books.ebitda, 'total'] },
    {
      steps: 12,
      set: { 'partner.overhead': { value: { kind: 'pert', params: [a, b, c] }, per: 'month' } },
    },
  )
  const mean = (a + 4 * b + c) / 6
  const sd = 12 * Math.sqrt(((mean - a) * (c - mean)) / 7)
  expectWithin(meanOf(only['ebitda']), -12 * mean, sd / Math.sqrt(trials), 'mean')
  // sd of a sample sd is sd sqrt((kurtosis - 1) / 4n), and no PERT has more kurtosis than the normal law's 3
  expectWithin(Math.sqrt(varianceOf(only['ebitda'])), sd, sd * Math.sqrt(0.5 / trials), 'sd')
}

// A compound Poisson sum has cumulants lambda T E[X^k]; of a lognormal E[X^k] = exp(k mu + k^2 sigma^2 / 2). Thinning it
// by a coin of its own (share s) multiplies every cumulant by s.
const directDeals = async (model: Catalogue, trials: number): Promise<void> => {
  const [mu, sigma, rate, months, share] = [11, 0.5, 1.5, 12, 0.4]
  const cumulant = (k: number): number => rate * months * Math.exp(k * mu + (k * k * sigma * sigma) / 2)
  const built: Built = {
    steps: months,
    set: {
      'segments.only.dealSize': { kind: 'lognormal', params: [mu, sigma] },
      'vendor.direct.wonDeals': { value: rate, per: 'month' },
      'vendor.direct.mix.only': 1,
      'vendor.referral.resells': share,
    },
  }
  const wanted: Wanted = { bookings: [books.vendorBookings, 'total'], referred: [pipeline.referredBookings, 'total'] }
  const { bookings, referred } = (await play(model, trials, wanted, built))['only']
  expectWithin(meanOf(bookings), cumulant(1), Math.sqrt(cumulant(2) / trials), 'mean')
  const errorOfVariance = Math.sqrt((cumulant(4) + 2 * cumulant(2) * cumulant(2)) / trials)
  expectWithin(varianceOf(bookings), cumulant(2), errorOfVariance, 'variance')
  expectWithin(meanOf(referred), share * cumulant(1), Math.sqrt((share * cumulant(2)) / trials), 'referred')
}

// Wins of a step are Poisson(reps x opportunities x win rate), thinned; those whose cycle (2 months, certain) is over by
// the end of month 12 were opened in months 1 to 10. Of them (1 - incrementality) would have been won anyway.
const engineDeals = async (model: Catalogue, trials: number): Promise<void> => {
  const [reps, opportunities, winRate, incrementality] = [2, 3, 0.25, 0.6]
  const built: Built = {
    steps: 12,
    set: {
      'segments.only.dealSize': 100,
      'segments.only.cycle': 2,
      'partner.sales.reps': reps,
      'partner.sales.ramp': 0,
      'partner.sales.mix.only': 1,
      'partner.sales.opportunities': { value: opportunities, per: 'month' },
      'partner.sales.winRate': winRate,
      'partner.sales.incrementality': incrementality,
    },
  }
  const placed = slice(pipeline.bookings, { paper: 'partner' })
  const wanted: Wanted = { bookings: [placed, 'total'], debt: [pipeline.debt, 'end'] }
  const { bookings, debt } = (await play(model, trials, wanted, built))['only']
  const wins = 10 * reps * opportunities * winRate
  expectWithin(meanOf(bookings), 100 * wins, 100 * Math.sqrt(wins / trials), 'mean')
  expectWithin(varianceOf(bookings), 1e4 * wins, 1e4 * Math.sqrt((wins + 2 * wins * wins) / trials), 'variance')
  const owed = (1 - incrementality) * wins
  expectWithin(meanOf(debt), owed, Math.sqrt(owed / trials), 'owed, with no direct team to take it from')
}

// A contract ends once a year. Of customers whose terms end evenly spread over a year, those of the first half of it
// renew three times in 30 months and the others twice; a deal of month t renews (29 - t) / 12 times, rounded down. Each
// renewal is a coin of its own: what stays of a group is binomial.
const churn = async (model: Catalogue, trials: number): Promise<void> => {
  const [months, annual, wins, referred] = [30, 0.1, 1.5, 0.4]
  const [once, twice, thrice] = [1 - annual, (1 - annual) ** 2, (1 - annual) ** 3]
  const after = (customers: number, won: number): number =>
    (customers * (twice + thrice)) / 2 + won * (12 + 12 * once + 6 * twice)
  const built: Built = {
    steps: months,
    set: {
      'segments.only.dealSize': 100,
      'segments.only.churn': { value: annual, per: 'year' },
      'installed.direct.only.customers': 24,
      'installed.referred.only.customers': 16,
      'installed.resold.only.customers': 20,
      'vendor.direct.wonDeals': { value: wins, per: 'month' },
      'vendor.direct.mix.only': 1,
      'vendor.referral.resells': referred,
    },
  }
  const wanted: Wanted = {
    all: [slice(base.customers, { paper: 'vendor' }), 'end'],
    served: [base.referredCustomers, 'end'],
    resold: [slice(base.customers, { paper: 'partner' }), 'end'],
  }
  const { all, served, resold } = (await play(model, trials, wanted, built))['only']
  expectWithin(meanOf(all), after(40, wins), errorOfMean(all), 'all')
  expectWithin(meanOf(served), after(16, wins * referred), errorOfMean(served), 'referred')
  expectWithin(meanOf(resold), after(20, 0), errorOfMean(resold), 'resold')
  const variance = 10 * twice * (1 - twice) + 10 * thrice * (1 - thrice)
  expectWithin(varianceOf(resold), variance, variance * Math.sqrt(2 / trials), 'variance of the resold')
}

// E max(X - K, 0) = exp(s^2 / 2) Phi(s - k / s) - K Phi(-k / s), k = ln K, s = 0.5, of X = exp(0.5 Z) (Black 1976, no
// discount); E min(X, K) = exp(s^2 / 2) - that; P(X > K) = Phi(-k / s). By SciPy, to 15 digits. The practice is worth
// max(0, EBITDA) x 1, its income is one customer's lognormal software at a margin of 1, its overhead K a year.
const floors = [
  { k: 1, floor: 0.283529618346428, cap: 0.849618834720398, above: 0.5 },
  { k: 1.5, floor: 0.115192900075334, cap: 1.01795555299149, above: 0.208702873384471 },
  { k: 2, floor: 0.0470683130717666, cap: 1.08608013999506, above: 0.0828285190016985 },
]

const floor = async (model: Catalogue, trials: number): Promise<void> => {
  const wanted: Wanted = { value: [worth.value, 'end'], ebitda: [books.ebitda, 'last12'] }
  const samples = await play(model, trials, wanted, {
    steps: 12,
    set: {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': { kind: 'lognormal', params: [0, 0.5] },
      'program.margin': 1,
      'valuation.multiple': 1,
    },
    strategies: Object.fromEntries(floors.map(({ k }) => [`k${k}`, { 'partner.overhead': { value: k, per: 'year' } }])),
  })
  for (const { k, floor: expected, cap, above } of floors) {
    const { value, ebitda } = samples[`k${k}`]
    expectWithin(meanOf(value), expected, errorOfMean(value), `floor at ${k}`)
    const capped = ebitda.map((x, i) => x + k - value[i])
    expectWithin(meanOf(capped), cap, errorOfMean(capped), `cap at ${k}`)
    const share = meanOf(value.map(x => (x > 0 ? 1 : 0)))
    expectWithin(share, above, Math.sqrt((above * (1 - above)) / trials), `share above ${k}`)
  }
}

// A first-order delay of mean w holds flow x w in the steady state, whatever the step (Little's law); after 24 waits
// what is missing from it is e^-24 of it.
const claims = async (model: Catalogue): Promise<void> => {
  const [months, wait, billed] = [36, 1.5, 10_000]
  const inMonth = { day: 365.25 / 12, week: 365.25 / 84, month: 1, quarter: 1 / 3 }
  for (const step of ['day', 'week', 'month', 'quarter'] as const) {
    const steps = Math.round(months * inMonth[step])
    const set = {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': billed * 12,
      'program.margin': 0.25,
      'partner.terms.customers': wait,
      'partner.terms.vendor': wait / 2,
    }
    const wanted: Wanted = { receivable: [books.receivable, 'end'], payable: [books.payable, 'end'] }
    const { receivable, payable } = (await play(model, 1, wanted, { step, steps, set }))['only']
    expect(receivable[0], `receivable by the ${step}`).toBeCloseTo(billed * wait, 5)
    expect(payable[0], `payable by the ${step}`).toBeCloseTo(0.75 * billed * (wait / 2), 5)
  }
}

/** End-to-end figures that are known in closed form, each a check of a model. */
export const closedForms: Readonly<Record<string, (model: Catalogue, trials: number) => Promise<void>>> = {
  'an uncertain overhead and nothing else: EBITDA is linear in it': overhead,
  'direct deals are a compound Poisson sum of lognormals, thinned by referral': directDeals,
  "the partner's deals are a thinned Poisson sum, after the cycle": engineDeals,
  'customers under churn: direct, referred and resold': churn,
  'a floor and a cap: a practice cannot be worth less than nothing': floor,
  'what is owed tends to invoices x wait': claims,
}
