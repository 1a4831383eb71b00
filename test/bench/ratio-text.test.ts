import { describe, expect, test } from 'vitest'
import { barText, ratioText, threeDigits } from '../../bench/ratio-text.ts'
import { tableText } from '../../bench/table-text.ts'

// The oracles are the texts as a person writes them.
describe('three digits', () => {
  test.each([
    [0.0123456, '0.0123'],
    [1, '1.00'],
    [4.555, '4.55'],
    [9.999, '10.0'],
    [78.94, '78.9'],
    [999.6, '1,000'],
    [12_345, '12,300'],
    [-0.5, '-0.500'],
    [0, '0'],
    [Number.NaN, 'none'],
    [Number.POSITIVE_INFINITY, 'none'],
  ])('of %d', (value, text) => {
    expect(threeDigits(value)).toBe(text)
  })
})

describe('how ours stands beside another', () => {
  test.each([
    [1.3149, 'ours takes 1.31 times as long as C++'],
    [1, 'ours takes 1.00 times as long as C++'],
    [0.25, 'ours is 4.00 times as fast as C++'],
    [0, 'ours beside C++: no ratio'],
    [Number.NaN, 'ours beside C++: no ratio'],
    [Number.POSITIVE_INFINITY, 'ours beside C++: no ratio'],
  ])('a ratio of times of %d', (ratio, text) => {
    expect(ratioText(ratio, 'C++')).toBe(text)
  })

  test.each([
    [1.25, 'at most', 1.25, '1.25 (bar: at most 1.25, reached)'],
    [1.251, 'at most', 1.25, '1.25 (bar: at most 1.25, missed)'],
    [0.93, 'at least', 0.93, '0.930 (bar: at least 0.93, reached)'],
    [0.92, 'at least', 0.93, '0.920 (bar: at least 0.93, missed)'],
    [Number.NaN, 'at most', 300, 'none (bar: at most 300, missed)'],
    [Number.NaN, 'at least', 20, 'none (bar: at least 20, missed)'],
  ] as const)('%d beside a bar: %s %d', (value, is, bar, text) => {
    expect(barText(value, { is, value: bar })).toBe(text)
  })
})

test('a table has its names to the left and its numbers to the right', () => {
  expect(
    tableText(
      ['', 'seconds'],
      [
        ['ours', '1.20'],
        ['a long name', '12,300'],
      ],
    ),
  ).toBe(['               seconds', '  ours            1.20', '  a long name   12,300'].join('\n'))
})
