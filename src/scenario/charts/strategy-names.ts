import type { Complain } from '../complain.ts'
import { type Known, titledLike } from '../formula/figure.ts'
import type { Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type TreeNode } from '../yaml/tree.ts'

/** `stranded`: a base speaks of a strategy that the file does not have; that was said. */
export type Named<T> = T | 'stranded' | undefined

export type NameTools = {
  readonly known: Known
  readonly complain: Complain
  readonly warn: Tools['warn']
}

/** The strategy that a node names; undefined after a complaint. */
const nameOf = (node: TreeNode, path: string, { known, complain, warn }: NameTools): Named<string> => {
  const { strategies, against, bases } = known
  const at = { place: node.place, path }
  if (node.kind !== 'scalar') {
    complain(node.kind === 'empty' ? 'E122' : 'E121', `expected the id of a strategy, found ${kindText(node)}`, {
      ...at,
      help: strategies.length > 0 ? `write one of: ${strategies.slice(0, 14).join(', ')}` : undefined,
    })
    return undefined
  }
  const text = node.text.trim()
  if (strategies.includes(text)) return text
  if (text === 'statusQuo' && against !== '') return against
  if (bases.has(node.place.file.name)) {
    warn(
      'E187',
      `a chart of a base speaks of the strategy ${quoted(text)}, which this file does not have: it is left out`,
      {
        ...at,
        help: `add a strategy ${quoted(text)}, say "charts" anew in this file, or write statusQuo in the base`,
      },
    )
    return 'stranded'
  }
  complain('E124', `unknown strategy ${quoted(text)}`, {
    ...at,
    ...(strategies.length > 0 && { expected: oneOf(strategies) }),
    help: titledLike(text, known) ?? didYouMean(text, strategies),
  })
  return undefined
}

export const readStrategyName = ({ value, keyPlace }: Entry, path: string, tools: NameTools): Named<string> =>
  nameOf(value.kind === 'empty' ? { ...value, place: keyPlace } : value, path, tools)

/** A list of strategies, each once; a single one may stand without the list. Undefined after a complaint. */
export const readStrategyNames = (
  { value, keyPlace }: Entry,
  path: string,
  tools: NameTools,
): Named<readonly string[]> => {
  const { complain } = tools
  if (value.kind === 'scalar') {
    const name = nameOf(value, path, tools)
    return name === undefined || name === 'stranded' ? name : [name]
  }
  const isEmpty = value.kind === 'empty' || (value.kind === 'list' && value.items.length === 0)
  if (value.kind !== 'list' || isEmpty) {
    complain(
      value.kind === 'empty' ? 'E122' : 'E121',
      `expected a list of strategies, found ${isEmpty && value.kind === 'list' ? 'an empty one' : kindText(value)}`,
      {
        place: value.kind === 'empty' ? keyPlace : value.place,
        path,
        help: 'write their ids, [resell, supportOnly], or remove the key: then all are shown',
      },
    )
    return undefined
  }
  const names: Named<string>[] = []
  for (const item of value.items) {
    const name = nameOf(item, path, tools)
    if (name === undefined || name === 'stranded' || !names.includes(name)) names.push(name)
    else {
      complain('E154', `the strategy ${quoted(name)} is named twice`, {
        place: item.place,
        path,
        help: 'name it once',
      })
      return undefined
    }
  }
  if (names.includes(undefined)) return undefined
  return names.includes('stranded') ? 'stranded' : names.flatMap(name => name ?? [])
}
