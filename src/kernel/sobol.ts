import { oncePerTrial, type Stream, uniformAt } from './philox.ts'

/** How many independent scrambles of the points there are: what they differ by is the error of what they tell. */
export const scrambles = 16

/** Dimensions that there are direction numbers for. */
export const mostDimensions = 32

/** Binary digits of a point that are scrambled; a scramble has at most 2^15 points, which differ within so many. */
const digits = 15

/**
 * Of the dimensions from the second on: the inner coefficients of the primitive polynomial, as one number, and the first
 * direction numbers, as many as its degree (Joe and Kuo 2008, "Constructing Sobol sequences with better two-dimensional
 * projections", new-joe-kuo-6).
 */
const table: readonly (readonly [number, ...number[]])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
  [4, 1, 3, 7, 13, 13, 15, 69],
  [7, 1, 1, 3, 13, 7, 35, 63],
  [8, 1, 3, 5, 9, 1, 25, 53],
  [14, 1, 3, 1, 13, 9, 35, 107],
  [19, 1, 3, 1, 5, 27, 61, 31],
  [21, 1, 1, 5, 11, 19, 41, 61],
  [28, 1, 3, 5, 3, 3, 13, 69],
  [31, 1, 1, 7, 13, 1, 19, 1],
  [32, 1, 3, 7, 5, 13, 19, 59],
  [37, 1, 1, 3, 9, 25, 29, 41],
  [41, 1, 3, 5, 13, 23, 1, 55],
  [42, 1, 3, 7, 3, 13, 59, 17],
]

/** The direction numbers of one dimension, the kth in the upper k digits. */
const directionsOf = ([inner, ...first]: readonly number[]): readonly number[] => {
  const degree = first.length
  const m = [...first]
  for (let k = degree; k < digits; k++) {
    let next = m[k - degree] ^ (m[k - degree] << degree)
    for (let j = 1; j < degree; j++) if ((inner >> (degree - 1 - j)) & 1) next ^= m[k - j] << j
    m.push(next)
  }
  return m.slice(0, digits).map((number, k) => number << (digits - 1 - k))
}

const directions: readonly (readonly number[])[] = [
  Array.from({ length: digits }, (_, k) => 1 << (digits - 1 - k)),
  ...table.map(directionsOf),
]

/**
 * The first 15 binary digits of a coordinate of the Sobol point of this number, as a whole number; dimension and number
 * from 0. The points are in the order of Gray codes (Antonov and Saleev 1979), as they are published.
 */
export const sobolDigits = (dimension: number, number: number): number => {
  const own = directions[dimension]
  let left = number ^ (number >>> 1)
  let point = 0
  for (let k = 0; left !== 0; k++, left >>>= 1) if (left & 1) point ^= own[k]
  return point
}

/** Digits whose flips come from one uniform: 1 + 2 + 4 + 8 + 16 of them, one for each way to come to a digit. */
const group = 5

/**
 * Owen's nested scrambling (1995, "Randomly permuted (t,m,s)-nets and (t,s)-sequences"): each digit is flipped or not by
 * all the digits before it, so that a point is uniform, and what a net has in its elementary intervals it keeps.
 */
const scrambled = (stream: Stream, scramble: number, point: number): number => {
  let out = point
  for (let from = 0; from < digits; from += group) {
    const before = point >>> (digits - from)
    const flips = Math.floor(uniformAt(stream, before, scramble, 1 + from / group) * 0x80000000)
    for (let k = from, node = 1; k < from + group; k++) {
      out ^= ((flips >>> (node - 1)) & 1) << (digits - 1 - k)
      node = 2 * node + ((point >>> (digits - 1 - k)) & 1)
    }
  }
  return out
}

/** The scramble that a trial belongs to; its place among the points of that scramble is trial >> 4. */
export const scrambleOf = (trial: number): number => trial & (scrambles - 1)

/**
 * The uniform in (0, 1) of a trial in one dimension: 15 digits of a scrambled Sobol point, and below them those of the
 * trial's plain draw of that stream. A pure function of its arguments. Trials below 2^19; the stream is to be drawn once
 * per trial alone, because steps 0 to 15 of it are the scrambles.
 */
export const sobolAt = (dimension: number, stream: Stream, trial: number): number => {
  const point = scrambled(stream, scrambleOf(trial), sobolDigits(dimension, trial >>> 4))
  const rest = Math.floor(uniformAt(stream, trial, oncePerTrial, 0) * 137438953472)
  return (point * 137438953472 + rest + 0.5) * 2.220446049250313e-16
}

/** Fills `out` with the uniforms of the trials first, first + 1, ... */
export const fillSobol = (dimension: number, stream: Stream, first: number, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = sobolAt(dimension, stream, first + i)
}
