import { describe, expect, it } from 'vitest'
import { crossing, type Sample } from '../../../src/study/break-even/root.ts'

/** Plays a curve without noise, or with a stated standard error, and counts how often. */
const asked = (curve: (x: number) => number, se = 0) => {
  let count = 0
  const sample = async (at: number): Promise<Sample> => {
    count++
    return { at, mean: curve(at), se }
  }
  return { sample, count: () => count }
}

// Closed forms: curves whose zero is known.
describe('where a mean crosses zero', () => {
  it.each<[string, (x: number) => number, number, 'above' | 'below']>([
    ['a rising line', x => 3 * x - 1, 1 / 3, 'above'],
    ['a falling line', x => 2 - 5 * x, 0.4, 'below'],
    ['a square', x => x * x - 0.25, 0.5, 'above'],
    ['a curve that is steep at an end', x => Math.sqrt(x) - 0.3, 0.09, 'above'],
  ])('of %s', async (_name, curve, known, wins) => {
    const { sample, count } = asked(curve)
    const found = await crossing(sample, [0, 1], 12)
    expect(found?.at).toBeCloseTo(known, 4)
    expect(found?.wins).toBe(wins)
    expect(count()).toBeLessThanOrEqual(12)
  })

  it('of a line it needs three samples, and never more than it is given', async () => {
    const line = asked(x => 7 * x - 2)
    await crossing(line.sample, [0, 1], 8)
    expect(line.count()).toBe(3)
    const steps = asked(x => Math.floor(97 * x) - 31.5)
    const found = await crossing(steps.sample, [0, 1], 8)
    expect(steps.count()).toBeLessThanOrEqual(8)
    expect(found?.at).toBeCloseTo(32 / 97, 1)
  })

  it('leaves open what is left of the bracket where the samples do not suffice', async () => {
    for (const flat of [5, 20, 1000]) {
      const found = await crossing(asked(x => Math.max(x - 0.6, (x - 0.6) / flat)).sample, [0, 1], 8)
      expect(found?.ci95?.[0]).toBeLessThanOrEqual(0.6)
      expect(found?.ci95?.[1]).toBeGreaterThanOrEqual(0.6)
      expect((found?.ci95?.[1] as number) - (found?.ci95?.[0] as number)).toBeLessThan(0.3)
    }
  })

  it('is told to the interval that the error leaves: 1.96 standard errors over the slope', async () => {
    const found = await crossing(asked(x => 4 * x - 2, 0.1).sample, [0, 1], 8)
    expect(found?.at).toBeCloseTo(0.5, 10)
    expect(found?.ci95?.[0]).toBeCloseTo(0.5 - (1.959964 * 0.1) / 4, 6)
    expect(found?.ci95?.[1]).toBeCloseTo(0.5 + (1.959964 * 0.1) / 4, 6)
    expect(found?.close).toBe(false)
  })

  it('is close where the interval leaves the range, and the interval stays inside', async () => {
    const found = await crossing(asked(x => x - 0.05, 0.1).sample, [0, 1], 8)
    expect(found?.ci95?.[0]).toBe(0)
    expect(found?.close).toBe(true)
  })

  it('is never or always where both ends are on one side, and close where an end is within its error', async () => {
    expect(await crossing(asked(x => x + 1, 0.1).sample, [0, 1], 8)).toEqual({
      at: 'always',
      wins: null,
      ci95: null,
      close: false,
    })
    expect(await crossing(asked(x => x - 3, 0.1).sample, [0, 1], 8)).toMatchObject({ at: 'never', close: false })
    expect(await crossing(asked(x => x - 1.1, 0.1).sample, [0, 1], 8)).toMatchObject({ at: 'never', close: true })
  })

  it('is everywhere where nothing differs, and has no answer without a value', async () => {
    expect(await crossing(asked(() => 0).sample, [0, 1], 8)).toMatchObject({ ci95: [0, 1], close: true })
    expect(await crossing(async () => null, [0, 1], 8)).toBeNull()
  })
})
