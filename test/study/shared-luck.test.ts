import { describe, expect, it } from 'vitest'
import { base, pipeline, services } from '../../src/domain/columns.ts'
import type { Difference } from '../../src/study/result.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'
import { watch } from '../helpers/watch.ts'

const discrete = (...values: number[]): Said => ({
  kind: 'discrete',
  params: [],
  values,
  weights: values.map(() => 1),
})

/**
 * A world in which every amount is a whole number of 1/64 dollars below 2^40, so that sums and differences of doubles are
 * exact: quarters (a quarter of a year is 2^-2), margins of 1/8 and 1/2, deals of whole thousands, nobody lost.
 */
const exact: Built = {
  components: ['support'],
  step: 'quarter',
  steps: 8,
  set: {
    'segments.only.dealSize': discrete(4096, 8192, 65536),
    'segments.only.cycle': { kind: 'uniform', params: [0, 12] },
    'segments.only.churn': 0,
    'services.multiplier.value': discrete(0.5, 1, 2),
    'services.multiplier.per': 'firstYear',
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'services.components.support.share': 1,
    'services.components.support.while': 'customer',
    'services.components.support.margin': 0.5,
    'program.margin': 0.125,
    'partner.sales.mix.only': 1,
    'partner.sales.reps': 4,
    'partner.sales.cost': { value: 16384, per: 'quarter' },
    'partner.sales.ramp': 0,
    'partner.overhead': discrete(32768, 65536),
    'vendor.cogs': 0.25,
    'vendor.commission.direct': 0.125,
    'vendor.commission.partner': 0.0625,
    'vendor.presales.direct': discrete(1024, 2048),
    'vendor.presales.partner': 512,
    'vendor.manager.hours': { value: 64, per: 'quarter' },
    'vendor.manager.cost': 96,
    'vendor.direct.wonDeals': { value: 3, per: 'quarter' },
    'vendor.direct.mix.only': 1,
  },
}

describe('a price that one strategy alone moves, at a fixed volume', () => {
  it.each([
    ['the manager’s hour at $128 instead of $96', 'vendor.contribution', -32 * 64 * 8, { 'vendor.manager.cost': 128 }],
    ['overhead of $8,192 more a quarter', 'partner.ebitda', null, { 'partner.overhead': discrete(40960, 73728) }],
    [
      '16 hours more of the manager',
      'vendor.salesCost',
      16 * 96 * 8,
      { 'vendor.manager.hours': { value: 80, per: 'quarter' } },
    ],
    [
      'a rep who costs $1,024 more',
      'partner.ebitda',
      -1024 * 4 * 8,
      { 'partner.sales.cost': { value: 17408, per: 'quarter' } },
    ],
  ] as const)('%s: exactly that difference in every trial, sd 0', async (_name, id, known, change) => {
    // B = A + d on the same luck: every difference is d and its sd 0. The amounts are price x volume x 8.
    const expected = known ?? -8192 * 8
    const { result, samples } = await runStudy(buildScenario({ ...exact, strategies: { a: {}, b: change } }), {
      trials: 100,
    })
    const [{ metrics }] = result.comparisons
    const { mean, se, p10, p50, p90, pGreater, pEqual } = metrics[id]
    expect({ mean, se, p10, p50, p90 }).toEqual({ mean: expected, se: 0, p10: expected, p50: expected, p90: expected })
    expect({ pGreater, pEqual }).toEqual({ pGreater: expected > 0 ? 1 : 0, pEqual: 0 })
    expect(new Set(samples['b'][id].map((x, i) => x - samples['a'][id][i]))).toEqual(new Set([expected]))
    expect(result.strategies[0].metrics[id].sd, 'while the level itself varies').toBeGreaterThan(expected / 1e6)
    const other = id.startsWith('vendor') ? 'partner' : 'vendor'
    for (const [name, { pEqual: same, mean: moved }] of Object.entries(metrics))
      if (name.startsWith(other))
        expect([name, same, moved]).toEqual([name, same === null ? null : 1, same === null ? null : 0])
  })

  it('the rate of a bench with more work than it can do: $8 an hour more on all its hours, whatever it sells', () => {
    const scenario = buildScenario({
      ...realistic,
      steps: 12,
      set: { ...realistic.set, 'partner.bench.backlog': 2 ** 26, 'partner.bench.hiring': 0 },
      strategies: { a: {}, b: { 'partner.bench.rate': 153 } },
    })
    const seen = watch(scenario, [services.billed, services.capacity, services.revenue], { trials: 200 })
    const [a, b] = ['a', 'b'].map(id => seen.get(id) ?? expect.unreachable())
    const onBench = (of: typeof a) =>
      ['implementation', 'managed'].map(component => of(services.revenue, { component }))
    const revenue = [a, b].map(onBench)
    for (let t = 0; t < 12; t++)
      for (let i = 0; i < 200; i++) {
        const hours = a(services.billed)[t][i]
        expect(hours).toBeCloseTo(a(services.capacity)[t][i], 9)
        expect(b(services.billed)[t][i]).toBeCloseTo(hours, 9)
        const [low, high] = revenue.map(([x, y]) => x[t][i] + y[t][i])
        expect(Math.abs(high - low - 8 * hours)).toBeLessThan(1e-9 * high)
      }
  })
})

