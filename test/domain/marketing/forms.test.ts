import { describe, expect, it } from 'vitest'
import { meanCapability } from '../../../src/domain/marketing/capability.ts'
import { geometric, meanLeft } from '../../../src/domain/marketing/carry-over.ts'
import { marketingFields } from '../../../src/domain/marketing/fields.ts'
import { hill } from '../../../src/domain/marketing/forms/hill.ts'
import { logistic, logisticRate } from '../../../src/domain/marketing/forms/logistic.ts'
import { michaelisMenten } from '../../../src/domain/marketing/forms/michaelis-menten.ts'
import { saturated, saturationForms } from '../../../src/domain/marketing/saturation.ts'

const series = (spend: readonly number[], kept: number): number[] => {
  let worked = 0
  return spend.map(x => (worked = geometric(x, worked, kept)))
}

// The published cases, to the digits that are printed: the examples and tests of Robyn (R/transformation.R), Meridian
// (adstock_hill_test.py) and PyMC-Marketing (test_transformers.py).
describe('as published', () => {
  it('geometric carry-over of 100 in each of five periods, half kept: 100, 150, 175, 187.5, 193.75', () => {
    expect(series([100, 100, 100, 100, 100], 0.5)).toEqual([100, 150, 175, 187.5, 193.75])
  })

  it('y0 = x0, y1 = x1 + a x0, y2 = x2 + a x1 + a^2 x0', () => {
    const [x0, x1, x2, a] = [3, 5, 7, 0.3]
    const found = series([x0, x1, x2], a)
    const expected = [x0, x1 + a * x0, x2 + a * x1 + a * a * x0]
    for (const [n, y] of expected.entries()) expect(found[n]).toBeCloseTo(y, 12)
  })

  it('geometric carry-over of ones is (1 - a^t) / (1 - a), and of one single 1 the weights a^t', () => {
    for (const a of [0.25, 0.5, 2 / 3]) {
      for (const [t, y] of series([1, 1, 1, 1, 1], a).entries()) expect(y).toBeCloseTo((1 - a ** (t + 1)) / (1 - a), 12)
      for (const [t, y] of series([1, 0, 0, 0, 0], a).entries()) expect(y).toBeCloseTo(a ** t, 12)
    }
  })

  it('what is kept from period to period is a share: outside 0 to 1 it is refused, and so is all of it', () => {
    expect(marketingFields.carryover.range).toEqual([0, 0.999])
  })

  it('Hill of slope 0 is 0.5 everywhere', () => {
    for (const x of [0.1, 1, 42]) expect(hill(x, 3, 0)).toBeCloseTo(0.5, 15)
  })

  it('Michaelis-Menten of 100 and 5: 66.67 at 10, 80 at 20', () => {
    expect(michaelisMenten(10, 100, 5).toFixed(2)).toBe('66.67')
    expect(michaelisMenten(20, 100, 5)).toBe(80)
  })

  it('logistic of 1 at 1: 0.462117157', () => {
    expect(logistic(1, 1).toFixed(9)).toBe('0.462117157')
    expect(logistic(0, 1)).toBe(0)
  })

  it.each([0.5, 1, 2, 3.7])('Hill of slope %d is 0.5 at its half point, and nothing at nothing (WE-28)', slope => {
    for (const half of [0.1, 1, 42]) expect(hill(half, half, slope)).toBeCloseTo(0.5, 15)
    expect(hill(0, 2, slope)).toBe(0)
  })

  it('Hill of slope and half point 1 is x / (1 + x), which is Michaelis-Menten', () => {
    for (const x of [0.25, 1, 3, 1000]) {
      expect(hill(x, 1, 1)).toBe(x / (1 + x))
      expect(hill(x, 1, 1)).toBe(michaelisMenten(x, 1, 1))
      // the power form meets the plain one
      expect(1 / (1 + 1 / x)).toBeCloseTo(hill(x, 1, 1 + 1e-12), 9)
    }
  })
})

describe('the response', () => {
  it.each(saturationForms.map((name, form) => [name, form] as const))('is 1 at the reference: %s', (_name, form) => {
    for (const half of [0.2, 1, 3]) expect(saturated(form, 1, half, 1.7)).toBe(1)
    expect(saturated(form, 0, 0.8, 1)).toBe(0)
    let before = 0
    for (let x = 0.05; x < 6; x += 0.05) {
      const now = saturated(form, x, 0.8, 1.3)
      expect(now).toBeGreaterThan(before)
      before = now
    }
  })

  // of the most that it can be: its value far out
  it.each(['hill', 'logistic', 'michaelisMenten'] as const)('has half of its full effect at `half`: %s', name => {
    const form = saturationForms.indexOf(name)
    const most = saturated(form, 1e12, 0.8, 1)
    expect(saturated(form, 0.8, 0.8, 1) / most).toBeCloseTo(0.5, 9)
  })

  it('knows the rate at which a logistic is half-way', () => {
    expect(logistic(7, logisticRate(7))).toBeCloseTo(0.5, 14)
  })
})

// The oracle of both means is a sum over ten thousand small steps.
describe('means over a step', () => {
  const midpoints = (f: (x: number) => number, n = 10_000): number => {
    let sum = 0
    for (let k = 0; k < n; k++) sum += f((k + 0.5) / n)
    return sum / n
  }

  it.each([0, 0.001, 0.5, 0.999, 1])('of what falls from 1 to %d', kept => {
    const expected = kept === 0 ? 0 : midpoints(x => kept ** x)
    expect(meanLeft(kept)).toBeCloseTo(expected, 6)
  })

  it.each([
    [0, 10, 0.5, 40],
    [30, 60, 0.2, 40],
    [39, 41, 0, 40],
    [50, 60, 0.5, 40],
    [0, 0, 0.5, 40],
    [0, 100, 1, 0],
  ])('of how well an activity is done from %d to %d, from %d to full at %d', (before, after, start, full) => {
    const at = (spent: number): number => (full === 0 ? 1 : Math.min(1, start + (1 - start) * (spent / full)))
    expect(meanCapability(before, after, start, full)).toBeCloseTo(
      midpoints(x => at(before + x * (after - before))),
      6,
    )
  })
})
