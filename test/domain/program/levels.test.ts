import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { direct, pipeline, program, resale } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { first } from './turnover-path.ts'

/** The model in which what counts for the level is this, step by step. */
const crediting = (path: readonly number[]): Catalogue => ({
  ...catalogue,
  mechanisms: catalogue.mechanisms.map(one =>
    one.name === 'program/level-credit'
      ? mechanism({
          name: one.name,
          writes: { credit: program.levelCredit },
          step({ t, writes: { credit } }) {
            credit.fill(path[t] ?? 0)
          },
        })
      : one,
  ),
})

const tiers = {
  'program.tiers.silver.from': 100,
  'program.tiers.silver.margin': 0.02,
  'program.tiers.gold.from': 300,
  'program.tiers.gold.margin': 0.05,
  'program.tiers.gold.accrual': 0.01,
  'program.tiers.gold.referral': 0.2,
  'program.tiers.gold.winLift': 0.5,
} as const

const columns = [
  program.level,
  program.levelTurnover,
  program.levelMargin,
  program.levelAccrual,
  program.levelReferral,
  program.levelWinLift,
  resale.purchases,
  pipeline.referral,
  pipeline.winChance,
]

const play = (set: Readonly<Record<string, Said>>, model: Catalogue, more: Partial<Built> = {}): Watch => {
  const built: Built = {
    levels: ['silver', 'gold'],
    steps: 36,
    ...more,
    set: { 'segments.only.dealSize': 1, 'segments.only.churn': 0, ...tiers, ...set },
  }
  return watch(buildScenario(built), columns, { trials: 2, catalogue: model }).get('only') as Watch
}

const years = (...sold: readonly number[]): number[] => sold.flatMap(x => new Array<number>(12).fill(x / 12))

/** The levels from the end of each year (of months) on. */
const atYears = (path: readonly number[]): number[] => path.filter((_, t) => t % 12 === 11)

// By hand: levels begin at 100 and 300 of turnover; the fiscal year of the vendor is the calendar's.
describe('the level of a partner', () => {
  it('is looked at when the fiscal year ends, and holds from then on', () => {
    const path = first(play({}, crediting(years(120, 300, 99)))(program.level))
    expect(path).toEqual([...new Array(11).fill(0), ...new Array(12).fill(1), ...new Array(12).fill(2), 0])
  })

  it.each([
    ['atReview', [2, 0, 1]],
    ['never', [2, 2, 2]],
    ['oneLevel', [2, 1, 1]],
  ] as const)('that is not reached any more: %s', (loses, expected) => {
    expect(
      atYears(first(play({ 'program.levels.loses': loses }, crediting(years(400, 0, 150)))(program.level))),
    ).toEqual(expected)
  })

  it('is in effect after the lag, and before that what it was', () => {
    const set = { 'program.levels.lag': 3, 'program.tiers.silver.starts': 'yes' }
    const path = first(play(set, crediting(years(400, 0)), { steps: 30 })(program.level))
    expect(path).toEqual([...new Array(14).fill(1), ...new Array(12).fill(2), ...new Array(4).fill(0)])
  })

  it('may be looked at each quarter, by the last twelve months or by the fiscal year so far', () => {
    const set = { 'program.levels.review': 'vendorQuarter' }
    const sold = [60, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 30, 0, 0]
    const quarters = (path: readonly number[]): number[] => path.filter((_, t) => t % 3 === 2)
    const by = (over: string): Watch => play({ ...set, 'program.levels.over': over }, crediting(sold), { steps: 18 })
    expect(quarters(first(by('last12')(program.level)))).toEqual([0, 1, 1, 1, 1, 0])
    expect(quarters(first(by('last12')(program.levelTurnover)))).toEqual([60, 120, 120, 120, 120, 90])
    expect(quarters(first(by('fiscalYear')(program.levelTurnover)))).toEqual([60, 120, 120, 120, 60, 90])
    expect(quarters(first(by('fiscalYear')(program.level)))).toEqual([0, 1, 1, 1, 0, 0])
  })

  it('counts what was sold before the start, evenly over its twelve months', () => {
    const set = { 'program.levels.lastYear': 240, 'program.levels.review': 'vendorQuarter' }
    const turnover = first(play(set, crediting([]), { steps: 15 })(program.levelTurnover))
    for (const [t, x] of turnover.entries()) expect(x).toBeCloseTo(Math.max(0, 240 - 20 * (t + 1)), 9)
    // of a fiscal year that began three months before the start
    const inYear = { ...set, 'program.levels.over': 'fiscalYear' }
    const soFar = first(play(inYear, crediting([]), { steps: 12, start: '2026-04-01' })(program.levelTurnover))
    expect(soFar).toEqual([...new Array(9).fill(60), 0, 0, 0])
  })

  it('gives what its own level gives, and nothing without one', () => {
    const seen = play({ 'program.tiers.gold.starts': 'yes' }, crediting(years(100, 0, 0)), { steps: 30 })
    const gives = (t: number): number[] =>
      [program.levelMargin, program.levelAccrual, program.levelReferral, program.levelWinLift].map(
        column => seen(column)[t][0],
      )
    expect(gives(10)).toEqual([0.05, 0.01, 0.2, 0.5])
    expect(gives(11)).toEqual([0.02, 0, 0, 0])
    expect(gives(23)).toEqual([0, 0, 0, 0])
  })
})

