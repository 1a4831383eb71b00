import { type Moments, mergeMoments, momentsOf } from './moments.ts'

/**
 * Moments in a fixed tree over the trials: leaves of 256 trials by number, always merged with the same sibling, so
 * that neither the size of a block nor who worked it when can move a bit. Plain data; level 0 are leaves.
 */
export type Tree = readonly { readonly level: number; readonly index: number; readonly moments: Moments }[]

export const leafTrials = 256

type Nodes = Map<string, Tree[number]>

const place = (nodes: Nodes, node: Tree[number]): void => {
  const sibling = `${node.level}:${node.index ^ 1}`
  const other = nodes.get(sibling)
  if (!other) {
    nodes.set(`${node.level}:${node.index}`, node)
    return
  }
  nodes.delete(sibling)
  const [left, right] = node.index & 1 ? [other, node] : [node, other]
  place(nodes, {
    level: node.level + 1,
    index: node.index >> 1,
    moments: mergeMoments(left.moments, right.moments),
  })
}

const inOrder = (nodes: Nodes): Tree => [...nodes.values()].sort((a, b) => a.index * size(a) - b.index * size(b))

/** How many leaves a node covers. */
const size = ({ level }: Tree[number]): number => {
  let leaves = 1
  for (let l = 0; l < level; l++) leaves *= 2
  return leaves
}

/** The tree of a block's values; `first` is the number of its first trial, a multiple of 256. */
export const treeOf = (values: Float64Array, first: number): Tree => {
  if (first % leafTrials !== 0)
    throw new Error(`a block must start at a multiple of ${leafTrials} but starts at ${first}`)
  const nodes: Nodes = new Map()
  for (let from = 0; from < values.length; from += leafTrials) {
    const moments = momentsOf(values, from, Math.min(values.length, from + leafTrials))
    place(nodes, { level: 0, index: (first + from) / leafTrials, moments })
  }
  return inOrder(nodes)
}

/** Both trees together; commutative, to the bit. */
export const mergeTrees = (a: Tree, b: Tree): Tree => {
  const nodes: Nodes = new Map()
  for (const node of [...a, ...b]) place(nodes, node)
  return inOrder(nodes)
}

/** The moments of all trials, once every block is in. */
export const momentsIn = (tree: Tree): Moments => tree.map(({ moments }) => moments).reduce(mergeMoments)
