import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/kernel/address.ts'
import { fillUniforms, oncePerTrial, type Stream } from '../../src/kernel/philox.ts'
import { fillSobol, mostDimensions, scrambleOf, scrambles, sobolAt, sobolDigits } from '../../src/kernel/sobol.ts'
import { secondPhilox } from '../helpers/second-philox.ts'

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
const dimensions = numbers(mostDimensions)
const one = 32768

describe('Sobol points', () => {
  // Published: the first rows of the three-dimensional sequence in the order of Gray codes (Joe and Kuo's own program).
  it('begin as published', () => {
    expect(numbers(8).map(n => [0, 1, 2].map(d => sobolDigits(d, n) / one))).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ])
  })

  // Second implementation: SciPy 1.17.1, qmc.Sobol(d=32, scramble=False).random(8192), times 2^15 as 16-bit words.
  it('are those of SciPy in all 32 dimensions', () => {
    expect(dimensions.map(d => sobolDigits(d, 1000))).toEqual([
      7200, 3168, 16992, 22176, 9184, 29728, 1504, 29472, 16416, 2272, 2784, 8352, 5280, 12576, 4704, 12128, 23584,
      11296, 32480, 23776, 17120, 18016, 31136, 17696, 19104, 29728, 1312, 32096, 1952, 11168, 4832, 4768,
    ])
    const words = Uint16Array.from(numbers(8192).flatMap(n => dimensions.map(d => sobolDigits(d, n))))
    expect(createHash('sha256').update(words).digest('hex')).toBe(
      'fe50c07dd9b9902957d6597865a36898cd5e1458cd4c5d51c9e72cf477e0d91c',
    )
  })

  // Invariant: a (0,1)-sequence in each dimension.
  it.each(dimensions)('fill dimension %i evenly at each power of two', d => {
    for (let m = 0; m <= 13; m++) {
      const points = numbers(1 << m).map(n => sobolDigits(d, n))
      expect(new Set(points).size).toBe(1 << m)
      expect(points.every(point => point < one && point % (1 << (15 - m)) === 0)).toBe(true)
    }
  })

  // Sobol's property A, which Joe and Kuo's numbers have: 2^d points, one in each part of the halved cube.
  it.each([1, 2, 3, 5, 8, 11, 13])('put one of 2^%i points in each part of the cube of so many halved sides', d => {
    const parts = new Set(
      numbers(1 << d).map(n =>
        numbers(d)
          .map(k => sobolDigits(k, n) >> 14)
          .join(''),
      ),
    )
    expect(parts.size).toBe(1 << d)
  })
})

/** How many points are in each elementary interval that halves the sides so often; all counts that occur. */
const heldIn = (points: readonly (readonly number[])[], halved: readonly number[]): number[] => {
  const held = new Map<string, number>()
  for (const point of points) {
    const part = halved.map((times, d) => Math.floor(point[d] * (1 << times))).join()
    held.set(part, (held.get(part) ?? 0) + 1)
  }
  const parts = 1 << halved.reduce((a, b) => a + b, 0)
  return [...new Set(held.size === parts ? held.values() : [...held.values(), 0])]
}

const streams = dimensions.map(d => addressOf('scrambles', 'world', `inputs.${d}`))

/** The first points of one scramble. */
const scrambledPoints = (scramble: number, count: number, among: readonly number[]): number[][] =>
  numbers(count).map(n => among.map(d => sobolAt(d, streams[d], 16 * n + scramble)))

describe('a scramble', () => {
  // Known: t is the sum of the degrees less one each (Niederreiter 1992): 0 in dimensions 1 and 2, 1 in the first three.
  it.each(numbers(scrambles))('%i keeps the nets: what is in an elementary interval stays as many', scramble => {
    const m = 8
    const points = scrambledPoints(scramble, 1 << m, [0, 1, 2])
    const plain = numbers(1 << m).map(n => [0, 1, 2].map(d => sobolDigits(d, n) / one))
    for (let a = 0; a <= m; a++) {
      expect(heldIn(points, [a, m - a])).toEqual([1])
      expect(heldIn(plain, [a, m - a])).toEqual([1])
      for (let b = 0; a + b < m; b++) {
        expect(heldIn(points, [a, b, m - 1 - a - b])).toEqual([2])
        expect(heldIn(plain, [a, b, m - 1 - a - b])).toEqual([2])
      }
    }
  })

  it('fills each of the 32 dimensions evenly', () => {
    const points = scrambledPoints(5, 256, dimensions)
    for (const d of dimensions) expect(new Set(points.map(point => Math.floor(point[d] * 256))).size).toBe(256)
  })

  it('is another than the 15 others, and another with another seed', () => {
    const first = numbers(scrambles).map(k => scrambledPoints(k, 4, [3]).join())
    expect(new Set(first).size).toBe(scrambles)
    expect(sobolAt(3, addressOf('other', 'world', 'inputs.3'), 0)).not.toBe(sobolAt(3, streams[3], 0))
  })

  // The law of Kolmogorov: D sqrt(n) is above 1.95 in one of 1,000 samples.
  it.each([0, 7, 12345])('makes the point of trial %i uniform over seeds', trial => {
    const count = 4000
    const found = Float64Array.from(numbers(count), n => sobolAt(4, { k0: n, k1: 1, c3: 2 }, trial)).sort()
    const far = found.reduce((most, u, i) => Math.max(most, Math.abs(u - (i + 0.5) / count)), 0)
    expect(far * Math.sqrt(count)).toBeLessThan(1.95)
  })
})

