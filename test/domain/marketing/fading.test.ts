import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incentives, marketing } from '../../../src/domain/columns.ts'
import { comeSum, fadingForms, weigh } from '../../../src/domain/marketing/fading-forms.ts'
import { binomialLeft } from '../../../src/domain/marketing/forms/binomial.ts'
import type { Scenario } from '../../../src/scenario/scenario.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { readYaml } from '../../helpers/play-yaml.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

const columns = [marketing.fading, marketing.expected, marketing.carried, incentives.marketingSpend]

const onlyOf = (scenario: Scenario, trials = 1): Watch =>
  watch(scenario, columns, { trials }).values().next().value ?? expect.unreachable()

/** A file in which an activity spends $1,000 in each of some months, the first by default, and nothing any more. */
const burst = async (says: string, time = 'step: month, horizon: 1 year', months = 1): Promise<Scenario> => {
  const read = await readYaml(`tandem: 1
time: {start: 2026-01, ${time}}
segments: {only: {dealSize: $60k}}
mdf:
  plan: {fair: 100%}
  activities:
    fair:
      kind: traditional
      eligible: no
      cost: {2026-01: $1000 per month, 2026-0${months + 1}: $0 per month}
      costPerLead: $50
      ${says}
strategies: {today: {}}
`)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  return read.scenario
}

const worksOf = async (says: string, time?: string): Promise<readonly number[]> =>
  onlyOf(await burst(says, time))(marketing.fading).map(step => step[0] / 1000)

/**
 * What a month's spend does in each month, by a sum over 4,000 points a month of published weights, taken as continuous:
 * both the spend and the month that it works in are spread, so that a lag of s months counts as a triangle around s.
 */
const spreadOut = (weight: (lag: number) => number, gone: number, months: number): number[] => {
  const fine = 4000
  const lags = Array.from({ length: Math.round(gone * fine) }, (_, k) => (k + 0.5) / fine)
  const whole = lags.reduce((sum, lag) => sum + weight(lag), 0)
  return Array.from({ length: months }, (_, s) =>
    lags.reduce((sum, lag) => sum + (weight(lag) / whole) * Math.max(0, 1 - Math.abs(lag - s)), 0),
  )
}

const expectAlike = (found: readonly number[], expected: readonly number[], digits: number): void => {
  for (const [n, x] of expected.entries()) expect(found[n], `step ${n}`).toBeCloseTo(x, digits)
}

// The published cases of Meridian (adstock_hill_test.py): weights at lags 4 to 0 of a window of five, by alpha.
describe('binomial weights over five lags, as published', () => {
  it.each([
    [0.25, [0.008, 0.064, 0.216, 0.512, 1]],
    [0.5, [0.2, 0.4, 0.6, 0.8, 1]],
    [2 / 3, [0.2, 0.4, 0.6, 0.8, 1].map(Math.sqrt)],
  ])('alpha %d', (alpha, published) => {
    for (const [n, weight] of published.entries()) expect(binomialLeft(4 - n, 5, 1 / alpha - 1)).toBeCloseTo(weight, 14)
    expect(binomialLeft(5, 5, 1 / alpha - 1)).toBe(0)
  })

  // Their alpha falls at first by (1 / alpha - 1) / 5 a period. Straight weights stay what they are, averaged over months.
  it('alpha 0.5 in a file: 0.8, 0.6, 0.4, 0.2, of 2.5 in all', async () => {
    const found = await worksOf(
      `carryover: ${100 * Math.exp(-1 / 5)}% per month\n      fading: {form: binomial, goneAfter: 5 months}`,
    )
    expectAlike(
      found,
      [0.5 - 1 / 30, 0.8, 0.6, 0.4, 0.2, 1 / 30, 0].map(x => x / 2.5),
      12,
    )
  })

  // A triangle averages a cubic w to w + w'' / 12, and here w'' is 6 (1 - s / 5) / 25.
  it('alpha 0.25 in a file: 0.512, 0.216, 0.064, 0.008, each with a fiftieth of its root, of 1.25 in all', async () => {
    const found = await worksOf(
      `carryover: ${100 * Math.exp(-3 / 5)}% per month\n      fading: {form: binomial, goneAfter: 5 months}`,
    )
    const expected = [0.512, 0.216, 0.064, 0.008].map((w, n) => (w + (0.8 - 0.2 * n) / 50) / 1.25)
    expectAlike(found.slice(1), expected, 12)
  })

  it('alpha 2/3 in a file, by a sum over the published weights', async () => {
    const found = await worksOf(
      `carryover: ${100 * Math.exp(-0.5 / 5)}% per month\n      fading: {form: binomial, goneAfter: 5 months}`,
    )
    expectAlike(
      found,
      spreadOut(lag => Math.sqrt(1 - lag / 5), 5, 8),
      5,
    )
  })
})

