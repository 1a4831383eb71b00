import type { Binding, Variant } from './structure.ts'

/** A number that is drawn once per trial, with the path of the input or field whose luck it is. */
export type Leaf = Binding & { readonly kind: 'trial' | 'row' }

const drawsIn = (binding: Binding): readonly Leaf[] => {
  switch (binding.kind) {
    case 'constant':
      return []
    case 'trial':
    case 'row':
      return [binding]
    case 'event':
      return binding.times ? drawsIn(binding.times) : []
    case 'formula':
      return binding.of.flatMap(drawsIn)
    case 'schedule':
      return binding.pieces.flatMap(piece => drawsIn(piece.binding))
  }
}

/**
 * What a variant draws once per trial, by path in code-point order. A path that it draws more than once (the pieces of a
 * schedule) has one luck, which any of them shows: the first stands for all.
 */
export const leavesOf = ({ bindings }: Pick<Variant, 'bindings'>): readonly Leaf[] => {
  const byPath = new Map<string, Leaf>()
  for (const leaf of bindings.flatMap(drawsIn)) if (!byPath.has(leaf.path)) byPath.set(leaf.path, leaf)
  return [...byPath.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, leaf]) => leaf)
}
