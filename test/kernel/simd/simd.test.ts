import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import type { Kernels } from '../../../src/kernel/simd/kernels.ts'
import { plainKernels } from '../../../src/kernel/simd/plain.ts'
import { simdKernels } from '../../../src/kernel/simd/simd.ts'
import { built, moduleSource, modules } from './built.ts'

test.each(modules)(
  'the module of $source that is committed is what its source makes, to the byte',
  async module => {
    const source = moduleSource(module, await built(module))
    if (process.env['UPDATE_SIMD']) writeFileSync(module.file, source)
    expect(readFileSync(module.file, 'utf8')).toBe(source)
  },
  60_000,
)

const simd = simdKernels()
if (simd === undefined) throw new Error('this engine has no SIMD')

/** Any doubles, as bits: NaN and -0 among them. */
const bits = (values: Float64Array): BigUint64Array =>
  new BigUint64Array(values.buffer, values.byteOffset, values.length).slice()

const filled = ({ take }: Kernels, values: readonly number[]): Float64Array => {
  const column = take(values.length)
  column.set(values)
  return column
}

const columns = (count: number) =>
  fc
    .integer({ min: 1, max: 9 })
    .chain(length =>
      fc.array(fc.array(fc.double(), { minLength: length, maxLength: length }), { minLength: count, maxLength: count }),
    )

// The oracle is the plain loop, on any doubles and on lengths with and without a rest.
describe('two at a time gives the bits of one at a time', () => {
  const both = (run: (kernels: Kernels) => Float64Array): readonly BigUint64Array[] =>
    [simd(4096), plainKernels(4096)].map(kernels => bits(run(kernels)))

  it.each(['add', 'addTwo'] as const)('%s', name => {
    fc.assert(
      fc.property(columns(3), ([x, y, z]) => {
        const [fast, plain] = both(kernels => {
          const [out, a, b] = [x, y, z].map(values => filled(kernels, values))
          kernels[name](out, a, b)
          return out
        })
        expect(fast).toEqual(plain)
      }),
    )
  })

  it.each(['addOne', 'low', 'high'] as const)('%s', name => {
    fc.assert(
      fc.property(columns(2), ([x, y]) => {
        const [fast, plain] = both(kernels => {
          const [out, a] = [x, y].map(values => filled(kernels, values))
          kernels[name](out, a)
          return out
        })
        expect(fast).toEqual(plain)
      }),
    )
  })

  it('firstOff', () => {
    const near = fc.oneof(fc.double({ min: -1e-9, max: 1e-9 }), fc.constantFrom(1e6, 1e6 + 2e-10, -1e6))
    const number = fc.oneof(
      { weight: 6, arbitrary: near },
      fc.constantFrom(1, -1, Number.NaN, Number.POSITIVE_INFINITY),
    )
    const table = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }))
      .chain(([length, terms]) =>
        fc.tuple(
          fc.array(fc.array(number, { minLength: length, maxLength: length }), { minLength: terms, maxLength: terms }),
          fc.array(fc.constantFrom(1, -1), { minLength: terms, maxLength: terms }),
        ),
      )
    let found = 0
    fc.assert(
      fc.property(table, ([values, signs]) => {
        const [fast, plain] = [simd(4096), plainKernels(4096)].map(kernels =>
          kernels.firstOff(
            values.map(one => filled(kernels, one)),
            signs,
            values[0].length,
            2e-9,
          ),
        )
        expect(fast).toBe(plain)
        if (plain < values[0].length) found++
      }),
      { numRuns: 500 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('uniforms, of any stream, trial and length', () => {
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(
        word,
        word,
        word,
        fc.integer({ min: 0, max: 2 ** 31 }),
        word,
        word,
        fc.integer({ min: 1, max: 23 }),
        (k0, k1, c3, first, step, index, count) => {
          const [fast, plain] = both(kernels => {
            const before = kernels.take(2)
            const out = kernels.take(count)
            const after = kernels.take(8)
            kernels.uniforms({ k0, k1, c3 }, first, step, index, out)
            expect([...before, ...after]).toEqual(new Array(10).fill(0))
            return out
          })
          expect(fast).toEqual(plain)
        },
      ),
    )
  })
})

test('uniforms go to another memory as well, however long it is', () => {
  const stream = { k0: 1, k1: 2, c3: 3 }
  const [fast, plain] = [simd(0), plainKernels(0)].map(({ uniforms }) => {
    const out = new Float64Array(1300)
    uniforms(stream, 4, 5, 6, out)
    return bits(out)
  })
  expect(fast).toEqual(plain)
})

test.each([
  ['two at a time', simd],
  ['one at a time', plainKernels],
])('memory is zero, is handed out once, and never grows: %s', (_, make) => {
  const { take } = make(10)
  const first = take(4).fill(1)
  const second = take(6)
  expect([...second]).toEqual([0, 0, 0, 0, 0, 0])
  expect([...first]).toEqual([1, 1, 1, 1])
  expect(() => take(1)).toThrow('a memory of 10 numbers was asked for 11')
})

// Under a limit of address space (ulimit -v, or an overcommit of 2) an engine that has WebAssembly has no room for its
// memories, each of which takes gigabytes of addresses. What has no memory of its own is what plain loops return.
describe('without room for the memory of a module', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each(['Memory', 'Instance'] as const)('plain loops do the work where there is no %s', name => {
    const full = class {
      constructor() {
        throw new RangeError('could not allocate memory')
      }
    }
    const { Module, Memory, Instance } = Reflect.get(globalThis, 'WebAssembly')
    vi.stubGlobal('WebAssembly', { Module, Memory, Instance, [name]: full })
    const kernels = simdKernels()?.(12)
    if (kernels === undefined) throw new Error('this engine has no SIMD')
    const [out, a, b] = [
      [0, 0, 0],
      [1, 2, 3],
      [0.5, 0.25, 0.125],
    ].map(values => filled(kernels, values))
    kernels.add(out, a, b)
    expect([...out]).toEqual([1.5, 2.25, 3.125])
  })
})
