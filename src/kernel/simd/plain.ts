import { fillUniforms } from '../philox.ts'
import type { Kernels, MakeKernels } from './kernels.ts'

const add: Kernels['add'] = (out, a, b) => {
  for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i]
}

const addTwo: Kernels['addTwo'] = (out, a, b) => {
  for (let i = 0; i < out.length; i++) out[i] = out[i] + a[i] + b[i]
}

const addOne: Kernels['addOne'] = (out, a) => {
  for (let i = 0; i < out.length; i++) out[i] += a[i]
}

const low: Kernels['low'] = (out, a) => {
  for (let i = 0; i < out.length; i++) if (a[i] < out[i]) out[i] = a[i]
}

const high: Kernels['high'] = (out, a) => {
  for (let i = 0; i < out.length; i++) if (a[i] > out[i]) out[i] = a[i]
}

const firstOff: Kernels['firstOff'] = (columns, signs, count, tolerance) => {
  for (let i = 0; i < count; i++) {
    let sum = 0
    let size = 1
    for (let k = 0; k < columns.length; k++) {
      const value = columns[k][i]
      sum = signs[k] > 0 ? sum + value : sum - value
      size += Math.abs(value)
    }
    if (!(Math.abs(sum) <= tolerance * size)) return i
  }
  return count
}

/** Loops in plain TypeScript: what every other implementation is held to, and what there is where none can be loaded. */
export const plainKernels: MakeKernels = numbers => {
  const memory = new Float64Array(numbers)
  let taken = 0
  return {
    take: count => {
      if (taken + count > numbers) throw new Error(`a memory of ${numbers} numbers was asked for ${taken + count}`)
      return memory.subarray(taken, (taken += count))
    },
    add,
    addTwo,
    addOne,
    low,
    high,
    firstOff,
    uniforms: fillUniforms,
  }
}
