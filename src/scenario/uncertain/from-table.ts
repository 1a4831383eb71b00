import type { Quantity } from '../scenario.ts'
import { quoted } from '../words.ts'
import type { MapNode } from '../yaml/tree.ts'
import type { Scale } from './scale.ts'
import { windowed } from './window.ts'

/** A column of a table, between its own `min` and `max`; undefined after a complaint. */
export const fromTable = (node: MapNode, scale: Scale): Quantity | undefined => {
  const quantity = scale.csv(node)
  if (quantity?.kind === 'law') {
    const kept = windowed(node, quantity, scale)
    return kept && { ...quantity, ...kept }
  }
  const end = node.entries.get('min') ?? node.entries.get('max')
  if (quantity === undefined || end === undefined) return quantity
  scale.complain('E121', `${quoted(end.key)} and "paired: true" do not go together`, {
    place: end.keyPlace,
    path: scale.path,
    help: 'remove one of them: a paired row is drawn whole, and none is left out for one of its cells',
  })
  return undefined
}
