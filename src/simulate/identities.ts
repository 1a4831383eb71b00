import type { Structure } from '../compile/structure.ts'
import { failure } from '../kernel/failure.ts'
import { type Arena, viewAt } from './arena.ts'
import type { Block } from './block.ts'

const tolerance = 1e-9

type Term = Structure['identities'][number]['terms'][number]

/** Four columns more, one after the other. Functions of the module, so that they are made fast once. */
const addFour = (sums: Float64Array, [a, b, c, d]: readonly Float64Array[], [e, f, g, h]: readonly number[]): void => {
  for (let i = 0; i < sums.length; i++) sums[i] = sums[i] + e * a[i] + f * b[i] + g * c[i] + h * d[i]
}

/** The first trial whose sum is not next to nothing by itself, from the n-th on. */
const nextOff = (sums: Float64Array, n: number): number => {
  let i = n
  while (i < sums.length && Math.abs(sums[i]) <= tolerance) i++
  return i
}

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
        const four = [terms[k], terms[k + 1], terms[k + 2], terms[k + 3]]
        addFour(
          sums,
          four.map(term => column(term, t)),
          four.map(signOf),
        )
      }
      for (let i = nextOff(sums, 0); i < sums.length; i = nextOff(sums, i + 1)) {
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
