import { describe, expect, it } from 'vitest'
import { growth } from '../../../src/domain/program/growth.ts'
import { linear } from '../../../src/domain/program/linear.ts'
import { stepped } from '../../../src/domain/program/stepped.ts'
import { target } from '../../../src/domain/program/target.ts'
import { wholeVolume } from '../../../src/domain/program/whole-volume.ts'
import { constantParam } from '../../../src/kernel/param.ts'

const scale = (...bands: readonly (readonly [number, number])[]) => ({
  from: bands.map(([from]) => constantParam(from)),
  rate: bands.map(([, rate]) => constantParam(rate)),
})

/** The published scale: 1 % to 1,000, 1.5 % to 5,000, 2 % above; and a band that this rebate does not have. */
const bands = [
  [0, 0.01],
  [1000, 0.015],
  [5000, 0.02],
  [0, 0],
] as const

// Stepped and whole volume: the bands of the ClaimDS tutorial, both bases worked by hand from its definitions.
describe('bands', () => {
  it.each([
    [3000, 40, 45],
    [5000, 70, 75],
    [6000, 90, 120],
    [1000, 10, 10],
    [999, 9.99, 9.99],
    [0, 0, 0],
  ])('on a turnover of %d: stepped %d, whole volume %d', (turnover, byStep, byWhole) => {
    expect(stepped(turnover, scale(...bands), 0)).toBeCloseTo(byStep, 10)
    expect(wholeVolume(turnover, scale(...bands), 0)).toBeCloseTo(byWhole, 10)
  })

  it('may stand in any order', () => {
    const [a, b, c, none] = bands
    for (const turnover of [500, 1000, 3000, 5000, 6000]) {
      expect(stepped(turnover, scale(c, none, a, b), 0)).toBe(stepped(turnover, scale(...bands), 0))
      expect(wholeVolume(turnover, scale(none, c, b, a), 0)).toBe(wholeVolume(turnover, scale(...bands), 0))
    }
  })

  it('of a stepped scale are the area under its rates, by small steps', () => {
    const rateAt = (x: number): number => (x < 1000 ? 0.01 : x < 5000 ? 0.015 : 0.02)
    let area = 0
    for (let x = 0; x <= 7000; x += 10) {
      expect(stepped(x, scale(...bands), 0)).toBeCloseTo(area, 8)
      area += 10 * rateAt(x + 5)
    }
  })
})

// The Pricefx reference: a target of 100,000 that earns 1,000.
describe('a target', () => {
  it.each([
    [110_000, 1000],
    [100_000, 1000],
    [90_000, 0],
  ])('on a turnover of %d: %d', (turnover, earned) => {
    expect(target(turnover, 100_000, 1000, 0, 1)).toBe(earned)
  })

  it('may earn a rate on everything instead, once it is reached', () => {
    expect(target(110_000, 100_000, 0, 0.02, 1)).toBeCloseTo(2200, 9)
    expect(target(90_000, 100_000, 0, 0.02, 1)).toBe(0)
  })
})

// By hand.
describe('one rate', () => {
  it('is on all turnover, or on what is above a base, where bands count from it too', () => {
    expect(linear(250_000, 0.04)).toBe(10_000)
    expect(growth(130_000, 100_000, 0.05, scale(), 0)).toBeCloseTo(1500, 9)
    expect(growth(90_000, 100_000, 0.05, scale(), 0)).toBe(0)
    expect(growth(103_000, 100_000, 0, scale(...bands), 0)).toBeCloseTo(40, 9)
  })
})
