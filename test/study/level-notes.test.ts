import { describe, expect, it } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario, type Said } from '../helpers/build-scenario.ts'

/** A partner that buys for $96,000 a year, so that levels up to that are reached when the first year ends. */
const warned = async (levels: Readonly<Record<string, Said>>, steps = 14): Promise<readonly string[]> => {
  const set: Readonly<Record<string, Said>> = {
    'segments.only.dealSize': 1,
    'segments.only.churn': 0,
    'installed.resold.only.customers': 10,
    'installed.resold.only.value': 12_000,
    'program.margin': 0.2,
    ...Object.fromEntries(Object.entries(levels).map(([name, from]) => [`program.tiers.${name}.from`, from])),
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

  it('is one that no review comes to', async () => {
    expect(await warned({ bronze: 50_000 }, 6)).toHaveLength(1)
  })
})
