import { nearest } from '../../kernel/nearest.ts'
import type { Complain } from '../complain.ts'
import { scan } from '../formula/scan.ts'
import type { Layer } from '../layers/chain.ts'
import { isNone } from '../layers/none.ts'
import { quoted } from '../words.ts'
import { isWrong } from '../wrong.ts'
import type { MapNode, TreeNode } from '../yaml/tree.ts'

const namesOf = (formula: string): readonly string[] => {
  const tokens = scan(formula, formula.indexOf('=') + 1)
  return isWrong(tokens) ? [] : tokens.flatMap(token => (token.kind === 'name' ? [token.reference.name] : []))
}

/** Every name that a formula of a tree mentions. */
const namesIn = (node: TreeNode, names: Set<string>): void => {
  if (node.kind === 'map') for (const { value } of node.entries.values()) namesIn(value, names)
  if (node.kind === 'list') for (const item of node.items) namesIn(item, names)
  if (node.kind === 'scalar' && node.text.trimStart().startsWith('='))
    for (const name of namesOf(node.text)) names.add(name)
}

/**
 * Warns of inputs that the file itself declares and that no formula, of the file or its bases, uses; for files without
 * an error. A base may offer inputs that not every file needs. `others` is what else may hold formulas.
 */
export const unusedInputs = (layers: readonly Layer[], others: readonly MapNode[], warn: Complain): void => {
  const room = layers.findLast(({ kind }) => kind === 'file')?.tree.entries.get('inputs')?.value
  if (room?.kind !== 'map') return
  const names = new Set<string>()
  for (const tree of [...layers.map(layer => layer.tree), ...others]) namesIn(tree, names)
  const some = [...names].slice(0, 200)
  for (const { key, keyPlace, value } of room.entries.values()) {
    if (names.has(key) || isNone(value)) continue
    const close = nearest(key, some)
    warn('E181', `nothing uses the input ${quoted(key)}`, {
      place: keyPlace,
      path: `inputs.${key}`,
      help:
        close === undefined
          ? 'name it in a formula, or remove it'
          : `a formula names ${quoted(close)}: did you mean ${quoted(key)} there?`,
    })
  }
}