// Published by Meridian: of ones, with geometric weights up to lag L, (1 - a^min(t, L + 1)) / (1 - a^(L + 1)).
describe('a geometric effect that is cut off', () => {
  it.each([0.25, 0.5, 0.9])('of steady spend is the published share of it, on average over each step: %d', kept => {
    const seen = onlyOf(
      buildScenario({
        steps: 9,
        activities: ['fair'],
        set: steady({ carryover: { value: kept, per: 'month' }, 'fading.goneAfter': 5 }),
      }),
    )
    const published = (t: number): number => (1 - kept ** Math.min(t, 5)) / (1 - kept ** 5)
    for (const [step, works] of seen(marketing.fading).entries()) {
      let mean = 0
      for (let k = 0; k < 2000; k++) mean += published(step + (k + 0.5) / 2000) / 2000
      expect(works[0] / 1000, `step ${step}`).toBeCloseTo(mean, 6)
    }
  })

  it('of one month is a^lag up to the end', async () => {
    const found = await worksOf('carryover: 60% per month\n      fading: {goneAfter: 3 months}')
    expectAlike(
      found,
      spreadOut(lag => 0.6 ** lag, 3, 6),
      6,
    )
    expect(found.slice(4)).toEqual(Array(8).fill(0))
  })
})

describe('a delayed effect', () => {
  // The form of Jin et al. (2017) and of PyMC-Marketing (delayed_adstock): a^((lag - peak)^2). Half at h is a = 2^(-1/h^2).
  it.each([
    [8, 2, 1],
    [5, 0, 2],
    [6, 6, 0.7],
    [3, 1.5, 20],
  ])(
    'gone after %d months, strongest after %d, half as strong %d away: published weights, summed',
    async (gone, peak, half) => {
      const says = `fading: {form: delayed, goneAfter: ${gone} months, peakAfter: ${peak} months, halfWidth: ${half} months}`
      const a = 2 ** (-1 / half ** 2)
      const found = await worksOf(says)
      expectAlike(
        found,
        spreadOut(lag => a ** ((lag - peak) ** 2), gone, 12),
        6,
      )
    },
  )

  it('without a width comes all at once, so long after the spend', async () => {
    const says = (peak: string): string =>
      `fading: {form: delayed, goneAfter: 6 months, peakAfter: ${peak}, halfWidth: 0 months}`
    expect(await worksOf(says('2 months'))).toEqual([0, 0, 1, ...Array(9).fill(0)])
    expect((await worksOf(says('2.5 months'))).slice(0, 5)).toEqual([0, 0, 0.5, 0.5, 0])
  })

  it('does not look at carry-over', async () => {
    const says = 'fading: {form: delayed, goneAfter: 8 weeks, peakAfter: 2 weeks, halfWidth: 1 week}'
    const plain = await worksOf(says)
    expect(await worksOf(`${says}\n      carryover: 90% per week`)).toEqual(plain)
  })
})

const room = 'mdf.activities.fair'
/** An activity that spends $1,000 a month, whose leads rise in step with what works. */
const steady = (more: Readonly<Record<string, Said>>, name = 'fair'): Built['set'] => ({
  'segments.only.dealSize': 100,
  'mdf.accrual': 0,
  [`mdf.plan.${name}`]: 1,
  [`mdf.activities.${name}.kind`]: 'traditional',
  [`mdf.activities.${name}.eligible`]: 'no',
  [`mdf.activities.${name}.cost`]: { value: 1000, per: 'month' },
  [`mdf.activities.${name}.costPerLead`]: 50,
  ...Object.fromEntries(Object.entries(more).map(([key, said]) => [`mdf.activities.${name}.${key}`, said])),
})

const forms: readonly (readonly [string, Readonly<Record<string, Said>>])[] = [
  ['geometric', { 'fading.goneAfter': 2.3 }],
  ['binomial', { 'fading.form': 'binomial', 'fading.goneAfter': 2.3 }],
  ['delayed', { 'fading.form': 'delayed', 'fading.goneAfter': 2.3, 'fading.peakAfter': 0.9, 'fading.halfWidth': 0.4 }],
]
const kept: Said = { value: 0.4, per: 'month' }

