import { describe, expect, test } from 'vitest'
import { axisLabel } from '../../src/chart/axis.ts'
import { countText, moneyText, percentText, valueText } from '../../src/chart/number.ts'

describe('moneyText', () => {
  test.each([
    [0, '$0'],
    [-0, '$0'],
    [0.004, '$0'],
    [4.5, '$4.5'],
    [950, '$950'],
    [999.6, '$1.0k'],
    [1234, '$1.2k'],
    [34_200, '$34k'],
    [-340_000, '\u2212$340k'],
    [999_400, '$999k'],
    [999_600, '$1.0M'],
    [1_249_000, '$1.2M'],
    [12_340_000, '$12.3M'],
    [123_400_000, '$123M'],
    [4_000_000_000, '$4.0B'],
    [5.2e15, '$5,200T'],
  ])('%d is %s', (usd, text) => expect(moneyText(usd)).toBe(text))

  test('with a sign', () => {
    expect([1.2e6, -1.2e6, 0].map(usd => moneyText(usd, true))).toEqual(['+$1.2M', '\u2212$1.2M', '$0'])
  })
})

test('percentText never claims all or nothing falsely', () => {
  expect([0, 0.001, 0.618, 0.999, 1].map(share => percentText(share))).toEqual(
    ['0', '<1', '62', '>99', '100'].map(text => `${text}\u00a0%`),
  )
})

test('valueText writes every unit', () => {
  expect(valueText(2.41, 'USD/USD')).toBe('2.4\u00d7')
  expect(valueText(1240, 'count')).toBe('1,240')
  expect(valueText(14, 'months')).toBe('14\u00a0months')
  expect(valueText(120, 'hours')).toBe('120\u00a0h')
  expect(valueText(Number.NaN, 'USD')).toBe('no value')
  expect(countText(10_000)).toBe('10,000')
})

test('axis labels have one size and the decimals that tell them apart', () => {
  expect(axisLabel('USD', [0, 500_000, 1_000_000])).toBe(
    "datum.value == 0 ? '$0' : format(datum.value / 1000000, '$,.1f') + 'M'",
  )
  expect(axisLabel('1', [0, 0.2, 0.4], true)).toBe(
    "datum.value == 0 ? '0 %' : format(datum.value / 0.01, '+,.0f') + ' %'",
  )
})
