import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAmount, scaled } from '../../src/scenario/values/amount.ts'
import { isWrong } from '../../src/scenario/wrong.ts'

const amount = (text: string) => {
  const read = readAmount(text)
  if (isWrong(read)) throw new Error(`${text}: ${read.problem}`)
  return read
}

const problem = (text: string): string => {
  const read = readAmount(text)
  return isWrong(read) ? read.problem : `read as ${read.value}`
}

describe('readAmount', () => {
  test.each([
    ['20%', 'share', 0.2],
    ['33.3 %', 'share', 0.333],
    ['-5%', 'share', -0.05],
    ['0.2', 'plain', 0.2],
    ['5.3', 'plain', 5.3],
    ['10k', 'plain', 10_000],
    ['.5', 'plain', 0.5],
    ['1e3', 'plain', 1000],
    ['$100', 'money', 100],
    ['$ 100', 'money', 100],
    ['$1.2M', 'money', 1_200_000],
    ['$0.4M', 'money', 400_000],
    ['-$20k', 'money', -20_000],
    ['$2.5B', 'money', 2_500_000_000],
    ['9 months', 'duration', 9],
    ['1 month', 'duration', 1],
    ['2 quarters', 'duration', 6],
    ['1.5 years', 'duration', 18],
    ['45 days', 'duration', (45 * 12) / 365.25],
    ['2 weeks', 'duration', (2 * 7 * 12) / 365.25],
    ['40 hours', 'hours', 40],
  ] as const)('%s is %s of %d', (text, dimension, value) => {
    const read = amount(text)
    expect(read.dimension).toBe(dimension)
    expect(read.value).toBeCloseTo(value, 12)
    expect(read.heads).toEqual([])
    expect(read.period).toBeUndefined()
  })

  test.each([
    ['7 %/year', 0.07, 'year', []],
    ['7 % per year', 0.07, 'year', []],
    ['7% / year', 0.07, 'year', []],
    ['0.3 per week', 0.3, 'week', []],
    ['2.5 per month', 2.5, 'month', []],
    ['$145 per hour', 145, undefined, ['hour']],
    ['$145/hour', 145, undefined, ['hour']],
    ['$110k per head per year', 110_000, 'year', ['head']],
    ['$110k per year per head', 110_000, 'year', ['head']],
    ['$40k/customer/year', 40_000, 'year', ['customer']],
    ['1800 hours per head per year', 1800, 'year', ['head']],
  ] as const)('%s has its denominators', (text, value, period, heads) => {
    const read = amount(text)
    expect(read.value).toBe(value)
    expect(read.period).toBe(period)
    expect(read.heads).toEqual(heads)
  })

  test.each([
    ['1,000', 'thousands separators'],
    ["1'000", 'thousands separators'],
    ['1.234,50', 'thousands separators'],
    ['1,5', 'decimal comma'],
    ['1_000', 'underscores'],
    ['\u22125', 'Unicode minus'],
    ['\u201c5\u201d', 'curly quotes'],
    ['1e400', 'not finite'],
    ['1e-400', 'too small'],
    ['.inf', 'not a finite number'],
    ['-.Inf', 'not a finite number'],
    ['NaN', 'not a finite number'],
    ['010', 'does not start with 0'],
    ['1.2.3', 'not a number'],
    ['5.', 'not a number'],
    ['', 'not a quantity'],
    ['abc', 'not a quantity'],
    ['$', 'not a quantity'],
    ['%', 'not a quantity'],
    ['--5', 'not a quantity'],
    ['$-5', 'minus comes before'],
    ['5 $', 'how money is written'],
    ['USD 5', 'how money is written'],
    ['\u20ac5', 'only US dollars'],
    ['5 furlongs', 'unknown unit'],
    ['20 percent', 'is written %'],
    ['20% of sales', 'does not belong here'],
    ['$5 per', 'does not belong here'],
    ['$5 per per year', 'is not known here'],
    ['$5 per year per month', 'two periods'],
    ['$5 per head per head', 'written twice'],
    ['$5%', 'money and something else'],
    ['$5 days', 'money and something else'],
    ['$5K', 'not a suffix'],
    ['$5 k', 'not a suffix'],
    ['3 million', 'not a suffix'],
    ['9'.repeat(200), 'too long'],
  ])('%s is refused', (text, part) => {
    expect(problem(text)).toContain(part)
  })

  test('scaling is exact: the nearest double of the decimal that was written', () => {
    expect(scaled('1.2', 6)).toBe(1_200_000)
    expect(scaled('1.005', 3)).toBe(1005)
    expect(scaled('33.3', -2)).toBe(0.333)
    expect(amount('$8.7M').value).toBe(8_700_000)
    expect(amount('$4.35k').value).toBe(4350)
    expect(amount('57%').value).toBe(0.57)
    expect(amount('1.1%').value).toBe(0.011)
    expect(amount('2.5e-1%').value).toBe(0.0025)
  })

  test('what is printed is read back, for any cents, suffix and denominator', () => {
    const suffixes = [
      ['', 0],
      ['k', 3],
      ['M', 6],
      ['B', 9],
    ] as const
    const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(...suffixes),
        fc.option(fc.constantFrom(...periods), { nil: undefined }),
        fc.constantFrom('/', ' / ', ' per '),
        (whole, cents, [letter, power], period, by) => {
          const number = `${whole}.${String(cents).padStart(2, '0')}`
          const read = amount(`$${number}${letter}${period === undefined ? '' : by + period}`)
          expect(read.value).toBe(Number(`${number}e${power}`))
          expect(read.period).toBe(period)
          expect(read.dimension).toBe('money')
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })

  test('any double that is printed as a plain number is read back to the bit', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })
    fc.assert(
      fc.property(finite, value => {
        expect(amount(String(value)).value).toBe(value)
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  test('no text makes it throw', () => {
    const parts = fc.constantFrom(
      '$',
      '%',
      '5',
      '1.2',
      'k',
      'M',
      ' ',
      ' per ',
      '/',
      'year',
      'head',
      '-',
      ',',
      'e',
      '.',
      'days',
      '=',
      '\u2212',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 8 }).map(list => list.join('')),
    )
    fc.assert(
      fc.property(texts, text => {
        const read = readAmount(text)
        if (isWrong(read)) expect(read.problem.length).toBeGreaterThan(0)
        else expect(Number.isFinite(read.value)).toBe(true)
      }),
      { seed: 9, numRuns: 2000 },
    )
  })
})
