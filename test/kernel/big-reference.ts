/**
 * exp, ln and powers in whole-number arithmetic with 320 bits after the point: a reference that shares nothing with the
 * floating-point code it judges. Deliberately simple: a power series each, and exact conversions of doubles.
 */
const bits = 320n
const one = 1n << bits

/** x 2^320 as an integer; exact for every double that has no bits below 2^-320, else cut off there. */
export const toFixed = (x: number): bigint => {
  if (x === 0) return 0n
  let e = Math.floor(Math.log2(Math.abs(x))) - 60
  while (!Number.isInteger(x / 2 ** e)) e--
  const whole = BigInt(x / 2 ** e)
  const shift = bits + BigInt(e)
  return shift >= 0n ? whole << shift : whole >> -shift
}

const multiply = (a: bigint, b: bigint): bigint => (a * b) >> bits

/** ln of a number from 1/2 to 2, by 2 artanh((x - 1) / (x + 1)). */
const lnNearOne = (x: bigint): bigint => {
  const s = ((x - one) << bits) / (x + one)
  const square = multiply(s, s)
  let power = s
  let total = 0n
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    total += power / n
    power = multiply(power, square)
  }
  return 2n * total
}

const ln2 = lnNearOne(2n * one)

/** ln x for a fixed-point x > 0. */
export const bigLog = (x: bigint): bigint => {
  const octaves = BigInt(x.toString(2).length) - bits - 1n
  return octaves * ln2 + lnNearOne(octaves >= 0n ? x >> octaves : x << -octaves)
}

/** e^x for a fixed-point x as `value` 2^`octaves`, the value in fixed point from 1/2 to 2. */
export const bigExp = (x: bigint): { value: bigint; octaves: number } => {
  const octaves = x / ln2
  const r = x - octaves * ln2
  let term = one
  let total = one
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, r) / n
    total += term
  }
  return { value: total, octaves: Number(octaves) }
}

/** Distance from a double to the exact value 2^`octaves` times a fixed-point number, in units of the double's last place. */
export const ulps = (got: number, exact: bigint, octaves = 0): number => {
  const half = Math.trunc(octaves / 2)
  const scaled = got / 2 ** half / 2 ** (octaves - half)
  const place = 2 ** (Math.floor(Math.log2(Math.abs(scaled))) - 52)
  return Math.abs(Number(((toFixed(scaled) - exact) << 64n) / toFixed(place)) / 2 ** 64)
}
