import { type Moments, mergeMoments, momentsOf } from './moments.ts'

/**
 * Moments in a fixed tree over the trials: leaves of 256 trials by number, always merged with the same sibling, so
 * that neither the size of a block nor who worked it when can move a bit. Plain data, in the order of the trials; level 0
 * are leaves.
 */
export type Tree = readonly { readonly level: number; readonly index: number; readonly moments: Moments }[]

export const leafTrials = 256

/** The number of a node's first leaf. */
const startOf = ({ level, index }: Tree[number]): number => index * (1 << level)

/** Puts a node at the end of a tree that ends before it, and merges siblings as long as the last two are any. */
const append = (nodes: Tree[number][], node: Tree[number]): void => {
  let last = node
  for (let left = nodes.at(-1); left !== undefined && isLeftOf(left, last); left = nodes.at(-1)) {
    nodes.pop()
    last = { level: last.level + 1, index: last.index >> 1, moments: mergeMoments(left.moments, last.moments) }
  }
  nodes.push(last)
}

const isLeftOf = (left: Tree[number], right: Tree[number]): boolean =>
  left.level === right.level && (right.index & 1) === 1 && left.index === right.index - 1

/** The tree of a block's values; `first` is the number of its first trial, a multiple of 256. */
export const treeOf = (values: Float64Array, first: number): Tree => {
  if (first % leafTrials !== 0)
    throw new Error(`a block must start at a multiple of ${leafTrials} but starts at ${first}`)
  const nodes: Tree[number][] = []
  for (let from = 0; from < values.length; from += leafTrials) {
    const moments = momentsOf(values, from, Math.min(values.length, from + leafTrials))
    append(nodes, { level: 0, index: (first + from) / leafTrials, moments })
  }
  return nodes
}

/** Both trees together; commutative, to the bit. */
export const mergeTrees = (a: Tree, b: Tree): Tree => {
  const nodes: Tree[number][] = []
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    const isFromA = k === b.length || (i < a.length && startOf(a[i]) < startOf(b[k]))
    append(nodes, isFromA ? a[i++] : b[k++])
  }
  return nodes
}

/** The moments of all trials, once every block is in. */
export const momentsIn = (tree: Tree): Moments => tree.map(({ moments }) => moments).reduce(mergeMoments)
