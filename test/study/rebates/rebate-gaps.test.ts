import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { program } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { oncePerTrial, uniformAt } from '../../../src/kernel/philox.ts'
import { rebateGaps, rebatePaths } from '../../../src/study/rebates/rebate-gaps.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { expectWithin } from '../../helpers/within.ts'

/** Every future sells an even amount of its own, any from 0 to 200,000 a year. */
const model: Catalogue = {
  ...catalogue,
  mechanisms: catalogue.mechanisms.map(one =>
    one.name === 'program/rebate-turnover'
      ? mechanism({
          name: one.name,
          over: ['rebate'],
          draws: { sold: 'partner' },
          writes: { turnover: program.turnover },
          step({ trials, first, draws: { sold }, writes: { turnover } }) {
            for (let i = 0; i < trials; i++) turnover[i] = (200_000 / 12) * uniformAt(sold, first + i, oncePerTrial, 0)
          },
        })
      : one,
  ),
}

const scenario = (terms: Readonly<Record<string, Said>>) =>
  buildScenario({
    steps: 12,
    rebates: ['it'],
    bands: ['a', 'b'],
    strategies: { one: {}, two: { 'program.rebates.it.cap': 100 } },
    set: {
      'segments.only.dealSize': 1,
      'program.rebates.it.per': 'year',
      ...Object.fromEntries(Object.entries(terms).map(([key, said]) => [`program.rebates.it.${key}`, said])),
    },
  })

const trials = 512

const gapsOf = async (terms: Readonly<Record<string, Said>>, ids: readonly string[]) => {
  const options = { trials, catalogue: model }
  return rebateGaps(scenario(terms), ids, options, await rebatePaths(scenario(terms), ids, options))
}

// Closed forms: x uniform on 0 to 2m, m = 100,000.
describe('the mean of a rebate and the rebate of the mean', () => {
  it.each([
    // P(x >= 1.1 m) = 0.45; the mean does not reach it
    ['a target', { type: 'target', target: 110_000, bonus: 1000 }, 450, 0, 1000 * Math.sqrt(0.45 * 0.55)],
    // 1 % of E[max(0, x - 1.1 m)] = 1 % of 0.2025 m; its mean square is 0.1215 m²
    [
      'a second band',
      { type: 'stepped', 'bands.a.from': 110_000, 'bands.a.rate': 0.01 },
      202.5,
      0,
      1000 * Math.sqrt(0.1215 - 0.2025 * 0.2025),
    ],
    ['one rate', { type: 'linear', rate: 0.01 }, 1000, 1000, 2000 / Math.sqrt(12)],
  ] as const)('%s', async (_name, terms, expected, ofMean, sd) => {
    const [one] = await gapsOf(terms, ['one'])
    const se = sd / Math.sqrt(trials)
    expectWithin(one.payout, expected, se, 'payout')
    expectWithin(one.turnover, 100_000, 200_000 / Math.sqrt(12 * trials), 'turnover')
    // the average future sells what the futures at hand sell on average
    expect(one.ofMean).toBeCloseTo(one.turnover * (ofMean / 100_000), 6)
    expect(one.gap).toBe(one.payout - one.ofMean)
    if (ofMean > 0) expect(one.gap).toBeCloseTo(0, 9)
  })

  it('is there for every strategy, whose terms are its own', async () => {
    const both = await gapsOf({ type: 'linear', rate: 0.01 }, ['one', 'two'])
    expect(both.map(({ strategy }) => strategy)).toEqual(['one', 'two'])
    // one future in twenty earns less than 100, and 50 on average
    expectWithin(both[1].payout, 97.5, Math.sqrt(160.4 / trials), 'capped')
    expect(both[1].ofMean).toBe(100)
  })

  it('shows what the vendor sets right: what a band at the end of the year pays for the sales before it', async () => {
    const terms = { type: 'target', target: 110_000, rate: 0.01 } as const
    const [one] = await gapsOf(terms, ['one'])
    // without anything set aside before the target is reached, that part of what is reached is set right
    expect(one.trueUp.mean).toBeGreaterThan(0)
    expect(one.trueUp.p10).toBe(0)
    expect(one.trueUp.p90).toBeLessThan(2000)
  })
})

describe('a result', () => {
  it('has it where there are rebates, and says nothing where there are none', async () => {
    const { result } = await runStudy(scenario({ type: 'linear', rate: 0.01 }), { trials: 64, catalogue: model })
    expect(result.rebates?.map(({ rebate, trials: n }) => [rebate, n])).toEqual([
      ['it', 64],
      ['it', 64],
    ])
    const none = buildScenario({ steps: 12, set: { 'segments.only.dealSize': 1 } })
    expect('rebates' in (await runStudy(none, { trials: 16 })).result).toBe(false)
  })
})