// By hand: $12,000 a year at 20 %, and 5 points more from the step after the review.
describe('what a level gives', () => {
  const sold = {
    'installed.resold.only.customers': 1,
    'installed.resold.only.value': 12_000,
    'program.margin': 0.2,
    'partner.sales.reps': 1,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.3,
    'partner.sales.opportunities': { value: 0, per: 'month' },
    'vendor.direct.wonDeals': 0,
    'vendor.direct.mix.only': 1,
    'vendor.referral.resells': 0.9,
  } as const
  const seen = play(sold, catalogue, { steps: 15 })

  it('is paid for by what the vendor invoices, which then is less', () => {
    // 9,600 a year is above gold's 300, so that the level is gold when the year has ended
    expect(first(seen(program.level))).toEqual([...new Array(11).fill(0), 2, 2, 2, 2])
    for (const [t, x] of first(seen(resale.purchases)).entries()) expect(x).toBeCloseTo(t < 12 ? 800 : 750, 9)
  })

  it('is more referrals, at most all of them, and a higher chance to win', () => {
    for (const [t, x] of first(seen(pipeline.referral)).entries()) expect(x).toBe(t < 12 ? 0.9 : 1)
    const chance = first(seen(pipeline.winChance, { source: 'engine' }))
    for (const [t, x] of chance.entries()) expect(x).toBeCloseTo(t < 12 ? 0.3 : 0.45, 12)
  })
})

/** All steps and trials together. */
const sumOf = (path: readonly Float64Array[]): number =>
  path.reduce((sum, step) => step.reduce((all, x) => all + x, sum), 0)

/** Direct deals of which an activity steers some, with or without reps of the partner's own. */
const steering = {
  'segments.only.dealSize': 40_000,
  'segments.only.cycle': 0,
  'vendor.direct.wonDeals': { value: 6, per: 'month' },
  'vendor.direct.mix.only': 1,
  'vendor.direct.winRate': 0.3,
  'mdf.accrual': 0,
  'mdf.grants': { value: 40_000, per: 'quarter' },
  'mdf.vendorPays': 1,
  'mdf.activities.suite.kind': 'relationship',
  'mdf.activities.suite.trust.halfEffectAfter': 10_000,
  'mdf.activities.suite.trust.decay': { value: 0.5, per: 'year' },
  'mdf.activities.suite.steers.upTo': 0.3,
  'mdf.plan.suite': 1,
} as const satisfies Readonly<Record<string, Said>>

const selling = {
  'partner.sales.reps': 3,
  'partner.sales.ramp': 0,
  'partner.sales.attrition': 0,
  'partner.sales.firstHire.fails': 0,
  'partner.sales.mix.only': 1,
  'partner.sales.opportunities': { value: 3, per: 'month' },
  'partner.sales.winRate': 0.3,
} as const satisfies Readonly<Record<string, Said>>

// By the rule: what the vendor steers to the partner earns it no level.
describe.each(['purchases', 'bookings'])('what counts for the level by %s', base => {
  const credited = (more: Readonly<Record<string, Said>>): Watch => {
    const set = { ...steering, ...more, 'program.levels.base': base, ...tiers }
    const built: Built = { levels: ['silver', 'gold'], activities: ['suite'], steps: 24, set }
    const asked = [program.levelCredit, program.level, resale.purchases, direct.steeredPart]
    return watch(buildScenario(built), asked, { trials: 64 }).get('only') as Watch
  }

  it('is nothing where all that the partner sells is steered', () => {
    const all = credited({})
    expect(sumOf(all(resale.purchases))).toBeGreaterThan(100_000)
    expect(sumOf(all(program.levelCredit))).toBe(0)
    expect(sumOf(all(program.level))).toBe(0)
  })

  it('is what it sells besides', () => {
    const both = credited(selling)
    const [credit, part] = [both(program.levelCredit), both(direct.steeredPart)]
    expect(sumOf(credit)).toBeGreaterThan(100_000)
    if (base === 'bookings') return
    const bought = both(resale.purchases)
    expect(part.some(step => step.some(x => x > 0.02 && x < 0.98))).toBe(true)
    credit.forEach((step, t) => {
      step.forEach((x, i) => {
        expect(x).toBeCloseTo(bought[t]![i]! * (1 - part[t]![i]!), 6)
      })
    })
  })
})
