import { expect, test } from 'vitest'
import { cleanText, roughWidth, shorten, wrap } from '../../src/chart/text.ts'
import { timeAxis } from '../../src/chart/time-axis.ts'
import { textWidth } from '../../src/draw/text-width.ts'

test('cleanText leaves nothing that an SVG may not hold', () => {
  expect(cleanText(' a\u0000b\n\tc\ud800 \u{1f600} ')).toBe('a b c \u{1f600}')
  expect(cleanText('a\u202eb\u2067c\u200fd\u2028e')).toBe('a b c d e')
})

test('wrap keeps every word or ends with an ellipsis, within the width', () => {
  const text = 'the quick brown fox jumps over the lazy dog and runs on'
  expect(wrap(text, 200, 13, 9).join(' ')).toBe(text)
  const two = wrap(text, 120, 13, 2)
  expect(two).toHaveLength(2)
  expect(two[1]).toMatch(/\u2026$/)
  expect(wrap('x'.repeat(300), 100, 13, 3).every(line => textWidth(line, 13, 600) <= 100)).toBe(true)
  expect(wrap('', 100, 13, 3)).toEqual([''])
  expect(shorten('short', 100, 13)).toBe('short')
})

test('the rough width is never below the width of the typeface', () => {
  const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  for (const text of [...printable, '\u2026', '\u2014', '\u00a0', '\u2212', '\u00e9', '\u0416'])
    expect(roughWidth(text) * 100).toBeGreaterThanOrEqual(textWidth(text, 100, 600))
  for (const text of [
    'Partner value from month 12 on, 2,000 trials',
    'tandem \u00b7 joint-launch \u00b7 seed 7',
    'vendor +$286k',
  ])
    for (const weight of [400, 500]) expect(roughWidth(text) * 100).toBeGreaterThanOrEqual(textWidth(text, 100, weight))
})

test.each([
  ['2026-01-01', '2030-12-31', 200, '2026 2027 2028 2029 2030'],
  ['2026-01-01', '2030-12-31', 100, '2026 2028 2030'],
  ['2026-01-01', '2026-12-31', 300, '2026-01 2026-04 2026-07 2026-10'],
  ['2026-01-01', '2026-01-31', 110, '2026-01-01 2026-01-16 2026-01-31'],
])('marks between %s and %s on %d pixels', (from, to, width, marks) => {
  const { values } = timeAxis([Date.parse(from), Date.parse(to)], width)
  const texts = values.map(value => new Date(value).toISOString().slice(0, 10))
  expect(texts.map((text, i) => text.slice(0, marks.split(' ')[i]?.length)).join(' ')).toBe(marks)
})