/** Owen's scrambling a second time, digit by digit over all digits before each, from the second Philox. */
const second = (d: number, { k0, k1, c3 }: Stream, trial: number): number => {
  const bitsAt = (c0: number, step: number, index: number): bigint => {
    const out = secondPhilox([c0 >>> 1, step, index, c3], [k0, k1]).map(BigInt)
    const [a, b] = c0 % 2 === 0 ? out : out.slice(2)
    return (a << 32n) | b
  }
  const point = sobolDigits(d, Math.floor(trial / 16))
    .toString(2)
    .padStart(15, '0')
  let digits = ''
  for (let k = 0; k < 15; k++) {
    const before = k - (k % 5)
    const flips = bitsAt(Number.parseInt(`0${point.slice(0, before)}`, 2), trial % 16, 1 + before / 5)
    const node = Number.parseInt(`1${point.slice(before, k)}`, 2)
    // the upper 31 bits, the first node in the last of them
    const flip = Number((flips >> BigInt(33 + node - 1)) & 1n)
    digits += String(Number(point[k]) ^ flip)
  }
  const rest = (bitsAt(trial, oncePerTrial, 0) >> 27n).toString(2).padStart(37, '0')
  return (Number.parseInt(digits + rest, 2) + 0.5) / 4503599627370496
}

const word = fc.integer({ min: 0, max: 0xffffffff })
const stream = fc.record({ k0: word, k1: word, c3: word })
const dimension = fc.integer({ min: 0, max: mostDimensions - 1 })
const trials = fc.integer({ min: 0, max: 131_071 })

describe('the uniform of a trial', () => {
  it('is that of the second implementation, and strictly between 0 and 1', () => {
    fc.assert(
      fc.property(dimension, stream, trials, (d, own, trial) => {
        const u = sobolAt(d, own, trial)
        expect(u).toBe(second(d, own, trial))
        expect(u > 0 && u < 1).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('hangs on nothing but its trial, wherever a stretch begins', () => {
    const whole = new Float64Array(600)
    fillSobol(2, streams[2], 0, whole)
    for (const [first, count] of [
      [0, 1],
      [255, 300],
      [512, 88],
    ]) {
      const part = new Float64Array(count)
      fillSobol(2, streams[2], first, part)
      expect(part).toEqual(whole.slice(first, first + count))
    }
    expect(numbers(40).map(scrambleOf)).toEqual(numbers(40).map(n => n % 16))
  })
})

/** The mean of a product of eight factors with mean 1 over 4,096 trials, less 1: a smooth function of eight inputs. */
const productError = (seed: string, fill: (d: number, stream: Stream, out: Float64Array) => void): number => {
  const product = new Float64Array(4096).fill(1)
  const out = new Float64Array(4096)
  for (let d = 0; d < 8; d++) {
    fill(d, addressOf(seed, 'world', `inputs.${d}`), out)
    for (let i = 0; i < out.length; i++) product[i] *= 0.5 + out[i]
  }
  return product.reduce((a, b) => a + b, 0) / product.length - 1
}

const rms = (errors: readonly number[]): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)

// Closed form: the mean is 1 and, of plain draws, the standard error sqrt(((13 / 12)^8 - 1) / 4096) = 0.0148.
it('tells the mean of a smooth function of eight inputs at least five times as well as a plain draw', () => {
  const seeds = numbers(24).map(n => `seed ${n}`)
  const plain = rms(
    seeds.map(seed =>
      productError(seed, (_, own, out) => {
        fillUniforms(own, 0, oncePerTrial, 0, out)
      }),
    ),
  )
  const points = rms(
    seeds.map(seed =>
      productError(seed, (d, own, out) => {
        fillSobol(d, own, 0, out)
      }),
    ),
  )
  expect(plain).toBeGreaterThan(0.0148 * 0.6)
  expect(plain).toBeLessThan(0.0148 * 1.5)
  expect(points).toBeLessThan(plain / 5)
})