describe('whatever the form', () => {
  it('all parts of a dollar sum to 1, and none is below 0', () => {
    fc.assert(
      fc.property(
        fc.nat(fadingForms.length - 1),
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        fc.double({ min: 0.05, max: 740, noNaN: true }),
        fc.double({ min: 0, max: 740, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 740, noNaN: true })),
        (form, left, gone, peak, half) => {
          const parts = new Float64Array(800)
          const reach = weigh(comeSum(form, left, gone, peak, half), gone, 800, parts, 0)
          expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1)).toBeLessThan(1e-9)
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
          expect(parts.slice(Math.ceil(gone) + 1).every(part => part === 0)).toBe(true)
          expect(reach).toBe(Math.ceil(gone) + 1)
        },
      ),
      { numRuns: 500 },
    )
  })

  // The invariant: without saturation the leads of a month's spend are as many with carry-over as without.
  it.each([
    'carryover: 0% per week',
    'carryover: 15% per week\n      fading: {goneAfter: 8 weeks}',
    'carryover: {low: 5% per week, typical: 30% per week, high: 60% per week}\n      fading: {form: binomial, goneAfter: {low: 3 weeks, typical: 8 weeks, high: 16 weeks}}',
    'fading: {form: delayed, goneAfter: {low: 6 weeks, typical: 8 weeks, high: 16 weeks}, peakAfter: {low: 1 day, typical: 2 weeks, high: 5 weeks}, halfWidth: 9 days}',
    // carry-over that becomes another one while spend still works
    'carryover: {2026-01: 80% per month, 2026-02: 10% per month}\n      fading: {form: binomial, goneAfter: 6 months}',
  ])('all of what is spent works once: %s', async says => {
    for (const time of [
      'step: month, horizon: 1 year',
      'step: week, horizon: 52 weeks',
      'step: quarter, horizon: 1 year',
    ]) {
      const seen = onlyOf(await burst(says, time), 20)
      const sumOf = (path: readonly Float64Array[], i: number): number => path.reduce((sum, step) => sum + step[i], 0)
      for (let i = 0; i < 20; i++) {
        const spent = sumOf(seen(incentives.marketingSpend), i)
        expect(spent).toBeGreaterThan(900)
        expect(sumOf(seen(marketing.expected), i)).toBeCloseTo(spent / 50, 9)
      }
    }
  })

  it('what was spent before carry-over changed works on as it would have', async () => {
    const says = (carryover: string): string =>
      `carryover: ${carryover}\n      fading: {form: binomial, goneAfter: 4 months}`
    const [long, short] = [await worksOf(says('80% per month')), await worksOf(says('10% per month'))]
    const changed = says('{2026-01: 80% per month, 2026-02: 10% per month}')
    const found = onlyOf(await burst(changed, undefined, 2))(marketing.fading).map(step => step[0] / 1000)
    expectAlike(
      found,
      long.map((x, n) => x + (n > 0 ? short[n - 1] : 0)),
      12,
    )
  })

  it.each(forms)('steady spend works as much as is spent, once the first of it is gone: %s', (_name, said) => {
    const seen = onlyOf(buildScenario({ steps: 9, activities: ['fair'], set: steady({ carryover: kept, ...said }) }))
    const expected = seen(marketing.expected).map(step => step[0])
    expect(expected[0]).toBeLessThan(15)
    for (const leads of expected.slice(4)) expect(leads).toBeCloseTo(20, 10)
  })

  // Spend and effect are averaged over a step, and not sampled: three months are a quarter, to rounding.
  it.each(forms)('three months are a quarter: %s', (_name, said) => {
    const by = (step: 'month' | 'quarter', steps: number): number[] =>
      onlyOf(buildScenario({ step, steps, activities: ['fair'], set: steady({ carryover: kept, ...said }) }))(
        marketing.expected,
      ).map(leads => leads[0])
    const months = by('month', 12)
    for (const [q, leads] of by('quarter', 4).entries())
      expect(months.slice(3 * q, 3 * q + 3).reduce((sum, x) => sum + x, 0)).toBeCloseTo(leads, 10)
  })

  // A year and a half of spend that comes in steps of any length, with all that bends the response.
  it.each(forms)('steps of any length agree within 1 %: %s', (_name, said) => {
    const bent: Readonly<Record<string, Said>> = {
      at: { value: 700, per: 'month' },
      'saturation.half': 0.8,
      'capability.start': 0.5,
      'capability.fullAfter': 9_000,
    }
    const perMonth = (step: NonNullable<Built['step']>, steps: number, months: number): number =>
      onlyOf(buildScenario({ step, steps, activities: ['fair'], set: steady({ carryover: kept, ...said, ...bent }) }))(
        marketing.expected,
      ).reduce((sum, leads) => sum + leads[0], 0) / months
    const byMonth = perMonth('month', 18, 18)
    for (const [step, steps, months] of [
      ['week', 78, (78 * 7 * 12) / 365.25],
      ['day', 547, (547 * 12) / 365.25],
      ['quarter', 6, 18],
    ] as const)
      expect(Math.abs(perMonth(step, steps, months) / byMonth - 1), step).toBeLessThan(0.01)
  })

  it.each(forms)('an end beyond the horizon changes nothing before it: %s', (_name, said) => {
    const by = (steps: number): number[] =>
      onlyOf(
        buildScenario({
          steps,
          activities: ['fair'],
          set: steady({ carryover: kept, ...said, 'fading.goneAfter': 24 }),
        }),
      )(marketing.fading).map(works => works[0])
    expect(by(5)).toEqual(by(30).slice(0, 5))
  })

  it('an end that is far away is none: the two ways to count geometric carry-over meet', () => {
    const by = (said: Readonly<Record<string, Said>>): number[] =>
      onlyOf(buildScenario({ steps: 30, activities: ['fair'], set: steady({ carryover: kept, ...said }) }))(
        marketing.expected,
      ).map(leads => leads[0])
    const plain = by({})
    for (const [step, leads] of by({ 'fading.goneAfter': 24 }).entries()) expect(leads).toBeCloseTo(plain[step], 7)
  })

  it('nothing carried over is nothing carried over', () => {
    for (const form of ['geometric', 'binomial']) {
      const set = steady({ carryover: 0, 'fading.form': form, 'fading.goneAfter': 6 })
      const seen = onlyOf(buildScenario({ steps: 6, activities: ['fair'], set }))
      expect(seen(marketing.fading)).toEqual(seen(incentives.marketingSpend))
    }
  })

  it('what is carried over is a share: 120 % is refused at its place', async () => {
    const says = 'carryover: 120% per week\n      fading: {form: binomial, goneAfter: 8 weeks}'
    await expect(burst(says)).rejects.toThrow('must be 0% to 99.9% but is 120%')
  })
})

