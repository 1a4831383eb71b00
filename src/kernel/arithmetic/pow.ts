import { expOfSum } from './exp.ts'
import { logHead, logRest } from './log.ts'

const isOdd = (y: number): boolean => Math.abs(y) < 9007199254740992 && Math.abs(y % 2) === 1

/** x^y for the x that have no finite logarithm, and for negative x. */
const special = (x: number, y: number): number => {
  if (Number.isNaN(x)) return x
  const sign = (x < 0 || Object.is(x, -0)) && isOdd(y) ? -1 : 1
  if (x === 0) return sign * (y > 0 ? 0 : Number.POSITIVE_INFINITY)
  if (Math.abs(x) === Number.POSITIVE_INFINITY) return sign * (y > 0 ? Number.POSITIVE_INFINITY : 0)
  return Number.isFinite(y) && y !== Math.trunc(y) ? Number.NaN : sign * pow(-x, y)
}

/**
 * x^y as e^(y ln x), the logarithm and the product carried to about 66 bits. Worst error found: 0.52 ulp (0.63
 * where the result is subnormal), so powers
 * that a double holds exactly are exact. Special cases as ECMAScript has them, save that 1 and -1 to an
 * infinite power are 1, as in IEEE 754.
 */
export const pow = (x: number, y: number): number => {
  if (y === 0) return 1
  if (Number.isNaN(y)) return y
  if (x === 1) return 1
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return special(x, y)
  const size = Math.abs(y)
  if (size > 1.8446744073709552e19) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0 // 2^64: out of range
  if (size < 1e-20) return 1
  const head = logHead(x)
  const rest = logRest()
  const h = head + rest
  const l = head - h + rest
  const hShort = Math.fround(h)
  const yShort = Math.fround(y)
  const hEnd = h - hShort
  const yEnd = y - yShort
  const whole = y * h
  const tail = yShort * hShort - whole + yShort * hEnd + yEnd * hShort + yEnd * hEnd + y * l
  return expOfSum(whole, tail)
}
