import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/kernel/address.ts'
import { sampler } from '../../src/kernel/distribution/index.ts'
import type { Law } from '../../src/kernel/law.ts'
import { fillUniforms } from '../../src/kernel/philox.ts'
import { quantileSorted } from '../../src/summarise/quantile.ts'
import {
  addSketch,
  addValues,
  mergeSketches,
  type Sketch,
  sketchOf,
  sketchQuantile,
} from '../../src/summarise/sketch.ts'

const draw = (law: Law, n = 20_000): Float64Array => {
  const values = new Float64Array(n)
  fillUniforms(addressOf('1', 'world', law.kind), 0, 0, 0, values)
  return values.map(sampler(law))
}

const at = [0, 0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1]

// Half a bucket of 2^-bits of an octave: 2^-10 = 0.0977 % at 9 bits, 2^-7 = 0.78 % at 6; the stated 0.1 % and 0.8 %.
const bounds = [
  [9, 0.001],
  [6, 0.008],
] as const

const laws: readonly (readonly [string, Law])[] = [
  ['lognormal amounts', { kind: 'lognormal', params: [12, 1.5] }],
  ['mixed signs', { kind: 'normal', params: [-2e5, 4e5] }],
  ['mostly nothing', { kind: 'discrete', params: [], values: [0, 1e-9, 5e7], weights: [0.6, 0.2, 0.2] }],
]

describe('a sketch', () => {
  const rows = laws.flatMap(([name, law]) => bounds.map(([bits, bound]) => ({ name, law, bits, bound })))

  it.each(rows)('of $name finds each quantile (type 7) within $bound, at $bits bits', row => {
    const values = draw(row.law)
    const sorted = values.slice().sort()
    const [min, max] = [sorted[0], sorted[sorted.length - 1]]
    const sketch = sketchOf(values, row.bits)
    for (const p of at) {
      const exact = quantileSorted(sorted, p) as number
      const found = sketchQuantile(sketch, p, min, max) as number
      expect(Math.abs(found - exact), `${found} for ${exact} at ${p}`).toBeLessThanOrEqual(row.bound * Math.abs(exact))
    }
  })

  it('keeps within the bound for any number of ordinary size, and stays between least and greatest', () => {
    const number = fc.double({ min: 1e-300, max: 1e300, noNaN: true })
    fc.assert(
      fc.property(number, fc.boolean(), fc.constantFrom(...bounds), (size, negative, [bits, bound]) => {
        const x = negative ? -size : size
        const wide = sketchQuantile(sketchOf(Float64Array.of(x), bits), 0.5, -Infinity, Infinity) as number
        expect(Math.abs(wide - x)).toBeLessThanOrEqual(bound * Math.abs(x))
        expect(sketchQuantile(sketchOf(Float64Array.of(x), bits), 0.5, x, x)).toBe(x)
      }),
    )
  })

  it('orders buckets as numbers are ordered, and knows zero exactly', () => {
    const values = Float64Array.of(5, -3, 0, -0, 1e-3, -1e-3, 1e6, -1e6)
    const sketch = sketchOf(values, 9)
    const found = Array.from({ length: 8 }, (_, k) => sketchQuantile(sketch, k / 7, -1e6, 1e6) as number)
    expect(found.map(x => Math.sign(x) + 0)).toEqual([-1, -1, -1, 0, 0, 1, 1, 1])
    expect([...found].sort((a, b) => a - b)).toEqual(found)
  })

  it('leaves out what has no value, and of nothing has no quantile', () => {
    const sketch = sketchOf(Float64Array.of(Number.NaN, 2, Number.NaN), 9)
    expect([...sketch.cells.subarray(1)]).toEqual([1])
    expect(sketchQuantile(sketchOf(new Float64Array(0), 9), 0.5, 0, 0)).toBeNull()
  })

  it('merges to the same in any order and grouping, and to that of all values at once', () => {
    const numbers = fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 60 })
    const sketch = (values: readonly number[]): Sketch => sketchOf(Float64Array.from(values), 9)
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(sketch)
        const all = sketch([...a, ...b, ...c])
        expect(mergeSketches(mergeSketches(x, y), z)).toEqual(all)
        expect(mergeSketches(z, mergeSketches(y, x))).toEqual(all)
        expect(JSON.stringify(mergeSketches(y, x))).toBe(JSON.stringify(mergeSketches(x, y)))
      }),
    )
  })

  // The second implementation: merging into a new sketch.
  it('adds one after the other to what merging them comes to, in memory that is seldom new', () => {
    const numbers = fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 60 })
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 2, maxLength: 8 }), parts => {
        const sketches = parts.map(part => sketchOf(Float64Array.from(part), 9))
        const copies = structuredClone(sketches)
        expect(sketches.reduce((sum, part) => addSketch(sum, part))).toEqual(
          copies.reduce((a, b) => mergeSketches(a, b)),
        )
        expect(sketches.slice(1)).toEqual(copies.slice(1))
        const added = parts.reduce(
          (sum, part) => addValues(sum, Float64Array.from(part)),
          sketchOf(new Float64Array(0), 9),
        )
        expect(added).toEqual(copies.reduce((a, b) => mergeSketches(a, b)))
      }),
    )
    const values = draw({ kind: 'normal', params: [5e5, 4e5] }, 100_000)
    const more = [
      (sum: Sketch, some: Float64Array) => addSketch(sum, sketchOf(some, 9)),
      (sum: Sketch, some: Float64Array) => addValues(sum, some),
    ]
    for (const add of more) {
      const memories = new Set<ArrayBufferLike>()
      let sum = sketchOf(values.subarray(0, 500), 9)
      for (let at = 500; at < values.length; at += 500) {
        sum = add(sum, values.subarray(at, at + 500))
        memories.add(sum.cells.buffer)
      }
      expect(sum).toEqual(sketchOf(values, 9))
      expect(memories.size).toBeLessThan(12)
    }
  })
})
