import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../src/kernel/normal.ts'
import { fillUniforms } from '../../src/kernel/philox.ts'
import { explained, rankBasis, unexplained } from '../../src/summarise/rank-regression.ts'
import { product, rankScores, ranksOf } from '../../src/summarise/ranks.ts'
import { squaredInterval } from '../../src/summarise/squared-interval.ts'
import { isToldFromNone } from '../../src/summarise/told-from-none.ts'
import { midRanks, spearman } from '../helpers/association.ts'
import { longley } from './longley.ts'

const column = fc
  .array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })), {
    minLength: 2,
    maxLength: 60,
  })
  .map(values => Float64Array.from(values))

/** A column less its mean, of length 1. */
const centred = (values: readonly number[]): Float64Array => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const size = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0))
  return Float64Array.from(values, x => (x - mean) / size)
}

const score = (values: readonly number[]): Float64Array => rankScores(Float64Array.from(values)) as Float64Array

// Second implementation: test/helpers/association.ts sorts places instead of searching in sorted values.
describe('ranks', () => {
  it('are those of a second implementation, ties and zeros of either sign too', () => {
    fc.assert(
      fc.property(column, values => {
        expect(ranksOf(values)).toEqual(midRanks(values))
      }),
    )
    expect(ranksOf(Float64Array.of(0, -0, 1))).toEqual(Float64Array.of(1.5, 1.5, 3))
  })

  it('give Spearman: 0.7631578947368421 for the pairs with ties of the published table', () => {
    expect(product(score([1, 2, 2, 4, 5]), score([2, 1, 3, 3, 5]))).toBeCloseTo(0.7631578947368421, 14)
    const pairs = fc.tuple(column, column).map(([a, b]) => [a.slice(0, b.length), b.slice(0, a.length)] as const)
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [rankScores(a), rankScores(b)]
        const known = spearman(a, b)
        if (x === null || y === null) expect(known).toBeUndefined()
        else expect(product(x, y)).toBeCloseTo(known as number, 12)
      }),
    )
  })

  it('have no scores where nothing varies', () => {
    expect(rankScores(Float64Array.of(3, 3, 3))).toBeNull()
    expect(rankScores(Float64Array.of(3))).toBeNull()
  })
})

describe('R² of a regression', () => {
  it('is the certified one of Longley (NIST StRD), to 9 digits', () => {
    const [y, ...x] = longley[0].map((_, n) => centred(longley.map(row => row[n])))
    expect(explained(rankBasis(x), y)).toBeCloseTo(0.995479004577296, 9)
    expect(rankBasis(x).rank).toBe(6)
  })

  // Closed form: R² = (a² + b² - 2abc) / (1 - c²) with a, b the correlations of the two with the third and c their own.
  it('is the closed form for two columns', () => {
    const [x, z, y] = [score([1, 2, 3, 4, 5, 6]), score([2, 1, 4, 3, 6, 5]), score([1, 3, 2, 6, 4, 5])]
    const [a, b, c] = [product(x, y), product(z, y), product(x, z)]
    const known = (a * a + b * b - 2 * a * b * c) / (1 - c * c)
    expect(explained(rankBasis([x, z]), y)).toBeCloseTo(known, 13)
  })

  it('gains nothing from a column that depends on others, whatever its place', () => {
    const [x, z, y] = [score([1, 2, 3, 4, 5, 6]), score([2, 1, 4, 3, 6, 5]), score([1, 3, 2, 6, 4, 5])]
    const both = explained(rankBasis([x, z]), y)
    const mirrored = x.map(v => -v)
    expect(explained(rankBasis([x, mirrored, z]), y)).toBeCloseTo(both, 13)
    expect(explained(rankBasis([x, z, mirrored]), y)).toBeCloseTo(both, 13)
    expect(rankBasis([x, mirrored, z]).rank).toBe(2)
    expect(explained(rankBasis([]), y)).toBe(0)
  })

  it('leaves what adjusting for chance gives, and nothing to say with too few rows', () => {
    expect(unexplained(0.9, 100, 9)).toBeCloseTo((0.1 * 99) / 90, 14)
    expect(unexplained(0.01, 100, 20)).toBe(1)
    expect(unexplained(1, 100, 9)).toBe(0)
    expect(unexplained(0.5, 10, 9)).toBeNull()
  })
})

