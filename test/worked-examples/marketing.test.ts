import { describe, expect, it } from 'vitest'
import { fund, incentives, marketing, pipeline } from '../../src/domain/columns.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { watch } from '../helpers/watch.ts'
import { expectWithin } from '../helpers/within.ts'

const market: Built['set'] = {
  'segments.only.cycle': 0,
  'segments.only.churn': 0,
  'partner.sales.mix.only': 1,
  'mdf.accrual': 0,
  'mdf.claims.delay': 0,
  'mdf.claims.paid': 0,
  'mdf.claims.rejected': 0,
  'mdf.claims.never': 0,
}

const meansOf = async (built: Built, trials = 1): Promise<Readonly<Record<string, number>>> => {
  const { result } = await runStudy(buildScenario(built), { trials })
  const { metrics } = result.strategies[0]
  return Object.fromEntries(Object.entries(metrics).map(([id, { mean }]) => [id, mean ?? Number.NaN]))
}

// Published by S117 (the Bloomitize MDF ROI calculator): a programme pays $800k on 80 approved claims, 80 % of its budget,
// and brings $5.0M: a return of 525 %, $6.25 per dollar.
describe('WE-9, by fund/spending, fund/claims, fund/balance and marketing/leads', () => {
  it('uses 80 % of the fund and brings $6.25 per dollar', async () => {
    const trials = 1000
    const found = await meansOf(
      {
        steps: 9,
        activities: ['programme'],
        trials,
        set: {
          ...market,
          'segments.only.dealSize': 62_500,
          'mdf.opening': 1_000_000,
          'mdf.lapses': 3,
          'mdf.plan.programme': 0.8,
          'mdf.activities.programme.kind': 'traditional',
          'mdf.activities.programme.vendorPays': 1,
          'mdf.activities.programme.costPerLead': 10_000,
          'mdf.activities.programme.carryover': 0,
          'mdf.activities.programme.converts': 1,
          'mdf.activities.programme.winRate': 1,
        },
      },
      trials,
    )
    // the first quarter is approved 80 % of the opening; what it leaves lapses at its end
    expect(found['mdf.paid']).toBeCloseTo(800_000, 6)
    expect(found['mdf.lapsed']).toBeCloseTo(200_000, 6)
    expect(found['mdf.used']).toBeCloseTo(0.8, 12)
    // a Poisson number of 80 deals: variance of their value = mean x size
    const error = Math.sqrt((5e6 * 62_500) / trials)
    expectWithin(found['mdf.bookings'], 5e6, error, 'bookings')
    expectWithin((found['mdf.bookings'] - found['mdf.paid']) / found['mdf.paid'], 5.25, error / 8e5, 'return')
    expectWithin(found['mdf.bookings'] / found['mdf.paid'], 6.25, error / 8e5, 'per dollar')
    // every lead becomes a customer here, so that each costs what a lead costs
    expectWithin(found['mdf.programme.customers'], 80, Math.sqrt(80 / trials), 'customers')
    expect(found['mdf.programme.customers']).toBeCloseTo(found['mdf.programme.leads'], 9)
  })
})

// Published by S111 (Robyn): of 100 spent, with 70 % carried over, 70 work in the second period and 49 in the third. Here
// carry-over keeps its sum, so that 30 of the 100 work at first, and what is left falls by the same 70 % each period.
describe('WE-27, by marketing/response', () => {
  const seen = watch(
    buildScenario({
      steps: 6,
      activities: ['tv'],
      set: {
        ...market,
        'segments.only.dealSize': 1,
        'mdf.opening': 0,
        'mdf.plan.tv': 1,
        'mdf.grants': 0,
        'mdf.activities.tv.kind': 'traditional',
        'mdf.activities.tv.vendorPays': 0,
        'mdf.activities.tv.cost': { value: 100, per: 'month' },
        'mdf.activities.tv.carryover': { value: 0.7, per: 'month' },
      },
      strategies: { once: {} },
    }),
    [marketing.carried, incentives.marketingSpend],
    { trials: 1 },
  ).get('once')

  it('carries 100, 170, 219 of a steady 100 a period, as 30 %, 51 % and 65.7 % of it', () => {
    // the sums of 100, 70 and 49, times what keeps their sum: 1 - 0.7
    const carried = seen?.(marketing.carried).map(step => step[0] / 0.3) ?? []
    expect(carried[0]).toBeCloseTo(100, 9)
    expect(carried[1] - carried[0]).toBeCloseTo(70, 9)
    expect(carried[2] - carried[1]).toBeCloseTo(49, 9)
  })
})

// From S54 (a joint plan): budgets of $9k and $7k for 150 and 100 leads are $64 a lead; with $5k of the fund, $44 of its own.
describe('WE-35, by fund/spending and marketing/response', () => {
  const built: Built = {
    steps: 3,
    activities: ['campaign', 'event'],
    set: {
      ...market,
      'segments.only.dealSize': 1,
      'mdf.opening': 5_000,
      'mdf.vendorPays': 5 / 16,
      'mdf.plan.campaign': 9 / 16,
      'mdf.plan.event': 7 / 16,
      'mdf.activities.campaign.kind': 'digital',
      'mdf.activities.campaign.cost': { value: 9_000, per: 'quarter' },
      'mdf.activities.campaign.costPerLead': 60,
      'mdf.activities.campaign.carryover': 0,
      'mdf.activities.event.kind': 'traditional',
      'mdf.activities.event.cost': { value: 7_000, per: 'quarter' },
      'mdf.activities.event.costPerLead': 70,
      'mdf.activities.event.carryover': 0,
    },
  }

  it('costs $64 a lead, $44 of it the partner’s', async () => {
    const found = await meansOf(built)
    expect(found['mdf.spend']).toBeCloseTo(16_000, 9)
    expect(found['mdf.costPerLead']).toBeCloseTo(64, 9)
    const leads = found['mdf.spend'] / found['mdf.costPerLead']
    expect(leads).toBeCloseTo(250, 9)
    expect(found['mdf.paid']).toBeCloseTo(5_000, 9)
    expect(found['mdf.partnerPays'] / leads).toBeCloseTo(44, 9)
  })

  it('draws about 150 and 100 leads', () => {
    const trials = 400
    const seen = watch(buildScenario(built), [pipeline.leads, fund.borne], { trials }).get('only')
    for (const [source, leads] of [
      ['campaign', 150],
      ['event', 100],
    ] as const) {
      const sum = (seen?.(pipeline.leads, { source }) ?? []).reduce(
        (all, step) => all + step.reduce((a, b) => a + b, 0),
        0,
      )
      expectWithin(sum / trials, leads, Math.sqrt(leads / trials), source)
    }
  })
})
