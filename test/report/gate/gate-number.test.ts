import { describe, expect, test } from 'vitest'
import { changeText, levelText, relativeText, spreadText } from '../../../src/report/gate/gate-number.ts'
import { row } from './gate-fixture.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

// By hand: four leading digits of a level, three of a change.
test.each([
  [4_712_345, 'USD', '$4.712M'],
  [-340_050, 'USD', '−$340.1k'],
  [999_960, 'USD', '$1.000M'],
  [950, 'USD', '$950'],
  [0, 'USD', '$0'],
  [12.3456, 'USD', '$12.35'],
  [0.3421, '1', '34.21 %'],
  [0.25, '1', '25 %'],
  [0.00004, '1', '0.004000 %'],
  [0.7, 'USD/USD', '0.7000'],
  [21, 'count', '21'],
  [21.37, 'count', '21.37'],
  [14.25, 'months', '14.25 mo'],
  [1e18, 'count', '1.000e18'],
  [null, 'USD', '–'],
  [Number.NaN, 'USD', '–'],
  [Number.POSITIVE_INFINITY, 'USD', '–'],
] as const)('a level of %d %s is %s', (value, unit, text) => {
  expect(plain(levelText(value, unit))).toBe(text)
})

test.each([
  [-512_000, 'USD', '−$512k'],
  [1200, 'USD', '+$1.20k'],
  [0, 'USD', '0'],
  [0.004, '1', '+0.400 pt'],
  [-0.01, '1', '−1 pt'],
  [1e-12, 'count', '+1.00e-12'],
  [null, '1', '–'],
] as const)('a change of %d %s is %s', (value, unit, text) => {
  expect(plain(changeText(value, unit))).toBe(text)
})

test('what may be off is off either way, and nothing is nothing', () => {
  expect([spreadText(21_000, 'USD'), spreadText(0, 'USD'), spreadText(null, '1')]).toEqual(['±$21.0k', '0', '–'])
})

test.each([
  [-0.1087, '−10.9 %'],
  [0.5, '+50 %'],
  [0, '0'],
  [1234, '>9,999 %'],
  [null, '–'],
] as const)('a part of %d is %s', (value, text) => {
  expect(plain(relativeText(value)).replace('+>', '>')).toBe(text)
})

describe('the same change, the other way round', () => {
  // −100 to −90 and 100 to 90: the peer that divides by the signed level tells them apart.
  test('has the same size in parts of what it was', () => {
    const down = row('a', 'm', 100, 90)
    const up = row('a', 'm', -100, -90)
    expect([relativeText(down.relative), relativeText(up.relative)].map(plain)).toEqual(['−10 %', '+10 %'])
  })
})
