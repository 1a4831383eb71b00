import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { program } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { oncePerTrial, uniformAt } from '../../../src/kernel/philox.ts'
import type { Curve } from '../../../src/study/curves/curve.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
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

const play = async (terms: Readonly<Record<string, Said>>, more: Partial<Built> = {}) => {
  const scenario = buildScenario({
    steps: 12,
    ...more,
    rebates: ['it'],
    bands: ['a', 'b'],
    set: {
      'segments.only.dealSize': 1,
      'program.rebates.it.per': 'year',
      ...Object.fromEntries(Object.entries(terms).map(([key, said]) => [`program.rebates.it.${key}`, said])),
    },
  })
  const { result, curves = [] } = await runStudy(scenario, { trials: 256, catalogue: model })
  return { result, curves }
}

const markOf = ({ marks }: Curve, label: string) => marks.find(mark => mark.label === label) ?? expect.unreachable()

const se = (sd: number): number => sd / Math.sqrt(256)

describe('the curve of a rebate', () => {
  // Closed forms: x uniform on 0 to 2m, m = 100,000.
  it.each([
    ['a target', { type: 'target', target: 110_000, bonus: 1000 }, 450, 0, 1000 * Math.sqrt(0.45 * 0.55)],
    ['a second band', { type: 'stepped', 'bands.a.from': 110_000, 'bands.a.rate': 0.01 }, 202.5, 0, 300],
    ['one rate', { type: 'linear', rate: 0.01 }, 1000, 1000, 2000 / Math.sqrt(12)],
  ] as const)('marks what %s pays on average, and on average turnover', async (_, terms, paid, ofMean, sd) => {
    const { curves, result } = await play(terms)
    const [curve] = curves
    expectWithin(markOf(curve, 'average').x, 100_000, se(200_000 / Math.sqrt(12)), 'mean turnover')
    expect(markOf(curve, 'average').y).toBeCloseTo((markOf(curve, 'average').x / 100_000) * ofMean, 6)
    expectWithin(markOf(curve, 'paid').y, paid, se(sd), 'paid')
    // the model itself, over a horizon of the one year that is looked at
    expect(markOf(curve, 'paid').y).toBeCloseTo(result.rebates![0].payout, 8)
    for (const [label, x] of [
      ['p10', 20_000],
      ['p50', 100_000],
      ['p90', 180_000],
    ] as const)
      expectWithin(markOf(curve, label).x, x, se(200_000 * 0.5), label)
  })

  it('jumps where the target is reached, and stays below the cap', async () => {
    const [curve] = (await play({ type: 'target', target: 110_000, bonus: 1000, rate: 0.01, cap: 2500 })).curves
    const beside = curve.points.filter(({ x }) => Math.abs(x - 110_000) < 1)
    expect(beside.map(({ y }) => y)).toEqual([0, expect.closeTo(2100, 3)])
    const [low, high] = [curve.points.filter(({ x }) => x < 109_999), curve.points.filter(({ x }) => x > 150_000)]
    expect(low.every(({ y }) => y === 0)).toBe(true)
    expect(high.length).toBeGreaterThan(10)
    expect(high.every(({ y }) => y === 2500)).toBe(true)
    expect(curve.points.every(({ x }, i) => i === 0 || x > curve.points[i - 1].x)).toBe(true)
  })

  it('has its bands, of growth above what it is counted over', async () => {
    const bands = { 'bands.a.from': 50_000, 'bands.a.rate': 0.03, 'bands.b.rate': 0.01 } as const
    const [stepped] = (await play({ type: 'stepped', ...bands })).curves
    expect(stepped.bands).toEqual([
      { from: 0, rate: 0.01 },
      { from: 50_000, rate: 0.03 },
    ])
    const [growth] = (await play({ type: 'growth', growthOver: 80_000, ...bands })).curves
    expect(growth.bands?.map(({ from }) => from)).toEqual([80_000, 130_000])
    const at = growth.points.find(({ x }) => x > 140_000) ?? expect.unreachable()
    expect(at.y).toBeCloseTo(500 + 0.03 * (at.x - 130_000), 6)
  })

  it('looks at the last whole period of the first year, or at the year where the year to date counts', async () => {
    const labelOf = async (terms: Readonly<Record<string, Said>>, more: Partial<Built>) =>
      (await play({ type: 'linear', rate: 0.01, ...terms }, more)).curves[0]?.x.label
    expect(await labelOf({ per: 'quarter' }, { steps: 36 })).toBe('turnover in the quarter to December 2026')
    expect(await labelOf({ per: 'month' }, { steps: 36 })).toBe('turnover in December 2026')
    expect(await labelOf({ per: 'quarter', increment: 'period' }, { steps: 36 })).toBe(
      'turnover in the year to December 2026',
    )
    // the year that began before the start is not whole
    expect(await labelOf({}, { steps: 36, start: '2026-07-01' })).toBe('turnover in the year to December 2027')
    expect(await labelOf({}, { steps: 9 })).toBeUndefined()
  })

  it('adds up the turnover of its period alone: a quarter of that of the year', async () => {
    const [year] = (await play({ type: 'linear', rate: 0.01 })).curves
    const [quarter] = (await play({ type: 'linear', rate: 0.01, per: 'quarter' })).curves
    expect(markOf(quarter, 'average').x).toBeCloseTo(markOf(year, 'average').x / 4, 6)
  })
})
