import type { Stream } from '../philox.ts'

/**
 * Loops over columns of one memory, all of the same length. Every implementation gives the same bits; what differs is how
 * long it takes.
 */
export type Kernels = {
  /** The next so many numbers of the memory, which are zero. Throws where it is used up. */
  readonly take: (count: number) => Float64Array
  /** out = a + b */
  readonly add: (out: Float64Array, a: Float64Array, b: Float64Array) => void
  /** out = (out + a) + b */
  readonly addTwo: (out: Float64Array, a: Float64Array, b: Float64Array) => void
  /** out = out + a */
  readonly addOne: (out: Float64Array, a: Float64Array) => void
  /** out = a where that is less */
  readonly low: (out: Float64Array, a: Float64Array) => void
  /** out = a where that is more */
  readonly high: (out: Float64Array, a: Float64Array) => void
  /**
   * The first of `count` places at which the columns, each times its sign (1 or -1), do not add up to nothing, within
   * `tolerance` times 1 and all their sizes; `count` where there is none. Terms are added one after the other.
   */
  readonly firstOff: (
    columns: readonly Float64Array[],
    signs: readonly number[],
    count: number,
    tolerance: number,
  ) => number
  /** Uniforms of the trials first, first + 1, ... of a stream at one step and index; `out` may be any memory. */
  readonly uniforms: (stream: Stream, first: number, step: number, index: number, out: Float64Array) => void
}

/** Makes kernels over a new memory of so many numbers; it never grows, so that no view of it ever dies. */
export type MakeKernels = (numbers: number) => Kernels
