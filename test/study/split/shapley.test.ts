import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shapley, weightOf } from '../../../src/study/split/shapley.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const orders = (n: number): readonly (readonly number[])[] =>
  n === 0 ? [[]] : orders(n - 1).flatMap(rest => Array.from({ length: n }, (_, at) => rest.toSpliced(at, 0, n - 1)))

/** Second implementation: what each adds when it comes, in every order in which they may come, averaged. */
const byOrders = (values: readonly number[], n: number): readonly number[] => {
  const parts = Array.from({ length: n }, () => 0)
  for (const order of orders(n)) {
    let set = 0
    for (const k of order) {
      parts[k] += values[set | (1 << k)] - values[set]
      set |= 1 << k
    }
  }
  return parts.map(part => part / orders(n).length)
}

const valuesOf = (n: number, figure: (changed: (k: number) => boolean) => number): readonly number[] =>
  Array.from({ length: 1 << n }, (_, set) => figure(k => ((set >> k) & 1) === 1))

const games = fc
  .integer({ min: 1, max: 6 })
  .chain(n =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1 << n, maxLength: 1 << n }),
    ),
  )

describe('shapley', () => {
  test('a sum divides into what each adds alone', () => {
    const effects = [100, -40, 7.5, 0]
    const values = valuesOf(4, changed => 1000 + sum(effects.filter((_, k) => changed(k))))
    expect(shapley(values, 4)).toEqual(effects)
  })

  // by hand: a b goes from 2 x 3 to 5 x 7; alone a adds 9 and last 21, alone b adds 8 and last 20
  test('a product divides by hand: half of what each adds first and half of what it adds last', () => {
    const values = valuesOf(2, changed => (changed(0) ? 5 : 2) * (changed(1) ? 7 : 3))
    expect(shapley(values, 2)).toEqual([(9 + 21) / 2, (8 + 20) / 2])
  })

  // Shapley 1953: the glove game, one left glove (0) and two right ones: 2/3, 1/6, 1/6
  test('the glove game has its published values', () => {
    const values = valuesOf(3, has => (has(0) && (has(1) || has(2)) ? 1 : 0))
    const [left, ...right] = shapley(values, 3)
    expect(left).toBeCloseTo(2 / 3, 14)
    for (const part of right) expect(part).toBeCloseTo(1 / 6, 14)
  })

  test('weights of all sets that a thing may join add up to 1', () => {
    // 5 others: 1, 5, 10, 10, 5, 1 sets of each size
    expect(sum([1, 5, 10, 10, 5, 1].map((sets, size) => sets * weightOf(size, 6)))).toBeCloseTo(1, 14)
    expect(weightOf(2, 6)).toBe(1 / 60)
  })

  test('it is the mean over all orders, and makes up the whole', () => {
    fc.assert(
      fc.property(games, ([n, values]) => {
        const [parts, other] = [shapley(values, n), byOrders(values, n)]
        for (const [k, part] of parts.entries()) expect(Math.abs(part - other[k])).toBeLessThan(1e-6)
        const whole = values[values.length - 1] - values[0]
        expect(Math.abs(sum(parts) - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, ...values.map(Math.abs)))
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test('what never moves the figure gets exactly 0, and takes no rounding', () => {
    fc.assert(
      fc.property(games, fc.nat(5), ([n, values], nth) => {
        const k = nth % n
        const still = values.map((_, set) => values[set & ~(1 << k)])
        expect(Object.is(shapley(still, n)[k], 0)).toBe(true)
      }),
      { seed: 8, numRuns: 200 },
    )
  })

  test('two that move the figure alike get the same', () => {
    fc.assert(
      fc.property(games, ([n, values]) => {
        fc.pre(n > 1)
        // the figure knows how many of the first two changed, not which
        const alike = values.map((_, set) => values[(set & ~3) | ((set & 3) === 2 ? 1 : set & 3)])
        const [a, b] = shapley(alike, n)
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, ...values.map(Math.abs)))
      }),
      { seed: 9, numRuns: 200 },
    )
  })

  test('in another order the parts are the same, to the bit, even where sums of other sizes would swallow them', () => {
    const uneven = fc.tuple(
      fc.constant(6),
      fc.array(fc.constantFrom(0, 1, 3, -1, 1e16, -1e16, 1e32, -1e32), { minLength: 64, maxLength: 64 }),
    )
    fc.assert(
      fc.property(fc.oneof(games, uneven), ([n, values]) => {
        // the first comes last
        const turned = values.map((_, set) => values[((set << 1) | (set >> (n - 1))) & ((1 << n) - 1)])
        const parts = shapley(values, n)
        // of two that are equally large the first takes what rounding leaves
        const sizes = parts.map(Math.abs).toSorted((a, b) => b - a)
        fc.pre(n === 1 || sizes[0] - sizes[1] > 1e-9 * sizes[0])
        expect(shapley(turned, n)).toEqual([...parts.slice(1), parts[0]])
      }),
      { seed: 10, numRuns: 500 },
    )
  })

  test('nothing divides into nothing', () => {
    expect(shapley([3], 0)).toEqual([])
  })
})
