import { describe, expect, test } from 'vitest'
import { quantile } from '../../../src/kernel/distribution/index.ts'
import { bestOf } from '../../../src/report/live/best.ts'
import { bestLines } from '../../../src/report/live/best-lines.ts'
import type { LiveRow } from '../../../src/report/live/rows.ts'
import { medianSpread } from '../../../src/report/median-error.ts'
import type { Comparison, StrategyResult } from '../../../src/study/result.ts'

/** A change against the status quo: its median, and how far P10 and P90 lie from it. */
const pair = (b: string, p50: number | null, around = 0) => {
  const [p10, p90] = p50 === null ? [null, null] : [p50 - around, p50 + around]
  return { a: 'now', b, metrics: { 'vendor.contribution': { p10, p50, p90 } } } as unknown as Comparison
}
const best = (pairs: readonly Comparison[], futures = 100) => bestOf(pairs, 'now', 'vendor.contribution', futures)

describe('the best strategy for a figure', () => {
  test('is that of the greatest median difference, or the status quo where all are below it', () => {
    expect(best([pair('a', 5), pair('b', 7), pair('c', 6)])).toEqual({ id: 'b', median: 7, close: [] })
    expect(best([pair('a', -5), pair('b', -7)])).toEqual({ id: 'now', median: 0, close: [] })
    expect(best([pair('a', null), pair('b', 1)])?.id).toBe('b')
    expect(best([])).toBeUndefined()
    expect(bestOf([pair('a', 5)], 'now', 'other', 100)).toBeUndefined()
  })

  // by hand: of 100 futures an error is 0.096 of P90 less P10; 40 and 30 make 3.84 and 2.88, together 4.8
  test('and close is what lies within both errors of it, the status quo included', () => {
    expect(best([pair('a', 10, 20), pair('b', 5.3, 15), pair('c', 5.1, 15)])?.close.map(({ id }) => id)).toEqual(['b'])
    expect(best([pair('a', 3.8, 20), pair('b', -9, 15)])?.close).toEqual([{ id: 'now', median: 0 }])
    expect(best([pair('a', 3.8, 20)], 110)?.close).toEqual([])
    expect(best([pair('a', -1, 20)])).toEqual({ id: 'now', median: 0, close: [{ id: 'a', median: -1 }] })
  })

  // the oracle is the interval between two ranked futures, which knows of no law
  test('the error of a median is that of the report, for a normal law', () => {
    const normal = { kind: 'normal', params: [0, 1] } as const
    const values = Float64Array.from({ length: 2000 }, (_, n) => quantile(normal, (n + 0.5) / 2000))
    const { half } = medianSpread(values)!
    const wide = quantile(normal, 0.9)
    expect(best([pair('a', half * 1.02, wide)], 2000)?.close).toEqual([])
    expect(best([pair('a', half * 0.98, wide)], 2000)?.close).toHaveLength(1)
  })
})

describe('the line of a seat', () => {
  const rows: readonly LiveRow[] = [
    { seat: 'Vendor', label: 'Contribution', unit: 'USD', show: 'range', of: 'vendor.contribution', more: true },
  ]
  const titles = ['now', 'talk', 'plan'].map(id => [id, id.toUpperCase()] as const)
  const seen = (plan: number, around: number, levels: Readonly<Record<string, number>>) => ({
    strategies: Object.entries(levels).map(([id, p50]) => ({ id, metrics: { 'vendor.contribution': { p50 } } })),
    comparisons: [pair('talk', 124_000, around), pair('plan', plan, around)],
    goals: [],
  })
  const lines = (was: ReturnType<typeof seen>, is: ReturnType<typeof seen>) =>
    bestLines(
      { rows, titles, against: 'now' },
      was as unknown as { strategies: StrategyResult[]; comparisons: Comparison[]; goals: [] },
      is as unknown as { strategies: StrategyResult[]; comparisons: Comparison[]; goals: [] },
      2000,
    ).map(parts => parts.join(''))

  // as `scenarios/one-partnership.yaml` has it: the greatest change is not the greatest median
  const levels = { now: 20_570_000, talk: 20_690_000, plan: 20_610_000 }
  const base = seen(136_000, 600_000, levels)

  test('names what the strategy was chosen on, and who is too close to tell', () => {
    expect(lines(base, base)).toEqual([
      'Best for the vendor, by contribution: “PLAN” (median change from “NOW” +$136k; its median $20.6M). “TALK” (+$124k) is too close to tell from it.',
    ])
    const sure = seen(136_000, 1_000, levels)
    expect(lines(sure, sure)[0]).toMatch(/\$20\.6M\)\.$/)
  })

  test('and what has become of it', () => {
    const same = seen(150_000, 1_000, { ...levels, plan: 20_569_000 })
    expect(lines(base, same)).toEqual([
      'Best for the vendor, by contribution: “PLAN”, as in the base (median change from “NOW” +$150k; its median $20.6M, −$41k against the base).',
    ])
    expect(lines(base, seen(100_000, 1_000, levels))[0]).toMatch(
      /^Best for the vendor, by contribution: “TALK”; in the base it was “PLAN” \(median change from “NOW” \+\$124k;/,
    )
    const worse = { ...base, comparisons: [pair('talk', -80_000, 10), pair('plan', -90_000, 10)] }
    expect(lines(base, worse)[0]).toMatch(
      /“NOW”; in the base it was “PLAN” \(no other is above it in the median; its median \$20\.6M, as in the base\)\.$/,
    )
    const all = { ...base, comparisons: [pair('talk', 1_000, 90_000), pair('plan', 900, 90_000)] }
    expect(lines(base, all)[0]).toMatch(/ 2 others are too close to tell from it\.$/)
  })
})
