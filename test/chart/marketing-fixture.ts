import type { Curve } from '../../src/study/curves/curve.ts'
import type { MarketingResult } from '../../src/study/marketing/results.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { MeanPath, Result } from '../../src/study/result.ts'

/** A made-up strategy, and how large its marketing is. */
type Plan = { readonly id: string; readonly level: number }

/** Activities of a made-up strategy, by its place: what share of the fund each has. */
const shares: readonly Readonly<Record<string, number>>[] = [
  { events: 1 },
  { suite: 0.4, campaign: 0.6 },
  { campaign: 1 },
  { suite: 0.2, campaign: 0.5, events: 0.3 },
  {},
]

const at = (place: number): Readonly<Record<string, number>> => shares[place % shares.length]!

const path = (months: number, of: (t: number) => number, unit: MeanPath['unit'] = 'USD'): MeanPath => ({
  unit,
  mean: Array.from({ length: months }, (_, t) => of(t)),
})

/** What a made-up strategy earns for its fund in a month. */
const monthly = ({ level }: Plan): number => 4000 * level

const leadsOf = (activity: string, spend: number): number => (activity === 'suite' ? 0 : spend / 300)

/**
 * Means of a made-up strategy, month by month. Its fund holds $12,000 at the start; of each month's earnings 60 % is
 * paid, 15 % lapses, 5 % is never claimed and 5 % is rejected; what is left is free and reserved in halves.
 */
const meansOf = (plan: Plan, place: number, months: number): Readonly<Record<string, MeanPath>> => {
  const earned = monthly(plan)
  const some = Object.keys(at(place)).length > 0 ? 1 : 0
  const flows = { accrued: 1, granted: 0.1, paid: 0.6 * some, lapsed: 0.15, never: 0.05 * some, rejected: 0.05 * some }
  const perMonth = Object.fromEntries(Object.entries(flows).map(([way, part]) => [`mdf.${way}`, earned * part]))
  const kept = earned * (1.1 - 0.15 - 0.7 * some)
  const held = (t: number) => 12_000 * plan.level + kept * (t + 1)
  const activities = Object.entries(at(place)).flatMap(([activity, share]) => {
    const spend = (t: number) => earned * share * (t % 6 === 5 ? 2 : 1)
    return [
      [`mdf.${activity}.spend`, path(months, spend)],
      [`mdf.${activity}.leads`, path(months, t => leadsOf(activity, spend(t)), 'count')],
      [`mdf.${activity}.bookings`, path(months, t => 9 * spend(t))],
    ] as const
  })
  const leads = Object.entries(at(place)).reduce((sum, [activity, share]) => sum + leadsOf(activity, earned * share), 2)
  const opened = 0.2 * leads + 5 * plan.level
  return {
    ...Object.fromEntries(Object.entries(perMonth).map(([id, amount]) => [id, path(months, () => amount)])),
    'mdf.forfeited': path(months, () => 0),
    'mdf.free': path(months, t => held(t) / 2),
    'mdf.reserved': path(months, t => held(t) / 2),
    ...Object.fromEntries(activities),
    'partner.leads': path(months, () => leads, 'count'),
    'partner.opportunities': path(months, () => opened, 'count'),
    'partner.opportunities.reps': path(months, () => 4 * plan.level, 'count'),
    'partner.opportunities.customers': path(months, () => plan.level, 'count'),
    'partner.opportunities.lost': path(months, () => 0.5 * opened, 'count'),
    'partner.opportunities.undecided': path(months, () => 0.25 * opened, 'count'),
    'orders.steered': path(months, () => ('suite' in at(place) ? 0.3 : 0), 'count'),
    'orders.won': path(months, () => 0.24 * opened, 'count'),
    'orders.placed': path(months, () => 0.2 * opened, 'count'),
    'customers.resold': path(months, t => 20 + 0.15 * opened * t, 'count'),
    'customers.referred': path(months, () => 6, 'count'),
  }
}

const responseCurve = (plan: Plan, activity: string, share: number, most: number): Curve => {
  const now = 3 * monthly(plan) * share
  const isSuite = activity === 'suite'
  const effect = (x: number) => (isSuite ? (0.12 * x) / (x + most) : (x / (x + most)) * (most / 50))
  const mark = (label: string, x: number) => ({ label, x, y: effect(x) })
  return {
    kind: 'response',
    strategy: plan.id,
    of: activity,
    x: { label: 'spend a quarter', unit: 'USD' },
    y: { label: isSuite ? 'steered' : 'leads a quarter', unit: isSuite ? '1' : 'count' },
    points: Array.from({ length: 21 }, (_, i) => ({ x: (i * most) / 10, y: effect((i * most) / 10) })),
    marks: [mark('now', now), mark('next', now + 1000)],
  }
}

