import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile, betaSampler, betaUpper, betaUpperQuantile } from '../../src/kernel/beta.ts'

const relative = (got: number, want: number): number => Math.abs(got / want - 1)

describe('the incomplete beta function', () => {
  // I_x(a, 1) = x^a and I_x(1, b) = 1 - (1-x)^b; I_x(1/2, 1/2) = (2 / pi) asin(sqrt x).
  test('in closed form', () => {
    for (const x of [1e-12, 0.01, 0.3, 0.5, 0.77, 0.999]) {
      for (const a of [0.1, 0.5, 1, 3, 40]) {
        if (x ** a > 0) expect(relative(betaCdf(x, a, 1), x ** a)).toBeLessThan(3e-14)
        expect(relative(betaCdf(x, 1, a), -Math.expm1(a * Math.log1p(-x)))).toBeLessThan(3e-14)
        expect(relative(betaUpper(x, 1, a), (1 - x) ** a)).toBeLessThan(3e-14)
      }
      expect(relative(betaCdf(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(1e-14)
    }
  })

  // SciPy 1.17 (the table of reference points): Binomial(20, 0.3), at most 6.
  test('is the tail of the binomial law', () => {
    expect(relative(betaUpper(0.3, 7, 14), 0.608009812200924)).toBeLessThan(1e-14)
  })

  test('is mirrored when the shapes are swapped', () => {
    for (const a of [0.2, 1, 7, 1e4]) {
      for (const b of [0.5, 3, 900]) {
        for (const x of [0.125, 0.5, 0.875]) {
          const [one, other] = [betaCdf(x, a, b), betaUpper(1 - x, b, a)]
          if (one > 0) expect(relative(other, one)).toBeLessThan(1e-14)
        }
      }
    }
  })
})

// mpmath 1.3 with 40 digits: Newton on the power series, at the doubles p.
test.each([
  [0.5, 2, [4.4444444444444446e-21, 0.001111935224985637, 0.12061475842818323, 0.6583721538643488]],
  [2, 5, [2.581997786411184e-6, 0.06284989170835438, 0.26444998329565994, 0.5818034092520258]],
  [0.5, 1e4, [7.854177985969641e-25, 1.9661189590921245e-7, 2.2747131112627348e-5, 0.00019205929709276655]],
  [1e4, 1e4, [0.47752035465774484, 0.4941846882147942, 0.5, 0.5058153117852058]],
  [50, 3, [0.5643421100638591, 0.8838325368196636, 0.9489076759622731, 0.9840922452864204]],
])('quantiles of shapes %s and %s', (a, b, wanted) => {
  const p = [1e-10, 0.05, 0.5, 0.95]
  p.forEach((p, i) => {
    expect(relative(betaQuantile(p, a, b), wanted[i])).toBeLessThan(1e-13)
    expect(relative(betaSampler(a, b)(p), wanted[i])).toBeLessThan(1e-13)
  })
})

test('quantile and probability undo each other over shapes from 0.05 to 10^4', () => {
  const shapes = [0.05, 0.5, 1, 1.01, 2.2, 30, 1e4]
  for (const a of shapes) {
    for (const b of shapes) {
      for (const p of [1e-200, 1e-10, 1e-3, 0.2, 0.5]) {
        const x = betaQuantile(p, a, b)
        if (x > 1e-290 && x < 0.5) expect(relative(betaCdf(x, a, b), p)).toBeLessThan(1e-11)
        const y = betaUpperQuantile(p, b, a)
        expect(Math.abs(y - (1 - x))).toBeLessThan(1e-13)
      }
    }
  }
})
