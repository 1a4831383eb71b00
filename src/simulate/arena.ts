import type { Structure } from '../compile/structure.ts'

/** Memory for a block: each slot's present and past steps as views on one buffer. Position of step t: t mod depth. */
export type Arena = {
  readonly trials: number
  readonly rings: readonly (readonly Float64Array[])[]
  readonly clear: () => void
}

export const createArena = (structure: Structure, trials: number): Arena => {
  const buffer = new Float64Array(structure.slots.reduce((sum, { depth }) => sum + depth, 0) * trials)
  let at = 0
  const rings = structure.slots.map(({ depth }) =>
    Array.from({ length: depth }, () => buffer.subarray(at, (at += trials))),
  )
  return { trials, rings, clear: () => buffer.fill(0) }
}

/** The view of a slot `back` steps before step t (t may be -1: the start). */
export const viewAt = (ring: readonly Float64Array[], t: number, back: number): Float64Array =>
  ring[(t - back + 2 * ring.length) % ring.length]
