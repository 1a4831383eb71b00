import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signFlipChance } from '../../src/check/sign-flip.ts'

const chance = (...differences: number[]): number => signFlipChance(Float64Array.from(differences))

const times = (n: number, value: number): number[] => Array.from({ length: n }, () => value)

/** The chance by its definition: of all 2^n ways to set the signs, the share whose sum is as far from 0 or further. */
const byCounting = (differences: readonly number[]): number => {
  const reach = Math.abs(differences.reduce((a, b) => a + b, 0))
  const ways = 2 ** differences.length
  let far = 0
  for (let way = 0; way < ways; way++) {
    const sum = differences.reduce((total, d, n) => total + ((way >> n) & 1 ? -d : d), 0)
    if (Math.abs(sum) >= reach - 1e-9) far++
  }
  return far / ways
}

describe('how likely differences are to add up so far', () => {
  it.each<[string, number[], number]>([
    ['no difference', times(50, 0), 1],
    ['nothing at all', [], 1],
    ['ten up, none down', times(10, 1), 2 / 1024],
    ['three up of four', [1, 1, -1, 1], 2 * (5 / 16)],
    ['as many up as down', [1, -1, 1, -1], 1],
    ['zeros do not count', [...times(90, 0), ...times(10, -3)], 2 / 1024],
    // McNemar, exact: twice 1 + 26 + 325 + 2,600 + 14,950 + 65,780 of 2^26 ways
    ['5 up and 21 down', [...times(5, 1), ...times(21, -1)], (2 * 83_682) / 2 ** 26],
  ])('%s', (_name, differences, expected) => {
    expect(chance(...differences)).toBeCloseTo(expected, 12)
  })

  it('of one size is what counting all signs gives', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-2, 0, 2), { maxLength: 12 }), differences => {
        expect(chance(...differences)).toBeCloseTo(byCounting(differences), 12)
      }),
    )
  })

  it('of any sizes is never less than counting all signs gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 11 }), differences => {
        expect(chance(...differences)).toBeGreaterThanOrEqual(byCounting(differences) - 1e-12)
      }),
      { numRuns: 300 },
    )
  })

  it('is at most 6.36 times that of the normal law, at a change of six standard errors', () => {
    // 400 of 1.1 and 0.9, then flipped down to a sum that is 6 times the root of the squares; P(|Z| > 6) = 1.973e-9
    const sizes = Array.from({ length: 400 }, (_, n) => (n % 2 ? 1.1 : 0.9))
    const root = Math.sqrt(200 * (1.1 ** 2 + 0.9 ** 2))
    const downs = Math.round((400 - 6 * root) / 2)
    const found = chance(...sizes.map((size, n) => (n < downs ? -size : size)))
    const z = (400 - 2 * downs) / root
    expect(Math.abs(z - 6)).toBeLessThan(0.06)
    expect(found).toBeGreaterThan(1.97e-9)
    expect(found).toBeLessThan(2e-8)
  })

  it('does not hang on the unit, however large or small, nor on which way', () => {
    const differences = [3, -1, 4, 1, 5, 9, 2, 6]
    const plain = chance(...differences)
    for (const unit of [2 ** 1000, 2 ** -1000, -1]) expect(chance(...differences.map(d => d * unit))).toBe(plain)
  })

  it('of something endless is none', () => {
    expect(chance(1, -1, Number.POSITIVE_INFINITY)).toBe(0)
  })
})
