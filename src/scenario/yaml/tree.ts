import type { Place } from '../../kernel/issue.ts'

/** One value: its text as written (quotes and escapes resolved), never a parsed number. */
export type Scalar = {
  readonly kind: 'scalar'
  readonly text: string
  readonly quoted: boolean
  readonly place: Place
}

/** Nothing, `~` or `null`. */
export type Empty = { readonly kind: 'empty'; readonly place: Place }

export type ListNode = { readonly kind: 'list'; readonly items: readonly TreeNode[]; readonly place: Place }

export type Entry = { readonly key: string; readonly keyPlace: Place; readonly value: TreeNode }

/** A map in file order; keys are unique. */
export type MapNode = { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly place: Place }

/** A scenario file as a tree of texts, each with its place. Names a user chose are keys of a Map, never of an object. */
export type TreeNode = Scalar | Empty | ListNode | MapNode

/** What a node is, in words: `a map`, `text`, `a number`, `nothing`. */
export const kindText = (node: TreeNode): string => {
  if (node.kind === 'map') return 'a map'
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'empty') return 'nothing'
  if (node.quoted) return 'text in quotes'
  return /^[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?$/.test(node.text) ? 'a number' : 'text'
}
