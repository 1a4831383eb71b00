import { fillUniforms } from '../philox.ts'
import { wasmOf } from '../wasm.ts'
import type { MakeKernels } from './kernels.ts'
import { moduleText } from './module.ts'
import { plainKernels } from './plain.ts'

type Exports = {
  readonly add: (out: number, a: number, b: number, count: number) => void
  readonly addTwo: (out: number, a: number, b: number, count: number) => void
  readonly addOne: (out: number, a: number, count: number) => void
  readonly low: (out: number, a: number, count: number) => void
  readonly high: (out: number, a: number, count: number) => void
  readonly firstOff: (table: number, terms: number, count: number, tolerance: number) => number
  readonly uniforms: (
    out: number,
    count: number,
    first: number,
    step: number,
    index: number,
    k0: number,
    k1: number,
    c3: number,
  ) => void
}

/** Terms that one identity may have; their table stands at the start of the memory. */
const mostTerms = 512
/** Numbers after it, for what is to go to another memory. */
const passing = 512
const pageBytes = 65_536

/** Kernels with two numbers at a time, where this engine has them (and room for them: else plain loops); else none. */
export const simdKernels = (): MakeKernels | undefined => {
  const made = wasmOf(moduleText)
  if (made === undefined) return undefined
  return numbers => {
    const begin = (mostTerms + passing) * 8
    const pages = Math.ceil((begin + numbers * 8) / pageBytes)
    const memory = made.memory(pages)
    const kernels = memory && made.exports<Exports>({ env: { memory } })
    if (memory === undefined || kernels === undefined) return plainKernels(numbers)
    const table = new Int32Array(memory.buffer, 0, mostTerms * 2)
    const passed = new Float64Array(memory.buffer, mostTerms * 8, passing)
    let taken = 0
    return {
      take: count => {
        if (taken + count > numbers) throw new Error(`a memory of ${numbers} numbers was asked for ${taken + count}`)
        const view = new Float64Array(memory.buffer, begin + taken * 8, count)
        taken += count
        return view
      },
      add: (out, a, b) => kernels.add(out.byteOffset, a.byteOffset, b.byteOffset, out.length),
      addTwo: (out, a, b) => kernels.addTwo(out.byteOffset, a.byteOffset, b.byteOffset, out.length),
      addOne: (out, a) => kernels.addOne(out.byteOffset, a.byteOffset, out.length),
      low: (out, a) => kernels.low(out.byteOffset, a.byteOffset, out.length),
      high: (out, a) => kernels.high(out.byteOffset, a.byteOffset, out.length),
      firstOff: (columns, signs, count, tolerance) => {
        if (columns.length > mostTerms) throw new Error(`${columns.length} terms are more than ${mostTerms}`)
        for (let k = 0; k < columns.length; k++) {
          table[2 * k] = columns[k].byteOffset
          table[2 * k + 1] = signs[k]
        }
        return kernels.firstOff(0, columns.length, count, tolerance)
      },
      uniforms: ({ k0, k1, c3 }, first, step, index, out) => {
        if (((first | out.length) & 1) !== 0) fillUniforms({ k0, k1, c3 }, first, step, index, out)
        else if (out.buffer === memory.buffer)
          kernels.uniforms(out.byteOffset, out.length, first, step, index, k0, k1, c3)
        else
          for (let at = 0; at < out.length; at += passing) {
            const count = Math.min(passing, out.length - at)
            kernels.uniforms(passed.byteOffset, count, first + at, step, index, k0, k1, c3)
            out.set(count === passing ? passed : passed.subarray(0, count), at)
          }
      },
    }
  }
}

/** The fastest kernels that this engine has. */
export const bestKernels = (): MakeKernels => simdKernels() ?? plainKernels