describe('where nothing is said of it', () => {
  const axes = { steps: 18, activities: ['fair', 'search'] } as const
  const both = (more: Readonly<Record<string, Said>>): Watch =>
    onlyOf(
      buildScenario({
        ...axes,
        set: { ...steady({}), ...steady({}, 'search'), 'mdf.plan.fair': 0.5, 'mdf.plan.search': 0.5, ...more },
      }),
      16,
    )
  const plain = both({})

  it('the geometric form by its name is that without, to the bit', () => {
    const named = both({ [`${room}.fading.form`]: 'geometric' })
    for (const column of columns) expect(named(column)).toEqual(plain(column))
  })

  it('another activity stays as it was, to the bit', () => {
    const other = both({ [`${room}.fading.form`]: 'binomial', [`${room}.fading.goneAfter`]: 3 })
    const at = { activity: 'search' }
    expect(other(marketing.expected, at)).toEqual(plain(marketing.expected, at))
    expect(other(marketing.expected)).not.toEqual(plain(marketing.expected))
  })

  it('strategies have windows of their own', () => {
    const set = steady({ carryover: kept, 'fading.form': 'binomial', 'fading.goneAfter': 2 })
    const long = { [`${room}.fading.goneAfter`]: 12 }
    const seen = watch(
      buildScenario({ steps: 9, activities: ['fair'], set, strategies: { short: {}, long, again: {} } }),
      columns,
      { trials: 3 },
    )
    const alone = onlyOf(buildScenario({ steps: 9, activities: ['fair'], set: { ...set, ...long } }), 3)
    expect(seen.get('long')?.(marketing.fading)).toEqual(alone(marketing.fading))
    expect(seen.get('again')?.(marketing.fading)).toEqual(seen.get('short')?.(marketing.fading))
    expect(seen.get('long')?.(marketing.fading)).not.toEqual(seen.get('short')?.(marketing.fading))
  })
})
