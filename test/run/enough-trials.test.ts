import { describe, expect, test } from 'vitest'
import { enoughText, enoughTrials } from '../../src/run/enough-trials.ts'
import type { Outcome } from '../../src/study/outcome.ts'

const figure = (mean: number) => ({ mean })

/** A run whose only difference has this spread, so that its error falls with the root of the futures. */
const played =
  (spread: number, seen: number[]) =>
  async (trials: number): Promise<Pick<Outcome, 'result'>> => {
    seen.push(trials)
    const metrics = { 'vendor.contribution': figure(-2e6) }
    const difference = { 'vendor.contribution': { se: spread / Math.sqrt(trials) } }
    return {
      result: {
        strategies: [
          { id: 'today', metrics: { 'vendor.contribution': figure(1e6) } },
          { id: 'more', metrics },
        ],
        comparisons: [{ a: 'today', b: 'more', metrics: difference }],
      },
    } as unknown as Pick<Outcome, 'result'>
  }

/** By hand: 1.96 * spread / sqrt(n) / 2e6 <= precision, the first n = 1000 * 2^k for which that is so. */
const byHand = (spread: number, precision: number): number => {
  let n = 1000
  while ((1.959963984540054 * spread) / Math.sqrt(n) / 2e6 > precision) n *= 2
  return n
}

describe('as many futures as it takes', () => {
  test.each([
    [1e6, 0.05],
    [1e6, 0.01],
    [1e6, 0.004],
    [3e7, 0.05],
  ])('of a spread of %d to %d are the first of 1,000, 2,000, 4,000, ... that tell', async (spread, precision) => {
    const seen: number[] = []
    const found = await enoughTrials(precision, played(spread, seen))
    const trials = byHand(spread, precision)
    expect(found).toMatchObject({ trials, exactness: { metric: 'vendor.contribution', strategy: 'more' } })
    expect(seen[0]).toBe(1000)
    for (const n of seen) expect(Number.isInteger(Math.log2(n / 1000))).toBe(true)
    // where the first look knows the spread, no third is needed
    expect(seen.length).toBeLessThanOrEqual(2)
  })

  test('are looked for again where the first look was too sure of itself', async () => {
    const seen: number[] = []
    const luckyAtFirst = (trials: number) => played(trials === 1000 ? 5e5 : 1e6, seen)(trials)
    const found = await enoughTrials(0.012, luckyAtFirst)
    expect(found).toMatchObject({ trials: byHand(1e6, 0.012) })
    expect(seen).toEqual([1000, 2000, 8000])
  })

  test('are more than a run may have: says so, with what a look knows', async () => {
    expect(await enoughTrials(0.0001, played(1e6, []))).toMatchObject({
      kind: 'limit',
      message: expect.stringContaining('96,000,000'),
    })
  })

  test('of what has no error are those of the first look', async () => {
    const found = await enoughTrials(0.01, played(0, []))
    expect(found).toEqual({ trials: 1000, exactness: undefined })
    if ('kind' in found) throw new Error('no failure')
    expect(enoughText(found)).toContain('no error that more would lower')
  })

  test('are told with what is known least exactly', () => {
    const exactness = { metric: 'partner.ownerValue', strategy: 'resell', part: 0.00834 }
    expect(enoughText({ trials: 4000, exactness })).toBe(
      '4,000 futures know what each seat looks at first to within 0.83 % (least exactly partner.ownerValue of resell)',
    )
  })
})
