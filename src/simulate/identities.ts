import type { Structure } from '../compile/structure.ts'
import { failure } from '../kernel/failure.ts'
import { type Arena, viewAt } from './arena.ts'
import type { Block } from './block.ts'

const tolerance = 1e-9

/** Looks, after each step of a variant, at what must hold in every trial, to 1e-9 of the amounts in it (and of 1). */
export const identityCheck = (
  structure: Structure,
  arena: Arena,
  block: Block,
  variant: string,
): ((t: number) => void) => {
  const identities = structure.identities.map(({ name, terms }) => ({
    name,
    terms,
    signs: terms.map(({ sign }) => sign),
    columns: terms.map(({ slot }) => arena.rings[slot][0]),
  }))
  return t => {
    for (let n = 0; n < identities.length; n++) {
      const { name, terms, signs, columns } = identities[n]
      for (let k = 0; k < terms.length; k++) columns[k] = viewAt(arena.rings[terms[k].slot], t, terms[k].back)
      const i = arena.kernels.firstOff(columns, signs, block.count, tolerance)
      if (i === block.count) continue
      const off = columns.reduce((sum, column, k) => sum + signs[k] * column[i], 0)
      throw failure(
        `the books do not balance: ${name} is off by ${off} in strategy "${variant}", trial ${block.first + i}, ${structure.dates[t]}`,
      )
    }
  }
}
