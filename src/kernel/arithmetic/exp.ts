import { expPair, ln2, multiply } from './double-double.ts'
import { powerOfTwo, scale } from './power-of-two.ts'

/** 2^(j/128) is `heads[j] (1 + tails[j])`. */
const heads = new Float64Array(128)
const tails = new Float64Array(128)
for (let j = 0; j < 128; j++) {
  const [high, low] = expPair(multiply(ln2, [j / 128, 0]))
  heads[j] = high
  tails[j] = low / high
}

const perStep = 184.6649652337873 // 128 / ln 2
const stepHigh = 0.6931471803691238 / 128 // ln 2 to 32 bits, so that a count of steps times it is exact
const stepLow = 1.9082149292705877e-10 / 128
const rounder = 6755399441055744 // 1.5 x 2^52: adding it rounds to an integer, ties to even

/**
 * e^(x + tail) for |tail| far below |x|; 0 below and Infinity above the range of doubles.
 *
 * x is cut into a whole number of steps of ln 2 / 128 and a remainder of at most half a step, whose exponential is a
 * polynomial of degree 5. Worst error found: 0.51 ulp (0.74 where the
 * result is subnormal).
 */
export const expOfSum = (x: number, tail: number): number => {
  if (!(x < 710 && x > -746)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : x + tail
  const steps = x * perStep + rounder - rounder
  const r = x - steps * stepHigh - steps * stepLow + tail
  const j = steps & 127
  const e = steps >> 7
  const square = r * r
  const head = heads[j]
  const growth = tails[j] + r + square * (0.5 + r * (1 / 6)) + square * square * (1 / 24 + r * (1 / 120))
  if (e > -1022 && e < 1024) {
    const whole = head * powerOfTwo(e)
    return whole + whole * growth
  }
  return scale(head + head * growth, e)
}

/** e^x. */
export const exp = (x: number): number => expOfSum(x, 0)

/** e^x - 1, also where e^x is close to 1. Worst error found: 0.78 ulp. */
export const expm1 = (x: number): number => {
  if (x > -0.3 && x < 0.3) {
    const square = x * x
    const end = 1 / 3628800 + x * (1 / 39916800 + x * (1 / 479001600 + x * (1 / 6227020800 + x * (1 / 87178291200))))
    const tail = 1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * end)))
    return x === 0 ? x : x + square * (0.5 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * tail))))
  }
  if (!(x < 45)) return exp(x)
  if (x < -45) return -1
  const steps = x * perStep + rounder - rounder
  const r = x - steps * stepHigh - steps * stepLow
  const j = steps & 127
  const square = r * r
  const growth = tails[j] + r + square * (0.5 + r * (1 / 6)) + square * square * (1 / 24 + r * (1 / 120))
  const whole = heads[j] * powerOfTwo(steps >> 7)
  const less = whole - 1 // what rounding takes from it is given back below
  const lost = whole > 1 ? whole - less - 1 : whole - (less + 1)
  return less + (lost + whole * growth)
}
