import type { Leaf } from '../../compile/leaves.ts'
import type { Scenario } from '../../scenario/scenario.ts'

const nameOf = ({ stream }: Leaf): string => `${stream.k0}:${stream.k1}:${stream.c3}`

/**
 * Draws in groups of which no two hang together: one alone, those that the scenario correlates, or columns of one row
 * of a table. In the order of each group's first.
 */
export const kinOf = (
  leaves: readonly Leaf[],
  correlations: Scenario['correlations'],
): readonly (readonly number[])[] => {
  const group = leaves.map((_, n) => n)
  const join = (a: number, b: number): void => {
    const [from, to] = [Math.max(group[a], group[b]), Math.min(group[a], group[b])]
    for (const n of group.keys()) if (group[n] === from) group[n] = to
  }
  const at = (path: string): number => leaves.findIndex(leaf => leaf.path === path)
  for (const { paths, rank } of correlations)
    for (const [i, a] of paths.entries())
      for (const [j, b] of paths.entries())
        if (j < i && rank[i][j] !== 0 && at(a) >= 0 && at(b) >= 0) join(at(a), at(b))
  for (const [n, leaf] of leaves.entries())
    if (leaf.kind === 'row')
      join(
        n,
        leaves.findIndex(other => other.kind === 'row' && nameOf(other) === nameOf(leaf)),
      )
  return [...new Set(group)].map(id => group.flatMap((own, n) => (own === id ? [n] : [])))
}
