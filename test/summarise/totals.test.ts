import { describe, expect, it } from 'vitest'
import { meansIn, mergeTotals, type Totals, totalsOf } from '../../src/summarise/totals.ts'
import { momentsIn, treeOf } from '../../src/summarise/tree.ts'

/** Numbers of very different sizes, by a rule of their own. */
const wild = (n: number, seed: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => ((i * 7919 + seed * 104_729) % 1009) * 10 ** ((i * 31 + seed) % 13) - 5e8)

const blocksOf = (columns: readonly Float64Array[], size: number): Totals[] => {
  const n = columns[0].length
  return Array.from({ length: Math.ceil(n / size) }, (_, b) => {
    const part = columns.map(values => values.slice(b * size, (b + 1) * size))
    return totalsOf(part, part[0].length, b * size)
  })
}

/** The exact sum, in whole numbers: what was made above has no digits behind the point. */
const exactMean = (values: Float64Array): number => {
  let sum = 0n
  for (const x of values) sum += BigInt(x)
  return Number(sum) / values.length
}

describe('sums of many columns', () => {
  const columns = [1, 2, 3].map(seed => wild(2900, seed))

  it('come to the same bits whatever the blocks, and in whatever order they are merged', () => {
    const whole = meansIn(blocksOf(columns, 2900 + 172)[0], 2900)
    for (const size of [256, 512, 768, 1024]) {
      const parts = blocksOf(columns, size)
      expect(meansIn(parts.reduce(mergeTotals), 2900)).toEqual(whole)
      expect(meansIn([...parts].reverse().reduce(mergeTotals), 2900)).toEqual(whole)
      const odd = [...parts.filter((_, i) => i % 2 === 1), ...parts.filter((_, i) => i % 2 === 0)]
      expect(meansIn(odd.reduce(mergeTotals), 2900)).toEqual(whole)
    }
  })

  it('are exact where whole numbers are added up', () => {
    const found = meansIn(blocksOf(columns, 512).reduce(mergeTotals), 2900)
    for (const [k, values] of columns.entries()) expect(found[k] / exactMean(values)).toBeCloseTo(1, 14)
  })

  it('give the mean of the moments', () => {
    const found = meansIn(totalsOf(columns, 2900, 0), 2900)
    for (const [k, values] of columns.entries()) {
      const { sum, carry, n } = momentsIn(treeOf(values, 0))
      expect(found[k]).toBe((sum + carry) / n)
    }
  })

  it('may be of no column', () => {
    expect(meansIn(mergeTotals(totalsOf([], 256, 0), totalsOf([], 10, 256)), 266)).toEqual([])
  })

  it('begin at a leaf', () => {
    expect(() => totalsOf(columns, 2900, 100)).toThrow('multiple of 256')
  })
})
