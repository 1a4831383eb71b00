import { describe, expect, it } from 'vitest'
import { incentives, marketing, pipeline } from '../../../src/domain/columns.ts'
import { saturationForms } from '../../../src/domain/marketing/saturation.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin, meanOf, varianceOf } from '../../helpers/within.ts'

const room = 'mdf.activities.campaign'

/** A campaign that the partner pays itself, so that it is always there. */
const campaign = (more: Readonly<Record<string, Said>> = {}): Built['set'] => ({
  'segments.only.dealSize': 100,
  'mdf.accrual': 0,
  'mdf.plan.campaign': 1,
  [`${room}.kind`]: 'digital',
  [`${room}.eligible`]: 'no',
  [`${room}.cost`]: { value: 12_000, per: 'quarter' },
  [`${room}.at`]: { value: 12_000, per: 'quarter' },
  [`${room}.costPerLead`]: 80,
  [`${room}.saturation.half`]: 0.8,
  [`${room}.carryover`]: 0,
  ...Object.fromEntries(
    Object.entries(more).map(([key, said]) => [key.includes('mdf.') ? key : `${room}.${key}`, said]),
  ),
})

const columns = [marketing.expected, marketing.carried, marketing.learned, incentives.marketingSpend, pipeline.leads]

const play = (set: Built['set'], time: Pick<Built, 'step' | 'steps'> = { step: 'month', steps: 24 }, trials = 1) =>
  watch(buildScenario({ ...time, activities: ['campaign'], set }), columns, { trials }).get('only') ??
  expect.unreachable()

const totalOf = (path: readonly Float64Array[]): number => path.reduce((sum, values) => sum + values[0], 0)

describe('leads of an activity', () => {
  it.each(saturationForms)('cost what is stated at the reference spend, whatever the slope: %s', form => {
    for (const slope of [0.7, 1, 2.5]) {
      const seen = play(campaign({ 'saturation.form': form, 'saturation.slope': slope }))
      expect(totalOf(seen(incentives.marketingSpend)) / totalOf(seen(marketing.expected))).toBeCloseTo(80, 9)
    }
  })

  it('cost what is stated in the long run with carry-over', () => {
    const seen = play(campaign({ carryover: { value: 0.8, per: 'month' } }), { step: 'month', steps: 60 })
    const [spent, expected] = [incentives.marketingSpend, marketing.expected].map(column => seen(column)[59][0])
    expect(spent / expected).toBeCloseTo(80, 3)
  })

  it('double spend less than doubles them, half spend more than halves them (slope 1), by the closed form', () => {
    const at = (times: number): number =>
      totalOf(play(campaign({ cost: { value: 12_000 * times, per: 'quarter' } }))(marketing.expected))
    // x / (x + 0.8) over 1 / 1.8
    for (const times of [0.5, 2, 10]) expect(at(times) / at(1)).toBeCloseTo((times / (times + 0.8)) * 1.8, 12)
  })

  it('are a Poisson number', () => {
    const seen = play(campaign({ cost: { value: 480, per: 'month' }, at: 0 }), { step: 'month', steps: 20 }, 500)
    const found = seen(pipeline.leads).flatMap(step => [...step])
    expectWithin(meanOf(found), 6, Math.sqrt(6 / found.length), 'mean')
    expectWithin(varianceOf(found), 6, Math.sqrt((6 + 2 * 36) / found.length), 'variance')
  })

  it('come fewer until the partner has learnt: start at the first dollar, full after so many', () => {
    const learning = play(campaign({ 'capability.start': 0.25, 'capability.fullAfter': 24_000 }))(marketing.expected)
    const full = 4_000 / 80
    // the first month spends $4k of the $24k: from 25 % to 37.5 %
    expect(learning[0][0]).toBeCloseTo(full * 0.3125, 9)
    expect(learning[5][0]).toBeCloseTo(full * 0.9375, 9)
    expect(learning[6][0]).toBeCloseTo(full, 9)
  })

  it('come none of a relationship, and none where nothing is spent', () => {
    expect(totalOf(play(campaign({ kind: 'relationship' }))(marketing.expected))).toBe(0)
    expect(totalOf(play(campaign({ 'mdf.plan.campaign': 0 }))(marketing.expected))).toBe(0)
  })

  // A year and a half of spend that comes in steps of any length, with all that bends the response.
  it.each([
    ['week', 78],
    ['day', 547],
    ['quarter', 6],
  ] as const)('by the %s, are the same within 1 % as by the month', (step, steps) => {
    const all = campaign({
      carryover: { value: 0.5, per: 'month' },
      cost: { value: 20_000, per: 'quarter' },
      'capability.start': 0.5,
      'capability.fullAfter': 40_000,
    })
    // per month of spend, because horizons differ by a few days
    const perMonth = (time: Pick<Built, 'step' | 'steps'>, months: number): number =>
      totalOf(play(all, time)(marketing.expected)) / months
    const byMonth = perMonth({ step: 'month', steps: 18 }, 18)
    const months = { week: (steps * 7 * 12) / 365.25, day: (steps * 12) / 365.25, quarter: steps * 3 }[step]
    const found = perMonth({ step, steps }, months)
    expect(Math.abs(found / byMonth - 1)).toBeLessThan(0.01)
  })
})

describe('what a relationship steers', () => {
  const suite = campaign({
    kind: 'relationship',
    'steers.upTo': 0.12,
    incrementality: 0.4,
    'trust.halfEffectAfter': 20_000,
    'trust.decay': { value: 0.5, per: 'year' },
  })
  const shares = [marketing.steersWon, marketing.steersLost]
  const meanShare = (step: NonNullable<Built['step']>, steps: number): number => {
    const built = buildScenario({ step, steps, activities: ['campaign'], set: suite })
    const seen = watch(built, shares, { trials: 1 }).get('only') ?? expect.unreachable()
    return shares.reduce((sum, column) => sum + totalOf(seen(column)), 0) / steps
  }

  // The closed form: trust rises as a (1 - e^(-l t)) / l, and the share is 12 % of trust / (trust + $20k).
  it('is, over three years, the mean of the closed form, whatever the step', () => {
    const [rate, lost] = [48_000, Math.log(2)]
    let expected = 0
    for (let k = 0; k < 30_000; k++) {
      const trust = (rate * (1 - Math.exp((-lost * (k + 0.5)) / 10_000))) / lost
      expected += (0.12 * trust) / (trust + 20_000) / 30_000
    }
    for (const [step, steps] of [
      ['day', 1096],
      ['week', 157],
      ['month', 36],
    ] as const)
      expect(Math.abs(meanShare(step, steps) / expected - 1), step).toBeLessThan(0.01)
    // a quarter has the mean of its trust, and not of what follows from it: a little more
    expect(Math.abs(meanShare('quarter', 12) / expected - 1)).toBeLessThan(0.03)
  })
})