const allOf = async (built: Built, trials = 300) => (await runStudy(buildScenario(built), { trials })).result

const same = (difference: Difference): boolean =>
  difference.pEqual === null
    ? difference.mean === null
    : difference.pEqual === 1 && difference.mean === 0 && difference.se === 0 && difference.pGreater === 0

describe('a strategy that changes nothing', () => {
  it('is equal to the status quo in every trial and metric', async () => {
    const { comparisons } = await allOf({
      ...realistic,
      strategies: { a: {}, b: {}, c: { 'partner.bench.rate': 145, 'partner.sales.reps': 0 } },
    })
    for (const { metrics } of comparisons)
      for (const [id, difference] of Object.entries(metrics)) expect(same(difference), id).toBe(true)
  })
})

describe('a lever moves only what it touches', () => {
  const untouched: readonly (readonly [string, Readonly<Record<string, Said>>, RegExp])[] = [
    ['the referral policy: nothing of the vendor', { 'vendor.referral.resells': 0.9 }, /^vendor\./],
    ['no referral at all: nothing of the vendor', { 'vendor.referral.resells': 0 }, /^vendor\./],
    [
      'the multiplier at 0: neither the vendor nor what is sold',
      { 'services.multiplier.value': 0 },
      /^vendor\.|bookings|^partner\.customers/,
    ],
    [
      'the bench: nothing of the vendor nor what is sold',
      { 'partner.bench.heads': 25 },
      /^vendor\.|bookings|^partner\.customers/,
    ],
    [
      'terms: nothing but cash, who has to lend it, and what that is worth',
      { 'partner.terms.customers': 6 },
      /^(?!.*cash|joint|partner\.(?:funding|injected|distributed|debt|dso|creditHold|insolvent|ownerValue|equity|freeCash|value\.dcf)|bridge\.)/,
    ],
    [
      'how resale is shown: nothing but the revenue, and shares of it',
      { 'program.presentation': 'principal' },
      /^(?!partner\.(?:revenue|grossMargin|ebitdaMargin|services\.share))/,
    ],
  ]
  const built: Built = {
    ...realistic,
    steps: 14,
    set: { ...realistic.set, 'partner.sales.reps': 2 },
    strategies: { today: {}, ...Object.fromEntries(untouched.map(([name, change]) => [name, change])) },
  }
  const played = allOf(built)

  it.each(untouched)('%s', async (name, _change, still) => {
    const found = (await played).comparisons.find(({ b }) => b === name)
    const moved = Object.entries(found?.metrics ?? {}).filter(([, difference]) => !same(difference))
    expect(moved.map(([id]) => id).filter(id => still.test(id))).toEqual([])
    expect(moved, 'and it does move something').not.toEqual([])
  })

  it('no reps are as good as no engine', async () => {
    const { 'partner.sales.reps': _none, ...rest } = realistic.set
    const without = Object.fromEntries(Object.entries(rest).filter(([path]) => !path.startsWith('partner.sales')))
    const strategies = { today: {} }
    const [none, zero] = await Promise.all([
      allOf({ ...realistic, set: without, strategies }),
      allOf({ ...realistic, set: { ...realistic.set, 'partner.sales.reps': 0 }, strategies }),
    ])
    expect(zero.strategies).toEqual(none.strategies)
  })

  it('support only: the vendor keeps all its direct wins, the partner books nothing', () => {
    const seen = watch(buildScenario(built), [pipeline.wins, base.customers, pipeline.cancelled], {
      trials: 50,
    })
    const today = seen.get('today') ?? expect.unreachable()
    expect(Math.max(...today(pipeline.cancelled).flatMap(step => [...step]))).toBeGreaterThan(0)
    const only =
      watch(
        buildScenario({
          ...built,
          strategies: { only: { 'motion.midMarket': 'support-only', 'motion.enterprise': 'support-only' } },
        }),
        [pipeline.wins, pipeline.cancelled],
        { trials: 50 },
      ).get('only') ?? expect.unreachable()
    expect(Math.max(...only(pipeline.wins, { paper: 'partner' }).flatMap(step => [...step]))).toBe(0)
    for (const [t, wins] of only(pipeline.wins, { paper: 'vendor' }).entries())
      wins.forEach((n, i) => {
        expect(n).toBe(today(pipeline.wins, { paper: 'vendor' })[t][i] + today(pipeline.cancelled)[t][i])
      })
  })
})
