import { type Matrix, matrixOf } from './matrix.ts'
import { scoreOfRank } from './rank.ts'

/** Spearman's rank correlation of two names. */
export type RankPair = { readonly a: string; readonly b: string; readonly rank: number }

/**
 * Names that hang together, in code-point order, with the correlations of their normal scores; rows and columns in that
 * order, 0 for pairs of which nothing is said.
 */
export type Group = { readonly names: readonly string[]; readonly scores: Matrix }

/** The groups that pairs make, each with two names at least, in the order of their first names; a rank of 0 ties nothing. */
export const groupsOf = (pairs: readonly RankPair[]): readonly Group[] => {
  const tied = new Map<string, Map<string, number>>()
  const tie = (a: string, b: string, rank: number): void => {
    const others = tied.get(a) ?? new Map<string, number>()
    tied.set(a, others.set(b, scoreOfRank(rank)))
  }
  for (const { a, b, rank } of pairs) {
    if (rank === 0) continue
    tie(a, b, rank)
    tie(b, a, rank)
  }
  const seen = new Set<string>()
  const groups: Group[] = []
  for (const first of [...tied.keys()].sort()) {
    if (seen.has(first)) continue
    seen.add(first)
    const names = [first]
    for (const name of names)
      for (const other of tied.get(name)?.keys() ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        names.push(other)
      }
    names.sort()
    const scores = matrixOf(names.length, (i, j) => (i === j ? 1 : (tied.get(names[i])?.get(names[j]) ?? 0)))
    groups.push({ names, scores })
  }
  return groups
}
