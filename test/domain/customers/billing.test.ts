import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { base, books, pipeline, resale } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { written } from '../../helpers/written.ts'
import { first, play, quiet, resold, total } from './play.ts'

describe('billing in advance', () => {
  const set: Readonly<Record<string, Said>> = { ...quiet, ...resold(1, 1200), 'program.margin': 0.2 }
  const upfront = { ...set, 'program.billing': 'upfront' } as const

  it('invoices the term when it begins, and holds what is not used yet', () => {
    const seen = play({ steps: 30, set: upfront })
    // due in steps 5, 17 and 29: $1,200 each; what is left of it falls by $100 a step
    const billed = first(seen(resale.billings))
    expect(billed.map(Math.round)).toEqual(billed.map((_, t) => ([5, 17, 29].includes(t) ? 1200 : 0)))
    const unexpired = first(seen(base.unexpired, { paper: 'partner' }))
    for (let t = 0; t < 30; t++) {
      // from the end of step t to the middle of the one in which the term ends
      const left = (((5 - t - 0.5 + 120) % 12) + 12) % 12
      expect(unexpired[t], `step ${t}`).toBeCloseTo(100 * left, 9)
      expect(seen(resale.deferred)[t][0]).toBe(unexpired[t])
      expect(seen(resale.prepaid)[t][0]).toBeCloseTo(0.8 * unexpired[t], 9)
    }
  })

  it('moves what is invoiced in time, and no profit', () => {
    const sold: Readonly<Record<string, Said>> = {
      ...set,
      'segments.only.churn': { value: 0.3, per: 'year' },
      'partner.sales.reps': 3,
      'partner.sales.mix.only': 1,
      'partner.sales.winRate': 0.5,
      'program.registration.share': 1,
      'program.registration.uplift': 0.1,
    }
    const [monthly, ahead] = ['monthly', 'upfront'].map(billing =>
      play({ steps: 48, set: { ...sold, 'program.billing': billing } }, 8),
    )
    let differs = false
    for (let i = 0; i < 8; i++) {
      const all = ([monthly, ahead] as const).map(seen => [resale.bought, resale.profit].map(c => total(seen(c), i)))
      for (let t = 0; t < 48; t++) {
        expect(ahead(base.annual)[t][i]).toBe(monthly(base.annual)[t][i])
        expect(ahead(base.software)[t][i]).toBe(monthly(base.software)[t][i])
        if (ahead(resale.billings)[t][i] > 2 * monthly(resale.billings)[t][i]) differs = true
      }
      // billed = used + not used yet, less what was there at the start
      const used = total(monthly(base.software, { paper: 'partner' }), i)
      const left = ahead(resale.deferred)[47][i]
      expect(total(ahead(resale.billings), i)).toBeCloseTo(used + left - 1200 * (5.5 / 12), 6)
      const purchased = total(ahead(resale.purchases), i) + 0.8 * 1200 * (5.5 / 12) - ahead(resale.prepaid)[47][i]
      expect(all[1][0]).toBeCloseTo(purchased, 6)
      expect(all[0][0] + all[0][1]).toBeCloseTo(all[1][0] + all[1][1], 6)
    }
    expect(differs).toBe(true)
  })

  it('has nothing left of a customer that is gone, and no cost that goes on', () => {
    const gone: Readonly<Record<string, Said>> = { ...upfront, 'segments.only.churn': { value: 1, per: 'year' } }
    const seen = play({ steps: 24, set: { ...gone, ...resold(7, 1234.56) } })
    expect(seen(base.customers, { paper: 'partner' })[12][0]).toBe(0)
    for (const column of [resale.deferred, resale.prepaid, resale.profit, resale.bought, resale.billings])
      for (let t = 12; t < 24; t++) expect(Math.abs(seen(column)[t][0]), column.name).toBeLessThan(1e-9)
    // all that was prepaid at the start was used: terms end in the middle of months 0, 2, 4, 5, 7, 9 and 11
    expect(total(seen(resale.bought))).toBeCloseTo((0.8 * 1234.56 * (38 + 7 / 2)) / 12, 6)
  })
})

