import type { Structure } from '../compile/structure.ts'

/**
 * Memory for a block: each slot's present and past steps as views on one buffer, of one number a trial or, for lists, of
 * `slots` of them. Position of step t: t mod depth.
 */
export type Arena = {
  readonly trials: number
  readonly rings: readonly (readonly Float64Array[])[]
  readonly clear: () => void
}

export const createArena = (structure: Structure, trials: number, slots: number): Arena => {
  const sizes = structure.slots.map(({ kind }) => (kind === 'list' ? trials * slots : trials))
  const buffer = new Float64Array(structure.slots.reduce((sum, { depth }, n) => sum + depth * sizes[n], 0))
  let at = 0
  const rings = structure.slots.map(({ depth }, n) =>
    Array.from({ length: depth }, () => buffer.subarray(at, (at += sizes[n]))),
  )
  return { trials, rings, clear: () => buffer.fill(0) }
}

/** The view of a slot `back` steps before step t (t may be -1: the start). */
export const viewAt = (ring: readonly Float64Array[], t: number, back: number): Float64Array =>
  ring[(t - back + 2 * ring.length) % ring.length]
