import { describe, expect, it } from 'vitest'

const floats = (...values: number[]): Float64Array => Float64Array.from(values)

// The oracle is vitest's own reading of plain lists, which `helpers/equal-numbers.ts` must not change by being quick.
describe('arrays of floats are equal exactly where plain lists of their numbers are', () => {
  it.each<[readonly number[], readonly number[]]>([
    [
      [1, 2],
      [1, 2],
    ],
    [[Number.NaN], [Number.NaN]],
    [[], []],
    [[0], [-0]],
    [[1], [1 + Number.EPSILON]],
    [[1, 2], [1]],
    [[Number.NaN], [0]],
    [[Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]],
  ])('%j and %j', (a, b) => {
    const isEqual = (x: unknown, y: unknown): boolean => {
      try {
        expect(x).toEqual(y)
        return true
      } catch {
        return false
      }
    }
    const plain = isEqual(a, b)
    expect(isEqual(floats(...a), floats(...b))).toBe(plain)
    expect(isEqual({ deep: [floats(...a)] }, { deep: [floats(...b)] })).toBe(plain)
    expect(isEqual(new Map([['x', floats(...a)]]), new Map([['x', floats(...b)]]))).toBe(plain)
  })

  it('and never to what is not such an array', () => {
    expect(floats(1)).not.toEqual([1])
    expect(floats(1)).not.toEqual(Float32Array.of(1))
    expect(floats(1)).not.toEqual({ 0: 1 })
  })
})