// Closed form: everybody leaves when the term ends, so all that is ever used was bought before the start, at the margin of
// the strategy that others are compared with, whatever they say of it; a strategy may not buy again what is there.
it('has bought what was there at the start at the margin of then, in every strategy', () => {
  const set: Readonly<Record<string, Said>> = {
    ...quiet,
    ...resold(7, 1234.56),
    'segments.only.churn': { value: 1, per: 'year' },
    'program.billing': 'upfront',
    'program.margin': 0.2,
  }
  const strategies = { today: {}, more: { 'program.margin': 0.3 } }
  const seen = watch(buildScenario({ steps: 24, set, strategies }), [resale.bought, resale.profit], { trials: 2 })
  const cost = (0.8 * 1234.56 * (38 + 7 / 2)) / 12
  for (const id of ['today', 'more']) {
    const at = seen.get(id) as Watch
    expect(total(at(resale.bought)), id).toBeCloseTo(cost, 6)
    expect(total(at(resale.profit)), id).toBeCloseTo(cost / 4, 6)
  }
  const alone = watch(buildScenario({ steps: 24, set: { ...set, 'program.margin': 0.3 } }), [resale.bought], {
    trials: 2,
  })
  expect(total((alone.get('only') as Watch)(resale.bought))).toBeCloseTo((cost * 0.7) / 0.8, 6)
})

// By hand: at a margin of 20 % and an uplift of 10 %, $100 a month costs $70 in the first term and $80 after it.
describe('a registered deal', () => {
  it.each(['monthly', 'upfront'])('has its uplift in its first term and no longer, billed %s', billing => {
    const set: Readonly<Record<string, Said>> = {
      ...quiet,
      'segments.only.cycle': 0,
      'sources.once.leads': { value: 0.2, per: 'month' },
      'sources.once.converts': 1,
      'sources.once.winRate': 1,
      'sources.once.mix.only': 1,
      'program.margin': 0.2,
      'program.registration.share': 1,
      'program.registration.uplift': 0.1,
      'program.billing': billing,
    }
    const seen = play({ steps: 40, sources: ['once'], set }, 32)
    const [placed, profit] = [seen(pipeline.placed), seen(resale.profit)]
    const sumTo = (i: number, t: number): number => total(placed.slice(0, Math.max(0, t + 1)), i)
    for (let i = 0; i < 32; i++) {
      let expected = 0
      for (let t = 0; t < 40; t++) {
        // a deal is used from the middle of its step; half a step at each rate where its first term ends
        const active = (sumTo(i, t - 1) + sumTo(i, t)) / 2
        const young = active - (sumTo(i, t - 13) + sumTo(i, t - 12)) / 2
        expected += 100 * (0.2 * active + 0.1 * young)
        if (billing === 'monthly') expect(total(profit.slice(0, t + 1), i)).toBeCloseTo(expected, 6)
      }
      // invoiced in advance it is earned at the mean margin of what is not used yet: the same but for what is left
      if (billing === 'upfront') {
        const left = seen(resale.deferred)[39][i] - seen(resale.prepaid)[39][i]
        const margins = sumTo(i, 39) * 1200 * 0.1
        const billed = total(seen(resale.billings), i)
        expect(total(profit, i) + left).toBeCloseTo(0.2 * billed + margins, 6)
      }
    }
  })
})

describe('customers of a partner that is insolvent', () => {
  it('go to the vendor at once, with all that they pay, and nobody is served any more', () => {
    const model = written(catalogue, books.stopped, (_trial, t) => (t >= 6 ? 1 : 0))
    const set = {
      ...quiet,
      ...resold(5, 100),
      'installed.referred.only.customers': 3,
      'installed.referred.only.value': 50,
    }
    const seen = play({ steps: 12, set }, 2, model)
    const at = (column: Parameters<typeof seen>[0], t: number, where = {}): number => seen(column, where)[t][0]
    expect([at(base.customers, 6, { paper: 'partner' }), at(base.customers, 7, { paper: 'partner' })]).toEqual([5, 0])
    expect([at(base.customers, 6, { paper: 'vendor' }), at(base.customers, 7, { paper: 'vendor' })]).toEqual([3, 8])
    expect([at(base.annual, 7, { paper: 'vendor' }), at(base.annual, 7, { paper: 'partner' })]).toEqual([650, 0])
    expect([at(base.handed, 7), at(base.referredJoined, 7), at(base.referredCustomers, 7)]).toEqual([5, -3, 0])
    expect([at(base.largest, 6), at(base.largest, 7), at(base.servedSoftware, 8)]).toEqual([100, 0, 0])
    // half of the step in which it happens is used on the partner's paper
    expect(at(base.software, 7, { paper: 'partner' })).toBeCloseTo(500 / 24, 9)
    expect(at(resale.billings, 8)).toBe(0)
  })
})
