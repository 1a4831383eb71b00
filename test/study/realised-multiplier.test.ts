import { describe, it } from 'vitest'
import { base, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { watch } from '../helpers/watch.ts'
import { expectWithin, meanOf, varianceOf } from '../helpers/within.ts'

const trials = 300
const inYear = { month: 12, quarter: 4 } as const

/** Direct deals whose services all go to the partner, in a market that neither grows nor shrinks; an ample bench. */
const built = (per: string, step: keyof typeof inYear, years: number): Built => ({
  step,
  steps: years * inYear[step],
  components: ['project', 'managed'],
  set: {
    'segments.only.dealSize': 50_000,
    'segments.only.churn': { value: 0.2, per: 'year' },
    'segments.only.contraction': 0.1,
    'segments.only.term': 24,
    'vendor.direct.wonDeals': { value: 24, per: 'year' },
    'vendor.direct.mix.only': 1,
    'vendor.referral.resells': 1,
    'services.multiplier.value': 3,
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'services.multiplier.per': per,
    'services.multiplier.growth': 0,
    'services.components.project.share': 0.6,
    'services.components.project.lasts': 6,
    'services.components.project.margin': 0.3,
    'services.components.managed.share': 0.4,
    'services.components.managed.while': 'customer',
    'services.components.managed.delivered': 'bench',
    'partner.bench.heads': 500,
  } satisfies Readonly<Record<string, Said>>,
})

// The customers are those of the model, who renew or leave when their term ends: what the multiplier states is what
// they bring once cohorts are old enough. After 24 years (1 - 0.2)^24 x 0.9^12 = 0.1 % of the first are left.
describe('a multiplier is realised by customers who renew at the end of their terms', () => {
  it.each([
    ['sameYear', 'month'],
    ['year', 'quarter'],
  ] as const)('%s, by the %s', (per, step) => {
    const years = 36
    const scenario = buildScenario(built(per, step, years))
    const seen = watch(scenario, [services.revenue, base.servedSoftware], { trials }).get('only')
    if (!seen) throw new Error('nothing was played')
    const from = 24 * inYear[step]
    const sums = [services.revenue, base.servedSoftware].map(column => {
      const path = seen(column).slice(from)
      return Float64Array.from({ length: trials }, (_, i) => path.reduce((sum, at) => sum + at[i], 0))
    })
    // a ratio of means, with the error of its linear part
    const [revenue, software] = sums
    const off = revenue.map((x, i) => x - 3 * software[i])
    const mean = meanOf(software)
    const error = Math.sqrt(varianceOf(off) / trials) / mean
    // 0.1 % of the software, and the half step by which a deal is there before its invoices, are not yet there
    expectWithin(meanOf(revenue) / mean, 3, error + 0.001, per)
  })
})
