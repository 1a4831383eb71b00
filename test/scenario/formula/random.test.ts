import fc from 'fast-check'
import { all, create, evaluate } from 'mathjs/number'
import { describe, expect, test } from 'vitest'
import { value } from './helpers.ts'

const names = { a: 3.7, b: -1.25, revenue: 1000, fee: 7, rate_2: 0.35, 'x.y': 12.5 } as const
const theirs = Object.fromEntries(Object.entries(names).map(([name, x]) => [name.replace('.', '_'), x]))

// What is divided by nothing has no value here; everything else of the second opinion is as it is.
const second = create(all ?? {})
second.import({ divide: (x: number, y: number) => (y === 0 ? Number.NaN : x / y) }, { override: true })

/** A formula in our language, and the same one in that of mathjs. */
type Pair = readonly [ours: string, theirs: string]

const literals: readonly Pair[] = [
  ['2', '2'],
  ['.25', '.25'],
  ['17', '17'],
  ['2.5e-1', '2.5e-1'],
  ['3E1', '30'],
  ['20%', '0.2'],
  ['60 %', '0.6'],
  ['3k', '3000'],
  ['1.2M', '1.2e6'],
  ['($1.2M / $40k)', '(1.2e6 / 40e3)'],
  ['(45 days / 9 months)', '(45 * 12 / 365.25 / 9)'],
  ['($2M/year * 6 months / $1M)', '(2e6 * 6 / 12 / 1e6)'],
  ['($145 per hour * 20 hours / $1k)', '(145 * 20 / 1e3)'],
  ['($480k per year / ($20k per month))', '(480 / 20 / 12)'],
]

const space = fc.constantFrom('', '', ' ', '  ', '\n ', '\t')
const both = (make: (...parts: string[]) => string, ...pairs: readonly Pair[]): Pair => [
  make(...pairs.map(([ours]) => ours)),
  make(...pairs.map(([, others]) => others)),
]

const atom: fc.Arbitrary<Pair> = fc.oneof(
  fc.constantFrom(...Object.keys(names)).map((name): Pair => [name, name.replace('.', '_')]),
  fc.constantFrom(...literals),
)

/** Random spaces around an operator; mathjs ends an expression at the end of a line, so there it is a space. */
const infix = (op: string, a: Pair, b: Pair, before: string, after: string): Pair => [
  `${a[0]}${before}${op}${after}${b[0]}`,
  `${a[1]} ${op} ${b[1]}`,
]

/** The ends of a band; those that are constant the right way round, as the other way they are refused. */
const ordered = (a: Pair, b: Pair): readonly [Pair, Pair] => {
  const isConstant = [a, b].every(([, others]) => !/[a-z]{2}|[a-z]\b/i.test(others.replace(/\de\d/g, '')))
  return isConstant && second.evaluate(a[1]) > second.evaluate(b[1]) ? [b, a] : [a, b]
}

