import { describe, expect, test } from 'vitest'
import { extentOf, sparkline } from '../../src/report/sparkline.ts'
import { asciiText, fitLines, fitText, padText, safeText, textWidth, wrapText } from '../../src/report/terminal-text.ts'

describe('safeText', () => {
  test.each([
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\nb\tc', 'a b c'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['Ünï 😀', 'Ünï 😀'],
  ])('%j', (raw, safe) => expect(safeText(raw)).toBe(safe))
})

test('width counts what a terminal shows', () => {
  expect(textWidth('abc')).toBe(3)
  expect(textWidth('日本')).toBe(4)
  expect(textWidth('e\u0301')).toBe(1)
  expect(textWidth('😀')).toBe(2)
})

test('texts are cut and padded by width', () => {
  expect(fitText('abcdef', 4)).toBe('abc…')
  expect(fitText('日本語', 4)).toBe('日…')
  expect(fitText('abc', 3)).toBe('abc')
  expect(padText('日', 4)).toBe('日  ')
})

test('lines break at blanks, long words inside', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrapText('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl'])
  expect(wrapText('', 10)).toEqual([])
  expect(fitLines('one two three', 7, 2)).toEqual(['one two', 'three'])
  expect(fitLines('one two three four', 5, 2)).toEqual(['one', 'two…'])
})

test('ascii keeps columns', () => {
  const text = '“Über” −$1.2M – 3 · 日本 ±'
  expect(asciiText(text)).toMatch(/^[ -~]*$/)
  expect(textWidth(asciiText(text))).toBe(textWidth(text))
})

describe('sparkline', () => {
  const options = { count: 8, extent: [0, 7] as const, unicode: true }
  test('rises from the lowest to the highest mark', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], options)).toBe('▁▂▃▄▅▆▇█')
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], { ...options, unicode: false })).toBe('_.-~=+*#')
  })
  test('leaves out what is missing, keeps both ends, copes with nothing', () => {
    expect(sparkline([null, 0, 7], options)).toBe(' ▁█')
    expect(
      sparkline(
        Array.from({ length: 60 }, (_, i) => i),
        { ...options, extent: [0, 59] },
      ),
    ).toMatch(/^▁.{6}█$/)
    expect(sparkline([null], { ...options, extent: extentOf([[null]]) })).toBe('')
    expect(sparkline([3, 3], { ...options, extent: [3, 3] })).toBe('▁▁')
  })
})
