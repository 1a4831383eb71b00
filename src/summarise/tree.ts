import { type Moments, mergeMoments, momentsOf } from './moments.ts'

/**
 * Moments in a fixed tree over the trials: leaves of 256 trials by number, always merged with the same sibling, so
 * that neither the size of a block nor who worked it when can move a bit. Plain data, in the order of the trials; level 0
 * are leaves.
 */
export type Tree = readonly { readonly level: number; readonly index: number; readonly moments: Moments }[]

export const leafTrials = 256

/** Trials of a block, if they are a whole number of leaves; throws where they are not. */
export const blockOf = (trials: number): number => {
  if (trials % leafTrials !== 0 || trials < leafTrials)
    throw new Error(`a block must be a multiple of ${leafTrials} trials but is ${trials}`)
  return trials
}

/** Where a node stands. */
type Place = { readonly level: number; readonly index: number }

/** Two siblings as one node, at its place. */
type Join<N extends Place> = (left: N, right: N, place: Place) => N

/** The number of a node's first leaf. */
const startOf = ({ level, index }: Place): number => index * (1 << level)

const isLeftOf = (left: Place, right: Place): boolean =>
  left.level === right.level && (right.index & 1) === 1 && left.index === right.index - 1

/** Puts a node at the end of a tree that ends before it, and joins siblings as long as the last two are any. */
export const appendNode = <N extends Place>(nodes: N[], node: N, join: Join<N>): void => {
  let last = node
  for (let left = nodes.at(-1); left !== undefined && isLeftOf(left, last); left = nodes.at(-1)) {
    nodes.pop()
    last = join(left, last, { level: last.level + 1, index: last.index >> 1 })
  }
  nodes.push(last)
}

/** Both trees together; commutative, to the bit, where joining is. */
export const mergeNodes = <N extends Place>(a: readonly N[], b: readonly N[], join: Join<N>): N[] => {
  const nodes: N[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    const isFromA = k === b.length || (i < a.length && startOf(a[i]) < startOf(b[k]))
    appendNode(nodes, isFromA ? a[i++] : b[k++], join)
  }
  return nodes
}

/** The leaves of a block: the number of each, and its stretch of the values. */
export const leavesOf = (count: number, first: number): { index: number; from: number; to: number }[] => {
  if (first % leafTrials !== 0)
    throw new Error(`a block must start at a multiple of ${leafTrials} but starts at ${first}`)
  return Array.from({ length: Math.ceil(count / leafTrials) }, (_, n) => ({
    index: first / leafTrials + n,
    from: n * leafTrials,
    to: Math.min(count, (n + 1) * leafTrials),
  }))
}

const joined: Join<Tree[number]> = (left, right, { level, index }) => ({
  level,
  index,
  moments: mergeMoments(left.moments, right.moments),
})

const appendLeaves = (nodes: Tree[number][], values: Float64Array, first: number): Tree => {
  for (const { index, from, to } of leavesOf(values.length, first))
    appendNode(nodes, { level: 0, index, moments: momentsOf(values, from, to) }, joined)
  return nodes
}

/** The tree of a block's values; `first` is the number of its first trial, a multiple of 256. */
export const treeOf = (values: Float64Array, first: number): Tree => appendLeaves([], values, first)

/** Both trees together; commutative, to the bit. */
export const mergeTrees = (a: Tree, b: Tree): Tree => mergeNodes(a, b, joined)

const endsBefore = (tree: Tree, leaf: number): boolean => {
  const last = tree.at(-1)
  return last === undefined || startOf(last) + (1 << last.level) <= leaf
}

/** As `mergeTrees`, but the first is used up. */
export const addTree = (sum: Tree, part: Tree): Tree => {
  if (part.length > 0 && !endsBefore(sum, startOf(part[0]))) return mergeTrees(sum, part)
  const nodes = sum as Tree[number][]
  for (const node of part) appendNode(nodes, node, joined)
  return nodes
}

/** A tree with a block's values more; it is used up. */
export const addLeaves = (sum: Tree, values: Float64Array, first: number): Tree =>
  endsBefore(sum, first / leafTrials)
    ? appendLeaves(sum as Tree[number][], values, first)
    : mergeTrees(sum, treeOf(values, first))

/** The moments of all trials, once every block is in. */
export const momentsIn = (tree: Tree): Moments => tree.map(({ moments }) => moments).reduce(mergeMoments)