// Operators stand without brackets, so that the order of operations is put to the test; powers have small whole
// exponents and an exponential a bounded argument, so that no comparison drowns in the rounding of a huge number. mathjs
// rounds what is within 1e-12 of a whole number to it and compares as loosely: what is rounded here lies off the whole
// numbers, and what is compared has a value.
const { sum, calm } = fc.letrec<{ sum: Pair; calm: Pair; statement: Pair }>(tie => ({
  calm: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc
      .tuple(fc.constantFrom('+', '-', '*'), tie('calm'), tie('calm'), space, space)
      .map(([op, a, b, s, t]) => infix(op, a, b, s, t)),
    tie('calm').map(x => both(one => `(${one})`, x)),
    tie('calm').map(x => both(one => `-(${one})`, x)),
  ),
  statement: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), tie('calm'), tie('calm'), space, space)
      .map(([op, a, b, s, t]) => infix(op, a, b, s, t)),
    fc.tuple(tie('calm'), tie('calm'), tie('calm'), space).map(([x, one, other, s]): Pair => {
      const [a, b] = ordered(one, other)
      return [`${x[0]} between${s} (${a[0]}) and ${b[0]}`, `((${x[1]}) >= (${a[1]}) and (${x[1]}) <= (${b[1]}))`]
    }),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('statement'), tie('statement'))
      .map(([op, a, b]) => infix(op, a, b, ' ', ' ')),
    tie('statement').map(x => both(one => `not (${one})`, x)),
  ),
  sum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('sum'), tie('sum'), space, space)
      .map(([op, a, b, s, t]) => infix(op, a, b, s, t)),
    fc
      .tuple(atom, fc.constantFrom('2', '3', '-1'), space)
      .map(([a, n, s]): Pair => [`${a[0]}${s}^${s}${n}`, `${a[1]} ^ ${n}`]),
    fc.tuple(tie('sum'), space).map(([x, s]) => both(one => `(${s.trim()}${one})`, x)),
    tie('sum').map(x => both(one => `-${one}`, x)),
    fc.tuple(fc.constantFrom('abs', 'sqrt', 'log'), tie('sum')).map(([f, x]) => both(one => `${f}(${one})`, x)),
    tie('sum').map(x => both(one => `exp(min(5, ${one}))`, x)),
    fc
      .tuple(fc.constantFrom('floor', 'ceil', 'round'), tie('calm'))
      .map(([f, x]) => both(one => `${f}(min(1e4, max(-1e4, ${one})) * 0.731058 + 0.318309)`, x)),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('sum'), tie('sum'), tie('sum'), space)
      .map(([f, x, y, z, s]) => both((one, two, three) => `${f}(${one},${s.trim()}${two}, ${three})`, x, y, z)),
    fc
      .tuple(fc.constantFrom(true, false), tie('statement'), tie('sum'), tie('sum'))
      .map(
        ([asCall, c, x, y]): Pair => [
          asCall ? `if(${c[0]}, ${x[0]}, ${y[0]})` : `(${c[0]} ? ${x[0]} : ${y[0]})`,
          `((${c[1]}) ? (${x[1]}) : (${y[1]}))`,
        ],
      ),
  ),
}))

describe('a formula and mathjs, which evaluates the same text', () => {
  // Second implementation: mathjs/number 15.2.0.
  test('agree on 1,000 random formulas', () => {
    let numbers = 0
    fc.assert(
      fc.property(fc.oneof(sum, calm), ([ours, others]) => {
        const expected = second.evaluate(others, { ...theirs }) as number
        const actual = value(ours, names)
        if (Number.isFinite(expected)) numbers++
        if (!Number.isFinite(expected)) expect(actual).toBe(expected)
        else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected))
      }),
      { numRuns: 1000, seed: 3 },
    )
    expect(numbers).toBeGreaterThan(600)
  })
})

describe('where mathjs would mislead', () => {
  // By hand: 1000 x 0.2 + 7. mathjs 15.2.0 takes (1000 x 20) mod 7.
  test('a percent sign makes a share', () => {
    expect(value('revenue*20% + fee', { revenue: 1000, fee: 7 })).toBe(207)
    expect(evaluate('revenue*20% + fee', { revenue: 1000, fee: 7 })).toBe(1)
  })

  // By hand: nothing is rounded before it is rounded up, and no two different numbers are equal.
  test('rounding and comparing are exact', () => {
    expect(value('ceil(5.000000000001)')).toBe(6)
    expect(value('1e12 == 1e12+0.5')).toBe(0)
    expect(value('1e12 != 1e12+0.5')).toBe(1)
    expect(value('0.1 + 0.2 == 0.3')).toBe(0)
    expect(value('floor(2.9999999999999)')).toBe(2)
  })

  // By the usual order of operations, worked out by hand.
  test.each([
    ['-3^2', -9],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['2*3^2', 18],
    ['8/4/2', 1],
    ['8-4-2', 2],
    ['-2*-3', 6],
    ['1 - -1', 2],
    ['+5', 5],
    ['100 - 20%', 99.8],
    ['1 > 2 or 3 > 2 and 1 > 2', 0],
    ['not (1 > 2) and 2 > 1', 1],
    ['2 between 1 and 3 and 5 between 1 and 3', 0],
    ['3 between 1 and 3', 1],
    ['1 + 2 between 2 and 2 + 1', 1],
    ['1 > 2 ? 1 : 2 > 1 ? 3 : 4', 3],
    ['if(1 > 2, 1, if(2 > 1, 3, 4))', 3],
    ['(1 - 4) ^ (1/3)', Number.NaN],
    ['sqrt(-1)', Number.NaN],
    ['log(0)', Number.NEGATIVE_INFINITY],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected)
  })
})
