import type { Structure } from '../compile/structure.ts'
import { failure } from '../kernel/failure.ts'
import { type Arena, viewAt } from './arena.ts'
import type { Block } from './block.ts'

const tolerance = 1e-9

type Term = Structure['identities'][number]['terms'][number]

/**
 * Looks, after each step of a variant, at what must hold in every trial, to 1e-9 of the amounts in it. The amounts are
 * only added up where the sum is not next to nothing by itself.
 */
export const identityCheck = (
  structure: Structure,
  arena: Arena,
  block: Block,
  variant: string,
): ((t: number) => void) => {
  const sums = new Float64Array(block.count)
  const zeros = new Float64Array(block.count)
  const column = (term: Term | undefined, t: number): Float64Array =>
    term === undefined ? zeros : viewAt(arena.rings[term.slot], t, term.back)
  return t => {
    for (const { name, terms } of structure.identities) {
      sums.fill(0)
      // four at a time, one after the other
      for (let k = 0; k < terms.length; k += 4) {
        const [a, b, c, d] = [
          column(terms[k], t),
          column(terms[k + 1], t),
          column(terms[k + 2], t),
          column(terms[k + 3], t),
        ]
        const [e, f, g, h] = [signOf(terms[k]), signOf(terms[k + 1]), signOf(terms[k + 2]), signOf(terms[k + 3])]
        for (let i = 0; i < sums.length; i++) sums[i] = sums[i] + e * a[i] + f * b[i] + g * c[i] + h * d[i]
      }
      for (let i = 0; i < sums.length; i++) {
        if (Math.abs(sums[i]) <= tolerance) continue
        let size = 1
        // as a rule the first amount already says that it is only rounding
        for (let k = 0; k < terms.length && !(Math.abs(sums[i]) <= tolerance * size); k++)
          size += Math.abs(column(terms[k], t)[i])
        if (!(Math.abs(sums[i]) <= tolerance * size))
          throw failure(
            `the books do not balance: ${name} is off by ${sums[i]} in strategy "${variant}", trial ${block.first + i}, ${structure.dates[t]}`,
          )
      }
    }
  }
}

const signOf = (term: Term | undefined): number => term?.sign ?? 1
