import { type Stream, uniformAt } from './philox.ts'
import type { Kernels } from './simd/kernels.ts'

/** From this part of the trials on, uniforms of all of them at once take less time than one by one. */
const many = 1 / 4

/**
 * Fills `out` with a stream's uniforms at a step and the index k, for the trials of a block that have more than k of what is
 * drawn about; what it holds for the others says nothing. Returns how many trials those are.
 */
export const lucksOf = (
  uniforms: Kernels['uniforms'],
  stream: Stream,
  first: number,
  step: number,
  k: number,
  have: Float64Array,
  out: Float64Array,
): number => {
  let count = 0
  for (let i = 0; i < have.length; i++) if (have[i] > k) count++
  if (count > many * have.length) uniforms(stream, first, step, k, out)
  else if (count > 0)
    for (let i = 0; i < have.length; i++) if (have[i] > k) out[i] = uniformAt(stream, first + i, step, k)
  return count
}
