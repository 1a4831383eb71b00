import type { MapNode, TreeNode } from '../yaml/tree.ts'
import { type KeptFormulas, keeping } from './kept.ts'
import { formulaParser } from './parser.ts'
import type { ParseFormula } from './term.ts'

/** Rooms that hold formulas without an equals sign. */
const rooms: readonly string[] = ['metrics', 'goals', 'expects', 'checks']

const hasFormula = (node: TreeNode): boolean => {
  if (node.kind === 'scalar') return node.text.trimStart().startsWith('=')
  if (node.kind === 'list') return node.items.some(hasFormula)
  return node.kind === 'map' && [...node.entries.values()].some(({ value }) => hasFormula(value))
}

const notLoaded: ParseFormula = () => {
  throw new Error('a formula where none was seen')
}

/** What parses the formulas of these files; where there is none, nothing is loaded for it. `kept` is filled. */
export const parserFor = async (
  files: readonly { readonly tree: MapNode }[],
  kept: KeptFormulas = new Map(),
  load: () => Promise<ParseFormula> = formulaParser,
): Promise<ParseFormula> =>
  files.some(({ tree }) => rooms.some(room => tree.entries.has(room)) || hasFormula(tree))
    ? keeping(await load(), kept)
    : notLoaded
