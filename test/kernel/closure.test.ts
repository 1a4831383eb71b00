import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closureOf } from '../../src/kernel/closure.ts'
import { type Expr, type Op, ops } from '../../src/kernel/expr.ts'

const number = (value: number): Expr => ({ kind: 'number', value })
const at = (op: Op, ...args: number[]): number => closureOf({ kind: 'call', op, args: args.map(number) }, [])(0)

describe('operations', () => {
  // By definition of each.
  test.each<[Op, number[], number]>([
    ['+', [1, 2], 3],
    ['-', [1, 2], -1],
    ['*', [3, 2], 6],
    ['/', [3, 2], 1.5],
    ['/', [1, 0], Number.NaN],
    ['/', [0, 0], Number.NaN],
    ['^', [2, 10], 1024],
    ['^', [10, 15], 1e15],
    ['^', [-8, 1 / 3], Number.NaN],
    ['^', [-2, 3], -8],
    ['negative', [2], -2],
    ['<', [1, 1], 0],
    ['<=', [1, 1], 1],
    ['>', [2, 1], 1],
    ['>=', [1, 2], 0],
    ['==', [1, 1], 1],
    ['!=', [1, 1], 0],
    ['between', [1, 1, 2], 1],
    ['between', [2, 1, 2], 1],
    ['between', [2.5, 1, 2], 0],
    ['between', [0.5, 1, 2], 0],
    ['between', [1.5, 2, 1], 0],
    ['and', [1, 0], 0],
    ['and', [1, 1], 1],
    ['or', [1, 0], 1],
    ['or', [0, 0], 0],
    ['not', [1], 0],
    ['not', [0], 1],
    ['if', [1, 5, 6], 5],
    ['if', [0, 5, 6], 6],
    ['min', [3, 1, 2], 1],
    ['max', [3, 1, 2], 3],
    ['min', [4], 4],
    ['abs', [-2], 2],
    ['sqrt', [9], 3],
    ['exp', [0], 1],
    ['log', [1], 0],
    ['floor', [-1.5], -2],
    ['ceil', [-1.5], -1],
    ['round', [0.5], 1],
    ['round', [-0.5], -1],
    ['round', [2.5], 3],
    ['round', [-2.5], -3],
    ['round', [2.4999999], 2],
    ['round', [0.49999999999999994], 0],
    ['round', [-0.49999999999999994], 0],
    ['round', [4503599627370497], 4503599627370497],
    ['round', [-4503599627370497], -4503599627370497],
    ['round', [9007199254740991], 9007199254740991],
  ])('%s of %j is %d', (op, args, expected) => {
    expect(at(op, ...args) + 0).toBe(expected)
  })

  // What has no value in one part has none in the whole, whichever part it is.
  test('NaN in any argument is NaN, save in the branch not taken and where the other decides', () => {
    for (const op of Object.keys(ops) as Op[]) {
      if (op === 'or') continue
      const count = ops[op] ?? 3
      for (let n = 0; n < count; n++) {
        const args = Array.from({ length: count }, (_, i) => (i === n ? Number.NaN : 1 + i))
        const expected = op === 'if' && n === 2 ? 2 : Number.NaN
        expect([op, n, at(op, ...args)]).toEqual([op, n, expected])
      }
    }
  })

  // By the meaning of the words: a statement without a value may be true or false, and these two hold either way. An
  // "and" is never more often true than one of its parts.
  test('what is false decides an "and", and what is true an "or"', () => {
    expect([at('and', 0, Number.NaN), at('and', Number.NaN, 0), at('and', 1, Number.NaN)]).toEqual([0, 0, Number.NaN])
    expect([at('or', 1, Number.NaN), at('or', Number.NaN, 1), at('or', 0, Number.NaN)]).toEqual([1, 1, Number.NaN])
    expect([at('and', Number.NaN, Number.NaN), at('or', Number.NaN, Number.NaN)]).toEqual([Number.NaN, Number.NaN])
  })

  // Second implementation: counting up from the nearest whole numbers below and above.
  test('round goes to the nearest whole number, halves away from zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), x => {
        const size = Math.abs(x)
        const low = Math.floor(size)
        const near = size - low < 0.5 ? low : low + 1
        expect(Math.abs(at('round', x))).toBe(near)
        expect(at('round', -x) + 0).toBe(-at('round', x) + 0)
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  test('a name is read in each trial, and a certain one in all of them', () => {
    const expr: Expr = {
      kind: 'call',
      op: '-',
      args: [
        { kind: 'name', index: 1 },
        { kind: 'name', index: 0 },
      ],
    }
    const values = closureOf(expr, [
      { data: Float64Array.of(1), mask: 0 },
      { data: Float64Array.of(5, 6, 7), mask: -1 },
    ])
    expect([0, 1, 2].map(values)).toEqual([4, 5, 6])
  })
})