describe('the interval of a squared correlation', () => {
  // Closed form with the engine's own tanh and atanh (Bonett and Wright 2000).
  it.each([
    [0.25, 100],
    [0.5, 4096],
    [0.81, 40],
  ])('of %d over %i rows', (squared, rows) => {
    const half = 1.959963984540054 * Math.sqrt((1 + squared / 2) / (rows - 3))
    const at = Math.atanh(Math.sqrt(squared))
    const [low, high] = squaredInterval(squared, rows)
    expect(low).toBeCloseTo(Math.tanh(at - half) ** 2, 12)
    expect(high).toBeCloseTo(Math.tanh(at + half) ** 2, 12)
  })

  it('begins at 0 where there may be none, and is a point at 1', () => {
    expect(squaredInterval(0, 100)[0]).toBe(0)
    expect(squaredInterval(0.01, 100)[0]).toBe(0)
    expect(squaredInterval(1, 100)).toEqual([1, 1])
  })
})

/** Standard normals of a stream of their own. */
const normals = (n: number, stream: number): Float64Array => {
  const out = new Float64Array(n)
  fillUniforms({ k0: stream, k1: 7, c3: 11 }, 0, 0, 0, out)
  return out.map(normalQuantile)
}

describe('over many samples', () => {
  const samples = 400
  const rows = 200

  // Closed form: normals correlated by 0.6 have Spearman (6 / pi) asin(0.3); 0.95 of the intervals hold its square.
  it('the interval holds what is true in 95 of 100', () => {
    const known = ((6 / Math.PI) * Math.asin(0.3)) ** 2
    let held = 0
    for (let s = 0; s < samples; s++) {
      const [x, e] = [normals(rows, 2 * s), normals(rows, 2 * s + 1)]
      const y = x.map((v, i) => 0.6 * v + 0.8 * e[i])
      const rank = product(rankScores(x) as Float64Array, rankScores(y) as Float64Array)
      const [low, high] = squaredInterval(rank * rank, rows)
      if (low <= known && known <= high) held++
    }
    const error = Math.sqrt((0.95 * 0.05) / samples)
    expect(Math.abs(held / samples - 0.95)).toBeLessThan(4 * error)
  })

  it('some input of twenty that say nothing, one of them three together, is taken for one in about 5 of 100', () => {
    let [alarms, bare] = [0, 0]
    for (let s = 0; s < samples; s++) {
      const y = rankScores(normals(rows, 1e6 + s)) as Float64Array
      const columns = Array.from({ length: 22 }, (_, n) => rankScores(normals(rows, 1e5 + 22 * s + n)) as Float64Array)
      const r2 = [
        ...columns.slice(0, 19).map(x => explained(rankBasis([x]), y)),
        explained(rankBasis(columns.slice(19)), y),
      ]
      if (r2.some((found, n) => isToldFromNone(found, rows, n === 19 ? 3 : 1, 20))) alarms++
      // planted: each judged as if it were the only one
      if (r2.some((found, n) => isToldFromNone(found, rows, n === 19 ? 3 : 1, 1))) bare++
    }
    const error = Math.sqrt((0.05 * 0.95) / samples)
    expect(alarms / samples).toBeLessThan(0.05 + 4 * error)
    expect(alarms).toBeGreaterThan(0)
    expect(bare / samples).toBeGreaterThan(0.5)
  })

  // Published quantiles of chi-squared at 95 %: 3.841 with one degree of freedom, 7.815 with three, 18.307 with ten.
  it.each([
    [1, 3.841],
    [3, 7.815],
    [10, 18.307],
  ])('the bound of %i columns is chi-squared', (columns, quantile) => {
    expect(isToldFromNone((quantile * 1.01) / 999, 1000, columns, 1)).toBe(true)
    expect(isToldFromNone((quantile * 0.99) / 999, 1000, columns, 1)).toBe(false)
  })
})
