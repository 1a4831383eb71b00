import { describe, expect, test } from 'vitest'
import { narrowed } from '../../../src/report/live/narrowed.ts'
import { amountText, canShift, numberAt, type Slider, setText } from '../../../src/report/live/slider.ts'

const slider = (over: Partial<Slider> = {}): Slider => ({
  path: 'inputs.captureShare',
  label: 'captureShare',
  under: null,
  unit: '1',
  factor: 100,
  after: '%',
  step: { mantissa: 5, exponent: -1 },
  least: 38,
  most: 108,
  start: 71,
  now: '',
  share: { part: 0.2, of: 'the value to the owner' },
  law: { p10: 20, p50: 50, p90: 80, isTwo: false },
  around: null,
  ...over,
})

describe('a place is a number, to the digit', () => {
  // by hand: place x mantissa x 10^exponent, in decimals; doubles would give 0.30000000000000004 and 1.7000000000000002
  test.each([
    [3, 1, -1, 0.3],
    [17, 1, -1, 1.7],
    [71, 5, -1, 35.5],
    [7, 2, 4, 140_000],
    [-3, 5, 0, -15],
  ])('%d steps of %de%d are %d', (place, mantissa, exponent, expected) => {
    expect(numberAt({ step: { mantissa, exponent } }, place)).toBe(expected)
  })

  test.each([
    ['USD', '', 60_000, '$60000'],
    ['USD', ' per head per year', 110_000.5, '$110000.5 per head per year'],
    ['USD', '', -5, '-$5'],
    ['1', '%', 35.5, '35.5%'],
    ['count', ' per rep per month', 1e-7, '0.0000001 per rep per month'],
    ['months', ' days', 45, '45 days'],
  ] as const)('%s %s: %d is written %s', (unit, after, number, text) => {
    expect(amountText({ unit, after }, number)).toBe(text)
  })
})

describe('what a slider says', () => {
  test('one value', () => {
    expect(setText(slider(), { how: 'pin', place: 71 })).toBe('inputs.captureShare=35.5%')
  })

  test('a share: its quantiles as far from the median in log odds', () => {
    // odds of 20, 50, 80 % are 1/4, 1, 4; of a median of 80 % with odds of 4 they are 1, 4, 16: 50, 80, 94.12 %
    const text = setText(slider(), { how: 'shift', place: 160 })
    expect(text).toBe('inputs.captureShare={p10: 50%, p50: 80%, p90: 94.12%}')
  })

  test('money: its quantiles by the same factor', () => {
    const money = slider({
      unit: 'USD',
      factor: 1,
      after: '',
      step: { mantissa: 1, exponent: 3 },
      law: { p10: 20_000, p50: 60_000, p90: 180_000, isTwo: true },
    })
    // 90k is 1.5 times 60k
    expect(setText(money, { how: 'shift', place: 90 })).toBe('inputs.captureShare={p10: $30000, p90: $270000}')
  })

  test('where nothing is left to spread, one value, whichever is asked for', () => {
    expect(setText(slider(), { how: 'shift', place: 0 })).toBe('inputs.captureShare=0%')
    expect(setText(slider(), { how: 'shift', place: 200 })).toBe('inputs.captureShare=100%')
    // odds of 99.5 % are 199; 199 times as many are 99.9975 %, which four digits would make all
    const high = slider({ law: { p10: 20, p50: 50, p90: 99.5, isTwo: false } })
    expect(setText(high, { how: 'shift', place: 199 })).toMatch(/p50: 99\.5%, p90: 99\.99%\}$/)
  })

  test('of events what is typical moves, and they lie around it as before', () => {
    const around = slider({ around: '{p10: 40%, p90: 250%}' })
    expect(setText(around, { how: 'pin', place: 80 })).toBe(
      'inputs.captureShare={typical: 40%, spread: {p10: 40%, p90: 250%}}',
    )
  })

  test('a law that touches 0, or 100 % of a share, keeps no spread that could be moved', () => {
    expect(canShift(slider())).toBe(true)
    expect(canShift(slider({ law: { p10: 0, p50: 1, p90: 2, isTwo: false } }))).toBe(false)
    expect(canShift(slider({ law: { p10: 20, p50: 50, p90: 100, isTwo: false } }))).toBe(false)
    expect(canShift(slider({ law: null }))).toBe(false)
  })
})

describe('between nearer ends', () => {
  // steps of 0.5 %: from 38 to 44 are 19 to 22 %; its median is 20.31 %, and 3 points in a hundred steps make 0.05 each
  const near = (over: Partial<Slider> = {}) =>
    narrowed(slider({ start: 41, law: { p10: 19, p50: 20.31, p90: 22, isTwo: false }, ...over }), 38, 44)

  test('what is uncertain moves in finer steps', () => {
    const { step, least, start, most } = near()
    expect(step).toEqual({ mantissa: 5, exponent: -2 })
    expect([least, start, most].map(place => numberAt({ step }, place))).toEqual([19, 20.3, 22])
  })

  test('what is certain, or whole, keeps the steps on which it stands', () => {
    const kept = { least: 38, start: 41, most: 44, step: { mantissa: 5, exponent: -1 } }
    expect(near({ law: null })).toMatchObject(kept)
    expect(near({ unit: 'count', step: { mantissa: 1, exponent: 0 } })).toMatchObject({
      ...kept,
      step: { mantissa: 1, exponent: 0 },
    })
  })
})
