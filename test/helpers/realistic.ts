import type { Built, Said } from './build-scenario.ts'

/**
 * A scenario with everything in it: two segments, three components, uncertain and certain numbers, and three strategies
 * that differ in what they sell. The numbers are plausible, not sourced; no test depends on who wins.
 */
export const realisticSettings: Readonly<Record<string, Said>> = {
  'services.multiplier.value': ['eco', 'cap'],
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'sameYear',
  'services.components.implementation.share': 0.45,
  'services.components.implementation.lasts': 9,
  'services.components.implementation.delivered': 'bench',
  'services.components.managed.share': 0.35,
  'services.components.managed.while': 'customer',
  'services.components.managed.delivered': 'bench',
  'services.components.support.share': 0.2,
  'services.components.support.while': 'customer',
  'services.components.support.margin': 0.35,
  'segments.midMarket.dealSize': { kind: 'lognormal', params: [11.0, 0.857] },
  'segments.midMarket.cycle': { kind: 'lognormal', params: [1.59, 0.38] },
  'segments.midMarket.churn': { value: 0.1, per: 'year' },
  'segments.enterprise.dealSize': { kind: 'lognormal', params: [12.85, 0.898] },
  'segments.enterprise.cycle': { kind: 'lognormal', params: [2.2, 0.33] },
  'segments.enterprise.churn': { value: 0.07, per: 'year' },
  'installed.referred.midMarket.customers': 12,
  'installed.referred.midMarket.value': 80e3,
  'installed.resold.midMarket.customers': 4,
  'installed.resold.midMarket.value': 80e3,
  'partner.sales.mix.midMarket': 0.9,
  'partner.sales.mix.enterprise': 0.1,
  'partner.sales.reps': 0,
  'partner.bench.heads': 10,
  'partner.bench.utilisation': 0.69,
  'partner.bench.rate': 145,
  'partner.bench.cost': { value: 110e3, per: 'year' },
  'partner.bench.hiring': { value: 4, per: 'year' },
  'partner.overhead': { value: 60e3, per: 'month' },
  'partner.funding.cash': 400e3,
  'vendor.direct.wonDeals': { value: 1.5, per: 'month' },
  'vendor.direct.mix.midMarket': 0.7,
  'vendor.direct.mix.enterprise': 0.3,
}

export const realistic: Built = {
  segments: ['midMarket', 'enterprise'],
  components: ['implementation', 'managed', 'support'],
  steps: 36,
  seed: 'realistic',
  inputs: {
    eco: { kind: 'lognormal', params: [1.666, 0.323] },
    cap: { kind: 'pert', params: [0.05, 0.3, 0.6] },
  },
  set: realisticSettings,
  strategies: {
    today: {},
    supportOnly: { 'motion.midMarket': 'support-only', 'motion.enterprise': 'support-only' },
    resell: { 'partner.sales.reps': 2 },
  },
}
