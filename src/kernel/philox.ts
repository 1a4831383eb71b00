import { uniformModule } from './simd/uniform-module.ts'
import { wasmOf } from './wasm.ts'

/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011): a draw is a pure function of its address, so no draw depends on which were made before it.
 *
 * Layout (streams 1): key = words 0 and 1 of the stream, counter word 3 = word 2 of the stream; counter word 0 =
 * trial >> 1, word 1 = step, word 2 = index. Output words 0 and 1 serve the even trial, 2 and 3 the odd one.
 */
export type Stream = { readonly k0: number; readonly k1: number; readonly c3: number }

/** The step number that stands for "once per trial". */
export const oncePerTrial = 0xffffffff

const words = new Uint32Array(4)

/**
 * High 32 bits of the product of two unsigned 32-bit integers, from 16-bit halves. The sums stay below 2^32, so that all
 * of it can be done on words; here and below a word is the number of the same 32 bits, whatever its sign.
 */
const high = (a: number, b: number): number => {
  const al = a & 0xffff
  const ah = a >>> 16
  const bl = b & 0xffff
  const bh = b >>> 16
  const mid1 = (Math.imul(ah, bl) + (Math.imul(al, bl) >>> 16)) | 0
  const mid2 = (Math.imul(al, bh) + (mid1 & 0xffff)) | 0
  return (Math.imul(ah, bh) + (mid1 >>> 16) + (mid2 >>> 16)) | 0
}

/** Ten rounds over counter c and key k; the four output words stay in `words` until the next call. */
const rounds = (c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void => {
  // words from the start, or the engine would keep them as doubles throughout
  c0 |= 0
  c1 |= 0
  c2 |= 0
  c3 |= 0
  k0 |= 0
  k1 |= 0
  for (let r = 0; r < 10; r++) {
    const h0 = high(0xd2511f53, c0)
    const l0 = Math.imul(0xd2511f53, c0)
    const h1 = high(0xcd9e8d57, c2)
    const l1 = Math.imul(0xcd9e8d57, c2)
    c0 = h1 ^ c1 ^ k0
    c1 = l1
    c2 = h0 ^ c3 ^ k1
    c3 = l0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  words[0] = c0
  words[1] = c1
  words[2] = c2
  words[3] = c3
}

/** One Philox block as four unsigned 32-bit words, for known answers. */
export const philox = (counter: readonly number[], key: readonly number[]): number[] => {
  rounds(counter[0], counter[1], counter[2], counter[3], key[0], key[1])
  return [...words]
}

/** (the upper 52 of 64 bits + 1/2) / 2^52: never 0 or 1, exact in a double. */
const toUnit = (a: number, b: number): number => ((a >>> 0) * 1048576 + (b >>> 12) + 0.5) * 2.220446049250313e-16

type UniformAt = (stream: Stream, trial: number, step: number, index: number) => number

/** `uniformAt` in plain TypeScript: what the other is held to, and what there is where that cannot be loaded. */
export const plainUniformAt: UniformAt = (stream, trial, step, index) => {
  rounds(trial >>> 1, step, index, stream.c3, stream.k0, stream.k1)
  return (trial & 1) === 0 ? toUnit(words[0], words[1]) : toUnit(words[2], words[3])
}

type Exports = {
  readonly uniformAt: (trial: number, step: number, index: number, c3: number, k0: number, k1: number) => number
}

const native = wasmOf(uniformModule)?.exports<Exports>({})?.uniformAt

/** The uniform in (0, 1) at this trial, step and index of a stream. */
export const uniformAt: UniformAt =
  native === undefined ? plainUniformAt : ({ c3, k0, k1 }, trial, step, index) => native(trial, step, index, c3, k0, k1)

/** Fills `out` with the uniforms of the trials first, first + 1, ... at one step and index. */
export const fillUniforms = (stream: Stream, first: number, step: number, index: number, out: Float64Array): void => {
  let i = 0
  if (first & 1 && out.length > 0) out[i++] = plainUniformAt(stream, first, step, index)
  for (; i < out.length; i += 2) {
    rounds((first + i) >>> 1, step, index, stream.c3, stream.k0, stream.k1)
    out[i] = toUnit(words[0], words[1])
    if (i + 1 < out.length) out[i + 1] = toUnit(words[2], words[3])
  }
}