/** Pays 1 % above $100,000 times the level, and 3 % above twice that, of turnover that is even from 0 to four times it. */
const rebateCurve = ({ id, level }: Plan): Curve => {
  const first = 1e5 * level
  const pays = (x: number) => 0.01 * Math.max(0, x - first) + 0.02 * Math.max(0, x - 2 * first)
  const mark = (label: string, x: number, y = pays(x)) => ({ label, x, y })
  return {
    kind: 'rebate',
    strategy: id,
    of: 'volume',
    x: { label: 'turnover in the quarter to December 2026', unit: 'USD' },
    y: { label: 'what the rebate pays for it', unit: 'USD' },
    points: Array.from({ length: 51 }, (_, i) => mark('', (i * first) / 10)).map(({ x, y }) => ({ x, y })),
    // mean of 1 % of (x - 1) over 1 to 4 and of 2 % of (x - 2) over 2 to 4, of 4 in all
    marks: [
      mark('average', 2 * first),
      mark('paid', 2 * first, first * (0.01 * (4.5 / 4) + 0.02 * (2 / 4))),
      mark('p10', 0.4 * first),
      mark('p50', 2 * first),
      mark('p90', 3.6 * first),
    ],
    bands: [
      { from: first, rate: 0.01 },
      { from: 2 * first, rate: 0.03 },
    ],
  }
}

const curvesOf = (plans: readonly Plan[]): readonly Curve[] => {
  const most = Math.max(...plans.map(plan => 6 * monthly(plan)))
  return plans.flatMap((plan, place) => [
    ...Object.entries(at(place)).map(([activity, share]) => responseCurve(plan, activity, share, most)),
    rebateCurve(plan),
  ])
}

/** What another dollar brings, and what the rebate comes to over the horizon. */
const marketingResults = (plans: readonly Plan[]): Pick<Result, 'marketing' | 'rebates'> => {
  const gain = (nextDollar: number) => ({ bookings: 0, gain: 0, perDollar: null, se: null, nextDollar })
  const marketing: MarketingResult = {
    trials: 256,
    activities: plans.flatMap((plan, place) =>
      Object.keys(at(place)).map((activity, n) => ({
        strategy: plan.id,
        activity,
        spend: 0,
        claims: 0,
        vendor: gain(1.8 - n),
        partner: gain(0.5 - n),
      })),
    ),
    steering: [],
  }
  const rebates = plans.map(({ id, level }) => ({
    strategy: id,
    rebate: 'volume',
    trials: 256,
    turnover: 4e6 * level,
    payout: 45_000 * level,
    ofMean: 20_000 * level,
    gap: 25_000 * level,
    trueUp: { mean: 0, p10: 0, p90: 0 },
  }))
  return { marketing, rebates }
}

/**
 * A made-up outcome with a marketing fund, activities, leads and a rebate. `levels` say how large those of each strategy
 * are, in turn; at a level of 1 the fund earns $4,000 a month.
 */
export const withMarketing = (bare: Outcome, levels: readonly number[] = [1, 1.02, 0.7, 0.95, 0.9]): Outcome => {
  const { result, horizonMonths: months } = bare
  const plans = result.strategies.map(({ id }, n) => ({ id, level: levels[n % levels.length]! }))
  const strategies = result.strategies.map((one, n) => ({
    ...one,
    means: { ...one.means, ...meansOf(plans[n]!, n, months) },
  }))
  return {
    ...bare,
    result: { ...result, strategies, ...marketingResults(plans) },
    curves: [...(bare.curves ?? []), ...curvesOf(plans)],
  }
}

const odd = [
  "partner's",
  'a.b',
  'x[0]',
  'a"b',
  '</script>',
  "'+alert(1)+'",
  'a\u0000b\nc',
  '渠道合作伙伴渠道合作伙伴',
  'W'.repeat(40),
]

/** The same with much of everything: activities with odd names, one on which all spend, and a rebate with many bands. */
export const withMuchMarketing = (bare: Outcome): Outcome => {
  const made = withMarketing(bare)
  const { result, horizonMonths: months, curves = [] } = made
  const plans = result.strategies.map(({ id }, n) => ({ id, level: 1 + n / 3 }))
  const more = (n: number): Readonly<Record<string, MeanPath>> =>
    Object.fromEntries(
      odd.flatMap((name, k) => [
        [`mdf.${name}.spend`, path(months, t => (k + 1) * 700 * (n + 1) * (1 + (t % 5)))],
        [`mdf.${name}.bookings`, path(months, t => 1e6 * t)],
      ]),
    )
  const strategies = result.strategies.map((one, n) => ({ ...one, means: { ...one.means, ...more(n) } }))
  const bands = Array.from({ length: 9 }, (_, k) => ({ from: 150_000 + 9000 * k, rate: 0.005 * (k + 1) }))
  return {
    ...made,
    result: { ...result, strategies },
    curves: [
      ...curves.filter(({ kind }) => kind !== 'response').map(one => ({ ...one, bands })),
      ...plans.flatMap(plan => odd.slice(0, 3).map(name => responseCurve(plan, name, 1, 60_000))),
    ],
  }
}
