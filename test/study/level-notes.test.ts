import { describe, expect, it } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario, type Said } from '../helpers/build-scenario.ts'

/** A partner that buys for $96,000 a year, so that levels up to that are reached when the first year ends. */
const warned = async (
  levels: Readonly<Record<string, Said>>,
  steps = 14,
  more: Readonly<Record<string, Said>> = {},
): Promise<readonly string[]> => {
  const set: Readonly<Record<string, Said>> = {
    'segments.only.dealSize': 1,
    'segments.only.churn': 0,
    'installed.resold.only.customers': 10,
    'installed.resold.only.value': 12_000,
    'program.margin': 0.2,
    ...Object.fromEntries(Object.entries(levels).map(([name, from]) => [`program.tiers.${name}.from`, from])),
    ...more,
  }
  const { result } = await runStudy(buildScenario({ steps, levels: Object.keys(levels), set }), { trials: 8 })
  return result.warnings
}

// By hand.
describe('a level that nobody reaches', () => {
  it('is named, with all above it', async () => {
    expect(await warned({ gold: 200_000, silver: 100_000, bronze: 50_000 })).toEqual([
      'no future of any strategy is ever of the levels “silver” and “gold”: what is asked for is more than what is sold',
    ])
    expect(await warned({ gold: 200_000, bronze: 50_000 })).toHaveLength(1)
  })

  it('is none where all are reached, or it is not certain what they ask for', async () => {
    expect(await warned({ silver: 90_000, bronze: 50_000 })).toEqual([])
    expect(await warned({})).toEqual([])
    expect(await warned({ gold: { kind: 'uniform', params: [2e5, 3e5] } })).toEqual([])
  })

  // By hand: reviewed at the ends of months 3, 6, 9 and 12, or of month 12 alone; a lag of a month takes the last away.
  it.each([
    ['a year that ends later', 11, {}],
    ['a review that takes effect later', 12, { 'program.levels.lag': 1 }],
    ['a quarter that ends later', 2, { 'program.levels.review': 'vendorQuarter' }],
  ] as const)('is not told that it asks for too much where no review comes: %s', async (_name, steps, more) => {
    expect(await warned({ bronze: 50_000 }, steps, more)).toEqual([
      'no future of any strategy is ever of the level “bronze”: no review of levels takes effect within the horizon',
    ])
    const oneMore = await warned({ bronze: 500_000 }, steps + 1, more)
    expect(oneMore).toEqual([
      'no future of any strategy is ever of the level “bronze”: what is asked for is more than what is sold',
    ])
  })
})
