import { type Field, severalText } from '../../kernel/field.ts'
import type { Complain } from '../complain.ts'
import { isNone } from '../layers/none.ts'
import type { Quantity } from '../scenario.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { kindText, type TreeNode } from '../yaml/tree.ts'

/** `credit, bench` as the list that it means; undefined where it is none. */
const asList = (text: string, choices: readonly string[]): string | undefined => {
  const parts = text.split(/\s*(?:,|;|\band\b|\+)\s*/).filter(part => part !== '')
  return parts.length > 1 && parts.every(part => choices.includes(part)) ? `[${parts.join(', ')}]` : undefined
}

/** Some of a closed list: a list of names, one name, or `all`; undefined after a complaint. */
export const readSeveral = (field: Field, node: TreeNode, path: string, complain: Complain): Quantity | undefined => {
  const choices = field.choices ?? []
  const example = `write a list such as [${choices.slice(0, 2).join(', ')}], one of them, or all`
  if (node.kind === 'map') {
    complain('E121', `expected some of ${choices.join(', ')}, found ${kindText(node)}`, {
      place: node.place,
      path,
      help: example,
    })
    return undefined
  }
  const items = node.kind === 'list' ? node.items : [node]
  let value = 0
  let fine = true
  for (const item of items) {
    if (item.kind !== 'scalar') {
      complain('E121', `expected a name, found ${kindText(item)}`, { place: item.place, path, help: example })
      fine = false
      continue
    }
    const name = item.text.trim()
    const isAlone = items.length === 1
    const index = choices.indexOf(name)
    const at = { place: item.place, path }
    if (index >= 0 && (value & (1 << index)) === 0) value |= 1 << index
    else if (index >= 0) {
      complain('E120', `${quoted(name)} is named twice`, { ...at, help: 'keep one of them' })
      fine = false
    } else if (name === 'all' && isAlone) value = field.range[1]
    else if (name === 'all') {
      complain('E120', '"all" stands alone', { ...at, help: 'write all, or a list of names' })
      fine = false
    } else if (isNone(item) && isAlone) value = 0
    else if (isNone(item)) {
      complain('E120', '"none" stands alone', { ...at, help: 'write none, or a list of names' })
      fine = false
    } else {
      const list = node.kind === 'scalar' ? asList(name, choices) : undefined
      complain('E120', `unknown choice ${quoted(name)}`, {
        ...at,
        expected: oneOf([...choices, 'all']),
        help: list === undefined ? didYouMean(name, [...choices, 'all']) : `write ${list}`,
      })
      fine = false
    }
  }
  return fine ? { kind: 'worded', value, text: severalText(field, value) } : undefined
}
