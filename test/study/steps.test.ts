import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'

const perYear = (value: number): Said => ({ value, per: 'year' })

/** Everything stated per year, so that the step is only how finely time is cut. */
const built: Built = {
  components: ['implementation', 'managed'],
  set: {
    'segments.only.dealSize': 50e3,
    'segments.only.cycle': 4,
    'segments.only.churn': perYear(0.2),
    'installed.resold.only.customers': 40,
    'installed.resold.only.value': 50e3,
    'installed.direct.only.customers': 60,
    'installed.direct.only.value': 50e3,
    'program.margin': 0.2,
    'services.multiplier.value': 1.5,
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'services.multiplier.per': 'sameYear',
    'services.multiplier.growth': perYear(0.15),
    'services.components.implementation.share': 0.5,
    'services.components.implementation.lasts': 6,
    'services.components.implementation.margin': 0.4,
    'services.components.managed.share': 0.5,
    'services.components.managed.while': 'customer',
    'services.components.managed.margin': 0.4,
    'partner.sales.reps': 4,
    'partner.sales.ramp': 6,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.25,
    'partner.sales.opportunities': perYear(36),
    'partner.sales.cost': perYear(150e3),
    'partner.overhead': perYear(600e3),
    'partner.terms.customers': 1.5,
    'partner.terms.vendor': 1,
    'partner.tax': 0.25,
    'vendor.direct.wonDeals': perYear(12),
    'vendor.direct.mix.only': 1,
    'vendor.referral.resells': 0.3,
    'valuation.multiple': 5,
  },
}

const horizons = { month: 48, week: 209, quarter: 16, day: 1461 } as const
const looked = [
  'partner.billings',
  'partner.bookings',
  'partner.services.revenue',
  'partner.customers',
  'vendor.bookings',
  'vendor.contribution',
] as const

const model = {
  ...catalogue,
  metrics: catalogue.metrics.filter(({ id }) => looked.some(one => one === id)),
  timelines: {},
}

const means = async (step: keyof typeof horizons, trials: number) => {
  const { result } = await runStudy(buildScenario({ ...built, step, steps: horizons[step] }), {
    trials,
    catalogue: model,
  })
  return Object.fromEntries(looked.map(id => [id, result.strategies[0].metrics[id]]))
}

// Changing only the step changes results only by discretisation: what is invoiced, the reps' strength and the referral
// share are those of a step's middle, so that the first order falls out. What is left is the cycle's rounding to whole
// steps and work that begins with the step of its deal. Four standard errors of both runs come on top.
describe('four years in steps of another length', () => {
  const byMonth = means('month', 1_000)
  it.each([
    ['week', 1_000, 0.01],
    ['day', 200, 0.01],
    ['quarter', 1_000, 0.03],
  ] as const)('by the %s are those by the month, within discretisation', async (step, trials, tolerance) => {
    const [a, b] = [await byMonth, await means(step, trials)]
    for (const id of looked) {
      const [month, other] = [a[id].mean as number, b[id].mean as number]
      const noise = 4 * Math.hypot(a[id].se as number, b[id].se as number)
      const off = Math.abs(other - month)
      expect(off, `${id}: ${other} against ${month}`).toBeLessThanOrEqual(tolerance * Math.abs(month) + noise)
    }
  })
})
