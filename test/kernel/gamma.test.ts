import { describe, expect, test } from 'vitest'
import { gammaP, gammaQ, gammaQuantile, gammaUpperQuantile, logGamma } from '../../src/kernel/gamma.ts'

const relative = (got: number, want: number): number => Math.abs(got / want - 1)

describe('logGamma', () => {
  // Gamma(n) = (n - 1)!, and Gamma(1/2) = sqrt(pi).
  test('is the logarithm of factorials', () => {
    let factorial = 1
    for (let n = 2; n <= 170; n++) {
      factorial *= n - 1
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(2e-15 * Math.max(1, Math.log(factorial)))
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 15)
  })

  // Legendre's duplication formula.
  test('satisfies the duplication formula', () => {
    for (let x = 0.1; x < 40; x += 0.37) {
      const doubled = (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI) + logGamma(x) + logGamma(x + 0.5)
      expect(Math.abs(logGamma(2 * x) - doubled)).toBeLessThan(6e-15 * Math.max(1, Math.abs(doubled)))
    }
  })
})

describe('the incomplete gamma functions', () => {
  // SciPy 1.17 (the table of reference points).
  test('at published points', () => {
    expect(relative(gammaP(0.5, 0.1), 0.34527915398142295)).toBeLessThan(1e-15)
    expect(relative(gammaQ(4, 3.7), 0.49415324415041845)).toBeLessThan(1e-14) // Poisson(3.7), at most 3
  })

  // P(1, x) = 1 - e^-x, and Q(n, x) = e^-x times the first n terms of the series of e^x.
  test('in closed form for whole shapes', () => {
    for (const x of [1e-8, 0.1, 1, 2.5, 10, 40]) {
      expect(relative(gammaP(1, x), -Math.expm1(-x))).toBeLessThan(3e-15)
      let term = Math.exp(-x)
      let sum = 0
      for (let n = 1; n <= 30; n++) {
        sum += term
        term *= x / n
        expect(relative(gammaQ(n, x), sum)).toBeLessThan(2e-14)
      }
    }
  })

  test('add up to 1', () => {
    for (const a of [0.3, 2, 30, 1e4, 1e6]) {
      for (const z of [-5, -1, 0, 1, 5]) {
        const x = Math.max(a * 0.01, a + z * Math.sqrt(a))
        expect(gammaP(a, x) + gammaQ(a, x)).toBeCloseTo(1, 15)
      }
    }
  })
})

// mpmath 1.3 with 40 digits: Newton on the power series, at the doubles p.
test.each([
  [0.5, [7.853981633974484e-21, 0.0019660700000097616, 0.2274682115597864, 1.9207294103470622, 20.910728101491394]],
  [2.5, [0.00016167785731248467, 0.5727381130308846, 2.1757300955477636, 5.535248846758176, 27.781199171832426]],
  [100, [48.883092053795956, 84.13927721831419, 99.66686491931549, 116.99713444616246, 177.30050452110316]],
  [1e4, [9376.961682044388, 9836.085110855192, 9999.666668642047, 10165.051911966126, 10649.348143058445]],
])('quantiles of shape %s', (a, wanted) => {
  const p = [1e-10, 0.05, 0.5, 0.95, 1 - 1e-10]
  p.forEach((p, i) => {
    expect(relative(gammaQuantile(p, a), wanted[i])).toBeLessThan(1e-13)
  })
})

test('quantile and probability undo each other from 1e-250 to 1 - 1e-250', () => {
  for (const a of [0.05, 0.5, 1, 2.5, 9.99, 10, 70, 1e4]) {
    for (const p of [1e-250, 1e-100, 1e-30, 1e-10, 1e-3, 0.2, 0.5]) {
      const low = gammaQuantile(p, a)
      if (low > 1e-290) expect(relative(gammaP(a, low), p)).toBeLessThan(1e-11)
      expect(relative(gammaQ(a, gammaUpperQuantile(p, a)), p)).toBeLessThan(1e-11)
    }
  }
})
