import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTotals, total } from '../../src/kernel/sum.ts'
import { meanAndSd, momentsOf } from '../../src/summarise/moments.ts'
import { addLeaves, addTree, mergeTrees, momentsIn, type Tree, treeOf } from '../../src/summarise/tree.ts'
import { correctDigits, numAcc } from './nist.ts'

const of = (...values: number[]) => momentsIn(treeOf(Float64Array.from(values), 0))

describe('mean and sample standard deviation', () => {
  // NIST StRD; no more digits of the sd can be asked of NumAcc3 and 4, because the data themselves are rounded
  it.each(numAcc)('of $name have the digits that NIST certifies', ({ data, mean, sd, digits }) => {
    const found = meanAndSd(of(...data))
    expect(correctDigits(found.mean as number, mean)).toBeGreaterThanOrEqual(14)
    expect(correctDigits(found.sd as number, sd)).toBeGreaterThanOrEqual(digits)
  })

  // A textbook: population sd 2, so sample sd sqrt(32 / 7)
  it('of [2, 4, 4, 4, 5, 5, 7, 9]', () => {
    const found = meanAndSd(of(2, 4, 4, 4, 5, 5, 7, 9))
    expect(found.mean).toBe(5)
    expect(found.sd).toBeCloseTo(2.138089935299395, 15)
  })

  it('of equal values: sd exactly 0, however long and however odd the value', () => {
    for (const value of [0.1, 1e300, -7 / 3, 5e-324])
      expect(meanAndSd(of(...Array<number>(1000).fill(value)))).toEqual({ mean: value, sd: 0 })
  })

  it('of one value have no sd, of none no mean', () => {
    expect(meanAndSd(of(7))).toEqual({ mean: 7, sd: null })
    expect(meanAndSd(momentsOf(new Float64Array(0), 0, 0))).toEqual({ mean: null, sd: null })
    expect(meanAndSd(of(Number.NaN, Number.NaN))).toEqual({ mean: null, sd: null })
  })

  it('count what has no value, and leave it out of everything else', () => {
    const found = of(Number.NaN, 3, Number.NaN, 5)
    expect(found).toMatchObject({ n: 2, missing: 2, min: 3, max: 5 })
    expect(meanAndSd(found)).toEqual({ mean: 4, sd: Math.SQRT2 })
  })
})

describe('a compensated sum', () => {
  // Exact by hand: the large terms cancel; and by BigInt over dyadic numbers.
  it('keeps what a plain sum loses', () => {
    const { sum, carry } = total(Float64Array.of(1, 1e100, 1, -1e100))
    expect(sum + carry).toBe(2)
    const merged = addTotals(total(Float64Array.of(1, 1e100)), total(Float64Array.of(1, -1e100)))
    expect(merged.sum + merged.carry).toBe(2)
  })

  it('is the exact sum, rounded, for any numbers of ordinary size', () => {
    const dyadic = fc.integer({ min: -(2 ** 50), max: 2 ** 50 }).map(n => n / 1024)
    fc.assert(
      fc.property(fc.array(dyadic, { maxLength: 200 }), values => {
        const exact = values.reduce((sum, x) => sum + BigInt(x * 1024), 0n)
        const { sum, carry } = total(Float64Array.from(values))
        expect(sum + carry).toBe(Number(exact) / 1024)
      }),
    )
  })
})

const bytes = (tree: Tree): string => JSON.stringify(tree)

/** A split of n trials at multiples of 256, in any order. */
const splits = fc.integer({ min: 1, max: 4000 }).chain(n =>
  fc.record({
    n: fc.constant(n),
    cuts: fc.array(fc.nat(Math.floor(n / 256)), { maxLength: 6 }),
    seed: fc.nat(),
  }),
)

describe('the tree', () => {
  const values = Float64Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 1009) * 0.1 - (i % 7) * 1e6)

  it('is the same to the byte for any split of the trials, merged in any order', () => {
    fc.assert(
      fc.property(splits, fc.infiniteStream(fc.nat(1000)), ({ n, cuts }, order) => {
        const at = [...new Set([0, ...cuts.map(cut => cut * 256)])].sort((a, b) => a - b)
        const parts = at.map((first, k) => treeOf(values.subarray(first, Math.min(n, at[k + 1] ?? n)), first))
        const shuffled = parts.map(part => ({ part, key: order.next().value as number })).sort((a, b) => a.key - b.key)
        const merged = shuffled.map(({ part }) => part).reduce(mergeTrees)
        expect(bytes(merged)).toBe(bytes(treeOf(values.subarray(0, n), 0)))
        // the same in the memory of the first, tree by tree and block by block
        const copies = structuredClone(shuffled)
        expect(bytes(shuffled.map(({ part }) => part).reduce(addTree))).toBe(bytes(merged))
        expect(shuffled.slice(1)).toEqual(copies.slice(1))
        const blocks = at.map((first, k) => ({ first, key: order.next().value as number, end: at[k + 1] ?? n }))
        const added = blocks
          .sort((a, b) => a.key - b.key)
          .reduce<Tree>((sum, { first, end }) => addLeaves(sum, values.subarray(first, Math.min(n, end)), first), [])
        expect(bytes(added)).toBe(bytes(merged))
        expect(JSON.stringify(momentsIn(merged))).toBe(JSON.stringify(momentsIn(treeOf(values.subarray(0, n), 0))))
      }),
      { numRuns: 200 },
    )
  })

  it('is the same when the first two are merged the other way round', () => {
    const [a, b, c] = [0, 512, 1024].map(first => treeOf(values.subarray(first, first + 512), first))
    expect(bytes(mergeTrees(b, a))).toBe(bytes(mergeTrees(a, b)))
    expect(bytes(mergeTrees(c, mergeTrees(b, a)))).toBe(bytes(mergeTrees(mergeTrees(c, a), b)))
  })

  it('agrees with one plain pass over everything', () => {
    const all = meanAndSd(momentsOf(values, 0, values.length))
    const tree = meanAndSd(momentsIn(treeOf(values, 0)))
    expect(tree.mean).toBeCloseTo(all.mean as number, 8)
    expect((tree.sd as number) / (all.sd as number)).toBeCloseTo(1, 13)
  })

  it('refuses a block that starts inside a leaf', () => {
    expect(() => treeOf(values, 100)).toThrow('a block must start at a multiple of 256 but starts at 100')
  })
})
