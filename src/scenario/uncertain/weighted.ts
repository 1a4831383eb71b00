import { plain, quoted, valueText } from '../words.ts'
import { complainOf, quotedNumber } from '../wrong.ts'
import { kindText, type ListNode, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { keysOf } from './entries.ts'
import { weightNumber } from './plain-number.ts'
import type { Scale } from './scale.ts'

/** A weight with the value that it belongs to. */
export type Weighted = { readonly weight: number; readonly value: TreeNode; readonly place: MapNode['place'] }

/** The items of a list under a name, at least one and at most `most`; undefined after a complaint. */
export const itemsUnder = (
  node: TreeNode,
  name: string,
  most: number,
  example: string,
  { path, complain }: Scale,
): ListNode['items'] | undefined => {
  const help = `write ${example}`
  if (node.kind !== 'list')
    complain(node.kind === 'empty' ? 'E122' : 'E121', `${quoted(name)} needs a list, found ${kindText(node)}`, {
      place: node.place,
      path,
      help,
    })
  else if (node.items.length === 0)
    complain('E117', `${quoted(name)} needs at least one entry`, { place: node.place, path, help })
  else if (node.items.length > most)
    complain('E117', `${quoted(name)} has ${node.items.length} entries; at most ${most} are allowed`, {
      place: node.place,
      path,
    })
  else return node.items
  return undefined
}

/** The weight of one item, 0 or more; undefined after a complaint. Items are counted from 1. */
const weightOf = (node: TreeNode, index: number, { path, complain }: Scale) => {
  if (node.kind !== 'scalar') {
    complain(node.kind === 'empty' ? 'E122' : 'E121', `expected a weight, found ${kindText(node)}`, {
      place: node.place,
      path,
      help: 'write a weight such as 3 or 30%',
    })
    return undefined
  }
  const weight = quotedNumber(node) ?? weightNumber(node.text)
  if ('problem' in weight) {
    complainOf(weight, node, path, complain)
    return undefined
  }
  if (weight.value >= 0) return weight
  const text = weight.isShare ? valueText(weight.value, '1') : plain(weight.value)
  complain('E117', `weight ${index + 1} must be 0 or more but is ${text}`, {
    place: node.place,
    path,
    help: `write ${text.replace('-', '')}, or 0 for what never happens`,
  })
  return undefined
}

/** `[{weight, value}, ...]`: the weights are in proportion, or shares that sum to 1; undefined after a complaint. */
export const readWeighted = (
  items: ListNode['items'],
  example: string,
  scale: Scale,
): readonly Weighted[] | undefined => {
  const { path, complain } = scale
  const found: (Weighted & { readonly isShare: boolean })[] = []
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'map') {
      complain('E121', `expected a map with "value" and "weight", found ${kindText(item)}`, {
        place: item.place,
        path,
        help: `write ${example}`,
      })
      continue
    }
    const keys = keysOf(item, [['value', 'weight']], `write ${example}`, scale)
    const [value, weightNode] = ['value', 'weight'].map(key => item.entries.get(key)?.value)
    if (keys === undefined || value === undefined || weightNode === undefined) continue
    const weight = weightOf(weightNode, index, scale)
    if (weight !== undefined)
      found.push({ weight: weight.value, isShare: weight.isShare, value, place: weightNode.place })
  }
  if (found.length < items.length) return undefined
  const [first] = found
  const sum = found.reduce((total, { weight }) => total + weight, 0)
  if (sum === 0) {
    complain('E117', 'the weights are all 0', { place: first.place, path, help: 'give at least one of them a weight' })
    return undefined
  }
  const mixed = found.find(({ isShare }) => isShare !== first.isShare)
  if (mixed !== undefined) {
    complain('E117', 'some weights are shares and some are plain numbers', {
      place: mixed.place,
      path,
      help: 'write all of them in one way, such as 3 and 7, or 30% and 70%',
    })
    return undefined
  }
  if (first.isShare && Math.abs(sum - 1) > 1e-9) {
    complain('E118', `the weights add up to ${valueText(sum, '1')}, expected 100%`, {
      place: first.place,
      path,
      expected: found.map(({ weight }) => valueText(weight, '1')).join(' + '),
      help: 'write plain numbers, such as 3 and 7, if only their proportion counts',
    })
    return undefined
  }
  return found
}
