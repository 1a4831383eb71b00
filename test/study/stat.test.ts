import { describe, expect, it, test } from 'vitest'
import { derivedState } from '../../src/study/derived.ts'
import { combinationsOf, estimateOf } from '../../src/study/stat.ts'

const figure = (values: readonly number[]) => derivedState('figure', Float64Array.from(values), 0, true)
const whole = Array.from({ length: 201 }, (_, i) => i) // 0 to 200: mean 100, median 100

// Closed forms of 0, 1, ... n - 1 with n = 201: sd = root of n (n + 1) / 12; the 95 % ranks of the median are
// 100 -/+ 200 x 1.96 x root of 1/4 / n.
describe('a number made from all trials', () => {
  const sd = Math.sqrt((201 * 202) / 12)
  const z = 1.9599639845400543
  it.each<[string, Parameters<typeof estimateOf>[0], number, number]>([
    ['the mean', 'mean', 100, (z * sd) / Math.sqrt(201)],
    ['the standard deviation', 'sd', sd, (z * sd) / Math.sqrt(400)],
    ['the median', { quantile: 0.5 }, 100, (200 * z * 0.5) / Math.sqrt(201)],
    ['the ninth decile', { quantile: 0.9 }, 180, (200 * z * 0.3) / Math.sqrt(201)],
  ])('%s', (_name, stat, value, half) => {
    const found = estimateOf(stat, figure(whole))
    expect(found.value).toBeCloseTo(value, 9)
    expect(found.low).toBeCloseTo(value - half, 9)
    expect(found.high).toBeCloseTo(value + half, 9)
  })

  it('has no value without any', () => {
    const none = figure([Number.NaN, Number.NaN])
    for (const stat of ['mean', 'sd', { quantile: 0.5 }] as const) expect(estimateOf(stat, none).value).toBeNaN()
    expect(estimateOf('mean', figure([7])).value).toBe(7)
    expect(estimateOf('sd', figure([7])).value).toBeNaN()
  })

  it('leaves out the trials without a value', () => {
    expect(estimateOf('mean', figure([1, Number.NaN, 3])).value).toBe(2)
  })
})

// By hand: nine values across each of up to three intervals, and the value itself; bounded, however many there are.
test('what is tried spans every interval and stays bounded', () => {
  const one = { value: 5, low: 4, high: 8 }
  const values = combinationsOf([one]).map(([x]) => x)
  expect([Math.min(...values), Math.max(...values)]).toEqual([4, 8])
  expect(values).toContain(5)
  expect(combinationsOf([one, one])).toHaveLength(100)
  const many = combinationsOf(Array.from({ length: 40 }, () => one))
  expect(many.some(list => list[39] === 8 && list[0] === 5)).toBe(true)
  for (const count of [0, 3, 4, 6, 7, 40])
    expect(combinationsOf(Array.from({ length: count }, () => one)).length).toBeLessThanOrEqual(5000)
})
