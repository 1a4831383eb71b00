import type { Structure } from '../compile/structure.ts'
import type { Kernels, MakeKernels } from '../kernel/simd/kernels.ts'

/** Where a slot stands: its present and past steps, position of step t: t mod depth. */
export type Ring = readonly Float64Array[]

/**
 * Memory for a block, used by one variant after the other: each slot's present and past steps as views on one buffer, of
 * one number a trial or, for lists, of `listed` times as many.
 */
export type Arena = {
  readonly trials: number
  /** How many rows of a table, and how many numbers of a list, each trial has room for. */
  readonly slots: number
  readonly listed: number
  readonly rings: readonly Ring[]
  /** Loops over what is one number a trial, which is all in their memory. */
  readonly kernels: Kernels
  /** Columns for what a run keeps of its steps, one for each window that a metric needs. */
  readonly kept: readonly Float64Array[]
  /** Sets to zero all that is one number a trial; lists are only read as far as they were written. */
  readonly clear: () => void
}

/**
 * Rows of a table, and numbers behind a column, beyond those asked for. What lies a power of two of bytes apart falls into
 * a few sets of a cache and puts each other out of it.
 */
const apart = 8

/** How far one column begins behind another: its size, and a gap where columns would lie on each other's sets. */
const strideOf = (size: number): number => (size > 0 && size % 64 === 0 ? size + apart : size)

const numbersOf = (sizes: readonly number[], depths: readonly number[]): number =>
  sizes.reduce((sum, size, n) => sum + strideOf(size) * depths[n], 0)

const viewsOn = (buffer: Float64Array, sizes: readonly number[], depths: readonly number[]): Float64Array[][] => {
  let at = 0
  const next = (size: number): Float64Array => {
    const view = buffer.subarray(at, at + size)
    at += strideOf(size)
    return view
  }
  return sizes.map((size, n) => Array.from({ length: depths[n] }, () => next(size)))
}

export const createArena = (
  structure: Structure,
  trials: number,
  atLeast: number,
  listed: number,
  make: MakeKernels,
): Arena => {
  const depths = structure.slots.map(({ depth }) => depth)
  const isList = structure.slots.map(({ kind }) => kind === 'list')
  const ofTrials = isList.map(list => (list ? 0 : trials))
  const ofLists = isList.map(list => (list ? trials * listed : 0))
  const windows = structure.metrics.reduce((sum, { needs }) => sum + Object.keys(needs).length, 0)
  const kernels = make(numbersOf(ofTrials, depths) + windows * strideOf(trials))
  const buffer = kernels.take(numbersOf(ofTrials, depths))
  const kept = Array.from({ length: windows }, () => kernels.take(strideOf(trials)).subarray(0, trials))
  const one = viewsOn(buffer, ofTrials, depths)
  const lists = viewsOn(new Float64Array(numbersOf(ofLists, depths)), ofLists, depths)
  return {
    trials,
    slots: atLeast + apart,
    listed,
    rings: isList.map((list, n) => (list ? lists[n] : one[n])),
    kernels,
    kept,
    clear() {
      buffer.fill(0)
    },
  }
}

/** The view of a slot `back` steps before step t (t may be -1: the start). */
export const viewAt = (ring: Ring, t: number, back: number): Float64Array =>
  ring[(t - back + 2 * ring.length) % ring.length]
