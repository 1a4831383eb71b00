import { logPair, type Pair } from './double-double.ts'
import { powerOfTwo } from './power-of-two.ts'

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
double[0] = 1
const high = words[1] === 0 ? 0 : 1 // where the word with sign and exponent is

/** The word of `low`, the lower end of the octave [11/16, 11/8) that every number is first brought into. */
const low = 0x3fe60000

/**
 * For each 1/128 of the octave a short factor close to 1/z, and minus its logarithm in two parts. The factors are
 * multiples of 1/256 (of 1/128 where z < 1), so that z times the factor, less 1, fits a double; the high parts are
 * multiples of 2^-42, so that adding a multiple of ln 2 is exact. Beside z = 1 the factor is 1.
 */
const factors = new Float64Array(128)
const logHigh = new Float64Array(128)
const logLow = new Float64Array(128)
for (let i = 0; i < 128; i++) {
  const start = i < 80 ? 11 / 16 + i / 256 : 1 + (i - 80) / 128
  const middle = start + (i < 80 ? 1 / 512 : 1 / 256)
  const grain = i < 80 ? 128 : 256
  factors[i] = i === 79 || i === 80 ? 1 : Math.floor(grain / middle + 0.5) / grain
  const [h, l]: Pair = logPair(factors[i])
  const rounder = 1.5 * 1024 // 1.5 x 2^10: its last bit is 2^-42
  const short = -h + rounder - rounder
  logHigh[i] = short
  logLow[i] = -h - short - l
}

const ln2High = 0.6931471803691238 // 32 bits
const ln2Low = 1.9082149292705877e-10

/** Set by `logHead`: what to add to its answer. An array, because a number in a variable would be boxed anew. */
const rest = new Float64Array(1)

/**
 * ln x as `head + rest`, for 0 < x < Infinity; relative error of the sum below 2^-66. The head is returned and the rest
 * is left in a variable of this module, read by `logRest`: two numbers without an allocation.
 */
export const logHead = (x: number): number => {
  double[0] = x
  let word = words[high]
  let e = 0
  if (word < 0x00100000) {
    double[0] = x * 1.8014398509481984e16 // 2^54: subnormal numbers
    word = words[high]
    e = -54
  }
  const offset = word - low
  const i = (offset >> 13) & 127
  const octaves = offset >> 20
  const z = double[0] * powerOfTwo(-octaves)
  e += octaves
  const factor = factors[i]
  const zShort = Math.fround(z)
  const r = zShort * factor - 1 + (z - zShort) * factor
  const whole = e * ln2High + logHigh[i]
  const first = whole + r
  const rShort = Math.fround(r)
  const square = -0.5 * rShort * rShort
  const head = first + square
  const cube = r * r * r
  const series = 1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9 - 0.1 * r))))))
  rest[0] =
    (whole === 0 ? 0 : whole - first + r) +
    (first - head + square) +
    (e * ln2Low + logLow[i] - 0.5 * (r - rShort) * (r + rShort) + cube * series)
  return head
}

/** The rest that the last `logHead` left. */
export const logRest = (): number => rest[0]

/** ln x; -Infinity at 0, NaN below. Worst error found: 0.5001 ulp. */
export const log = (x: number): number => {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN
  const head = logHead(x)
  return head + rest[0]
}

/** ln(1 + x), also where x is close to 0; -Infinity at -1, NaN below. Worst error found: 0.58 ulp. */
export const log1p = (x: number): number => {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN
  if (x === 0) return x
  const u = 1 + x
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x)
  const head = logHead(u)
  return head + (rest[0] + lost / u)
}
