import type { Structure } from '../compile/structure.ts'
import { failure } from '../kernel/failure.ts'
import { grown } from '../kernel/grown.ts'
import type { Kernels } from '../kernel/simd/kernels.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'

const tolerance = 1e-9

/** An identity in the memory in which it must hold: where its terms stand, and room for their views in a step. */
export type Held = {
  readonly name: string
  readonly rings: readonly Ring[]
  readonly backs: readonly number[]
  readonly signs: readonly number[]
  readonly columns: Float64Array[]
}

/** What must hold of more than the slot that is always zero, which moves no sum and none of its size. */
export const heldIn = ({ identities }: Pick<Structure, 'identities'>, { rings }: Arena): Held[] =>
  identities.flatMap(({ name, terms }) => {
    const some = terms.filter(({ slot }) => slot !== 0)
    if (some.length === 0) return []
    return {
      name,
      rings: grown(some, ({ slot }) => rings[slot]),
      backs: grown(some, ({ back }) => back),
      signs: grown(some, ({ sign }) => sign),
      columns: grown(some, ({ slot }) => rings[slot][0]),
    }
  })

/**
 * The first trial of so many in which an identity does not hold in a step, to 1e-9 of the amounts in it (and of 1), or
 * their count.
 */
const firstOff = ({ rings, backs, signs, columns }: Held, kernels: Kernels, count: number, t: number): number => {
  for (let k = 0; k < rings.length; k++) columns[k] = viewAt(rings[k], t, backs[k])
  return kernels.firstOff(columns, signs, count, tolerance)
}

/** Looks, after a step of a variant, at what must hold in every trial. */
export const checkIdentities = (
  all: readonly Held[],
  kernels: Kernels,
  count: number,
  t: number,
  where: (trial: number, t: number) => string,
): void => {
  for (let n = 0; n < all.length; n++) {
    const i = firstOff(all[n], kernels, count, t)
    if (i === count) continue
    const { name, columns, signs } = all[n]
    const off = columns.reduce((sum, column, k) => sum + signs[k] * column[i], 0)
    throw failure(`the books do not balance: ${name} is off by ${off} in ${where(i, t)}`)
  }
}
