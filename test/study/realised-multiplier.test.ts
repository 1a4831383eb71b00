import { describe, expect, it } from 'vitest'
import { base, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { meanIn, playYaml } from '../helpers/play-yaml.ts'
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

/** A hundred customers at the start, and two more a month; support at a margin of 40 % while they stay. */
const onMargin = (program: string, more = ''): string => `
tandem: 1
name: Margin on margin
time: {start: 2026-01, step: month, horizon: 3 years, chance: off}
segments: {mid: {dealSize: $60k, cycle: 0 months, churn: 10% per year}}
partner: {sales: {reps: 2, experienced: 2, cost: $0 per rep per year, opportunities: 2 per rep per month, winRate: 50%, mix: {mid: 100%}}}
installed: {resold: {mid: {customers: 100, value: $60k}}}
program: ${program}
services:
  multiplier: {value: 3, basis: margin-to-margin, scope: partner, per: sameYear}
  components: {support: {share: 100%, while: customer, margin: 40%}}
${more}
strategies: {today: {title: Today}}
`

// What is stated is what the run comes to: services margin over what the partner earned on the software it resold.
describe('a multiplier of margin on margin is realised on the margin that the partner has', () => {
  const gold = (from: string, starts: string) => `tiers: {gold: {from: ${from}, margin: 10%, starts: ${starts}}}`
  it.each([
    ['of the program alone', '{margin: 10%}'],
    ['with that of a level', `{margin: 10%, ${gold('$0', 'yes')}}`],
    ['with that of a level of twice as good a program', `{margin: 20%, ${gold('$0', 'yes')}}`],
    [
      'with that of a level that it reaches',
      `{margin: 10%, ${gold('$6M', 'no')}, levels: {review: vendorQuarter, lastYear: $5M}}`,
    ],
    ['with what registration adds', '{margin: 10%, registration: {share: 100%, uplift: 5%}}'],
    ['with what registration adds to some deals', '{margin: 10%, registration: {share: 40%, uplift: 5%}}'],
    ['less a cut', '{margin: 10%, risk: {cut: {chance: 30% per year, by: 50%}}}'],
    [
      'with all of these',
      `{margin: 10%, ${gold('$0', 'yes')}, registration: {share: 60%, uplift: 5%}, risk: {cut: {chance: 30% per year, by: 50%}}}`,
    ],
  ])('%s', async (_, program) => {
    expect(meanIn(await playYaml(onMargin(program)), 'partner.multiplier.marginToMargin')).toBeCloseTo(3, 9)
  })

  // a term in advance was bought at what the margin was then: the year of the cut has a little more margin than it counts
  it('nearly, where software is bought in advance and its margin is cut meanwhile', async () => {
    const program = '{margin: 10%, billing: upfront, risk: {cut: {chance: 30% per year, by: 50%}}}'
    const realised = meanIn(await playYaml(onMargin(program)), 'partner.multiplier.marginToMargin')
    expect(realised).toBeLessThan(3)
    expect(realised).toBeGreaterThan(2.7)
  })
})
