import type { Sum } from '../compile/structure.ts'
import { grown } from '../kernel/grown.ts'
import type { Kernels } from '../kernel/simd/kernels.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'

/** A sum of the work in the memory in which it is done. */
export type Addition = { readonly into: Ring; readonly of: readonly Ring[] }

export const additionOf = ({ into, of }: Sum, { rings }: Arena): Addition => ({
  into: rings[into],
  of: grown(of, slot => rings[slot]),
})

export const addUp = ({ into, of }: Addition, kernels: Kernels, t: number): void => {
  const out = viewAt(into, t, 0)
  if (of.length === 1) {
    out.set(viewAt(of[0], t, 0))
    return
  }
  kernels.add(out, viewAt(of[0], t, 0), viewAt(of[1], t, 0))
  let k = 2
  for (; k + 1 < of.length; k += 2) kernels.addTwo(out, viewAt(of[k], t, 0), viewAt(of[k + 1], t, 0))
  if (k < of.length) kernels.addOne(out, viewAt(of[k], t, 0))
}
