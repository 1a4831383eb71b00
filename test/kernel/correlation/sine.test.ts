import { expect, test } from 'vitest'
import { asin, sin } from '../../../src/kernel/arithmetic.ts'
import { toFixed, ulps } from '../big-reference.ts'

const one = toFixed(1)
const multiply = (a: bigint, b: bigint): bigint => (a * b) / one

/** sin in whole-number arithmetic with 320 bits, by its power series. */
const bigSin = (x: bigint): bigint => {
  let [term, total] = [x, 0n]
  for (let n = 2n; term !== 0n; n += 2n) {
    total += term
    term = -multiply(term, multiply(x, x)) / (n * (n + 1n))
  }
  return total
}

/** arcsin likewise; |x| <= 1/2. */
const bigAsin = (x: bigint): bigint => {
  let [term, total] = [x, 0n]
  for (let n = 1n; term !== 0n; n += 2n) {
    total += term / n
    term = (multiply(term, multiply(x, x)) * n) / (n + 1n)
  }
  return total
}

const inputs = Array.from({ length: 4000 }, (_, i) => 2 * (((i + 1) * 0.6180339887498949) % 1) - 1)
const worst = (distances: readonly number[]): number => distances.reduce((a, b) => Math.max(a, b), 0)

// Oracle: whole-number arithmetic with 320 bits. Bounds are what was found, rounded up; 0.5 is the least possible.
test('sin stays below 0.86 and asin below 0.6 units of the last place', () => {
  expect(worst(inputs.map(x => ulps(sin(x), bigSin(toFixed(x)))))).toBeLessThan(0.86)
  expect(worst(inputs.map(x => ulps(asin(x / 2), bigAsin(toFixed(x / 2)))))).toBeLessThan(0.6)
})

test('known values, signs and zeros', () => {
  expect(sin(Math.PI / 6)).toBeCloseTo(0.5, 15)
  expect(asin(0.5)).toBeCloseTo(Math.PI / 6, 15)
  expect([sin(0), asin(-0), sin(-0.3), asin(-0.3)]).toEqual([0, -0, -sin(0.3), -asin(0.3)])
  expect(sin(1e-300)).toBe(1e-300)
})
