import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GatedQuantile, quantileChanges } from '../../src/check/quantile-change.ts'
import { normals, uniforms } from './luck.ts'

const chance = (was: readonly number[], is: readonly number[], of: GatedQuantile = 'p10') =>
  quantileChanges(Float64Array.from(was), Float64Array.from(is))[of].chance

const list = (n: number, of: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => of(i))

describe('how likely a quantile is to move so far by luck', () => {
  const hundred = list(100, i => i)

  it.each<[string, number[], number[], GatedQuantile, number | null]>([
    ['nothing moved', hundred, hundred, 'p10', null],
    ['nothing at all', [], [], 'p90', null],
    ['what moves elsewhere is nothing to it', hundred, hundred.map(x => (x > 50 ? x + 7 : x)), 'p10', null],
    // Of both lists together ranks 19 and 20 of 0..199 stand around p10. 0 to 19 come to stand at 1000: of 0, 1, ... 99
    // once more the level is 19, so 0 to 19 have gone above it: all 20 of 20 one way.
    ['twenty futures gone from below', hundred, hundred.map(x => (x < 20 ? 1000 : x)), 'p10', 2 / 2 ** 20],
    ['and at the other end', hundred, hundred.map(x => (x > 79 ? -1000 : x)), 'p90', 2 / 2 ** 20],
    ['the largest grow: p90 has them', hundred, hundred.map(x => (x > 79 ? x + 1000 : x)), 'p90', 2 / 2 ** 20],
    ['and p10 has nothing of it', hundred, hundred.map(x => (x > 79 ? x + 1000 : x)), 'p10', null],
    // 0, ... 9 and 10, ... 19 change places: ten up and ten down, which is what luck does most often.
    ['as many up as down', hundred, hundred.map(x => (x < 20 ? (x + 10) % 20 : x)), 'p10', 1],
    // 12 of 100 at 0 and then 8: the level is 0, nobody is below it, and 4 are above it that were not.
    ['a heap that p10 stood in', list(100, i => (i < 12 ? 0 : 9)), list(100, i => (i < 8 ? 0 : 9)), 'p10', 2 / 2 ** 4],
    // All are 0, then 30 of 100 below: 15 % of both lists are, so that the level is -1 and "not above" tells.
    ['futures that fall below a heap', list(100, () => 0), list(100, i => (i < 30 ? -1 : 0)), 'p10', 2 / 2 ** 30],
    // 9.5 % of both lists are below 0, so that the level is 0: "below 0" has 19 of 19, "not above 0" tells nothing.
    ['and fewer of them', list(100, () => 0), list(100, i => (i < 19 ? -1 : 0)), 'p10', 2 / 2 ** 19],
    // 5 fall below the heap and 3 others rise above it: both questions tell something, and the less likely counts twice.
    ['both sides of a heap', list(100, () => 0), list(100, i => (i < 5 ? -1 : i < 8 ? 1 : 0)), 'p10', 2 * (2 / 2 ** 5)],
    ['endless values', hundred, hundred.map(x => (x < 20 ? Number.POSITIVE_INFINITY : x)), 'p10', 2 / 2 ** 20],
    ['a longer list, as far as the other goes', hundred, [...hundred, ...list(50, () => -7)], 'p10', null],
  ])('%s', (_name, was, is, of, expected) => {
    const found = chance(was, is, of)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(expected, 12)
  })

  /** By its definition: over all 2^n ways to call one of each pair old, the share with a chance of no more than a bound. */
  const shareBelow = (pairs: readonly (readonly [number, number])[], of: GatedQuantile, bound: number): number => {
    const ways = 2 ** pairs.length
    let few = 0
    for (let way = 0; way < ways; way++) {
      const sides = pairs.map(([a, b], n) => ((way >> n) & 1 ? [b, a] : [a, b]))
      const found = chance(
        sides.map(([a]) => a),
        sides.map(([, b]) => b),
        of,
      )
      if ((found ?? 1) <= bound) few++
    }
    return few / ways
  }

  it('is a chance: whichever of each pair is called old, it is at most b in no more than b of all ways', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 2,
      maxLength: 9,
    })
    fc.assert(
      fc.property(pairs, fc.constantFrom('p10' as const, 'p90' as const), (drawn, of) => {
        for (const bound of [0.5, 0.25, 0.125, 2 / 2 ** 6, 2 / 2 ** 8])
          expect(shareBelow(drawn, of, bound)).toBeLessThanOrEqual(bound)
      }),
      { numRuns: 60 },
    )
  })

  it('whether it can tell anything hangs on the pairs, not on which is called old', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()))
    fc.assert(
      fc.property(pairs, drawn => {
        const [was, is] = [drawn.map(([a]) => a), drawn.map(([, b]) => b)]
        const turned = drawn.map(([a, b, turn]) => (turn ? [b, a] : [a, b]))
        const other = chance(
          turned.map(([a]) => a),
          turned.map(([, b]) => b),
        )
        expect(other === null).toBe(chance(was, is) === null)
      }),
    )
  })

  it('a spread that grows by a tenth around the same mean is no luck, on the same luck', () => {
    const was = normals('spread', 'a', 1000)
    const is = was.map(x => 1.1 * x)
    // about 1000 (P(Z < -1.2816 / 1.05) - P(Z < -1.2816 x 1.05)) = 20 cross on either side, all one way
    expect(quantileChanges(was, is).p10.chance).toBeLessThan(1e-4)
    expect(quantileChanges(was, is).p90.chance).toBeLessThan(1e-4)
  })
})

