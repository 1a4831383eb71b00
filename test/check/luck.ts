import { addressOf } from '../../src/kernel/address.ts'
import { normalQuantile } from '../../src/kernel/normal.ts'
import { fillUniforms } from '../../src/kernel/philox.ts'

/** Uniform numbers of a stream. */
export const uniforms = (seed: string, purpose: string, n: number): Float64Array => {
  const values = new Float64Array(n)
  fillUniforms(addressOf(seed, 'check', purpose), 0, 0, 0, values)
  return values
}

export const normals = (seed: string, purpose: string, n: number): Float64Array =>
  uniforms(seed, purpose, n).map(normalQuantile)
