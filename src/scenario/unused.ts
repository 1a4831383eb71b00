import { nearest } from '../kernel/nearest.ts'
import type { Layer } from './chain.ts'
import type { Complain } from './complain.ts'
import type { TreeNode } from './tree.ts'
import { quoted } from './words.ts'

/** Every name that a formula of a tree mentions. */
const namesIn = (node: TreeNode, names: Set<string>): void => {
  if (node.kind === 'map') for (const { value } of node.entries.values()) namesIn(value, names)
  if (node.kind === 'list') for (const item of node.items) namesIn(item, names)
  if (node.kind === 'scalar' && node.text.trimStart().startsWith('='))
    for (const [name] of node.text.slice(0, 4096).matchAll(/[A-Za-z_][A-Za-z0-9_]*/g)) names.add(name)
}

/**
 * Warns of inputs that the file itself declares and that no formula, of the file or its bases, uses; for files without
 * an error. A base may offer inputs that not every file needs.
 */
export const unusedInputs = (layers: readonly Layer[], warn: Complain): void => {
  const room = layers[layers.length - 1]?.tree.entries.get('inputs')?.value
  if (room?.kind !== 'map') return
  const names = new Set<string>()
  for (const { tree } of layers) namesIn(tree, names)
  const some = [...names].slice(0, 200)
  for (const { key, keyPlace } of room.entries.values()) {
    if (names.has(key)) continue
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