describe('the noise of a quantile', () => {
  const noise = (was: Float64Array, is: Float64Array, of: GatedQuantile) => quantileChanges(was, is)[of].noise

  // The standard error of a quantile is root(p (1 - p) / n) / density; of the difference of two, root 2 of it. Normal:
  // density 0.17550 at p10 and p90. The density is told from 2 x 1.96 root(0.09 x 20,000) = 166 gaps, so to 1 / root 166;
  // four of these are 0.31.
  it('of other luck is root 2 of that of each: 0.0242 of 10,000 normal futures', () => {
    const [was, is] = [normals('noise', 'a', 10_000), normals('noise', 'b', 10_000)]
    const exact = (Math.SQRT2 * Math.sqrt(0.09 / 10_000)) / 0.1755
    for (const of of ['p10', 'p90'] as const) expect(Math.abs(noise(was, is, of)! / exact - 1)).toBeLessThan(0.31)
  })

  it('scales as the values do', () => {
    const [was, is] = [uniforms('noise', 'a', 500), uniforms('noise', 'b', 500)]
    const plain = noise(was, is, 'p90')!
    expect(plain).toBeGreaterThan(0)
    const [larger, largerIs] = [was.map(x => 1024 * x), is.map(x => 1024 * x)]
    expect(noise(larger, largerIs, 'p90')).toBe(1024 * plain)
  })

  it('is over repeated luck what the change of a quantile spreads by', () => {
    const shifts = list(400, k => {
      const [was, is] = ['a', 'b'].map(side => uniforms(`again ${k}`, side, 200).sort())
      // the twentieth of 200 is near enough p10 for its spread
      return is[19] - was[19]
    })
    const spread = Math.sqrt(shifts.reduce((sum, x) => sum + x * x, 0) / shifts.length)
    const told = list(400, k => noise(uniforms(`again ${k}`, 'a', 200), uniforms(`again ${k}`, 'b', 200), 'p10')!)
    const mean = told.reduce((a, b) => a + b, 0) / told.length
    // an estimate of a spread by 400 is good to 1 / root 800 = 3.5 %: four of these
    expect(Math.abs(mean / spread - 1)).toBeLessThan(0.15)
  })

  it('is nothing where nothing crossed, and none where values are endless', () => {
    const values = Float64Array.from(list(100, i => i))
    expect(noise(values, values, 'p10')).toBe(0)
    const endless = values.map(x => (x < 30 ? Number.NEGATIVE_INFINITY : x))
    expect(noise(values, endless, 'p10')).toBeNull()
  })
})
