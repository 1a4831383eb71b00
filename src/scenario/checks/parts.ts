import type { Complain } from '../complain.ts'
import type { Known } from '../formula/figure.ts'
import type { Tools } from '../tools.ts'
import { readSources } from '../values/record.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'

const heads = ['that', 'order', 'moves'] as const

/** What a check begins with: a statement, figures in their order, or a figure that something moves. */
export type Head = (typeof heads)[number]

const directions = ['up', 'down'] as const

/** What a check says beside its formula, read and not yet looked up in the rest of the file. */
export type CheckParts = {
  readonly head: Head
  readonly source?: readonly string[]
  /** Of an ordering: its strategies, the first above the second and so on. */
  readonly order?: readonly string[]
  /** Of a lever: the strategy that is looked at, if not any. */
  readonly of?: string
  readonly direction?: (typeof directions)[number]
  /** What is laid over every strategy. */
  readonly with?: Entry
}

export const noParts: CheckParts = { head: 'that' }

const own: Readonly<Record<Head, readonly string[]>> = {
  that: ['that', 'with'],
  order: ['order', 'of', 'with'],
  moves: ['moves', 'with', 'of', 'direction'],
}

/** The keys of a check that begins so. */
export const checkKeys = (head: Head): readonly string[] => [...own[head], 'by', 'why', 'source', 'severity']

/** What a check begins with; undefined after a complaint that it begins with two things. */
export const headOf = ({ entries }: MapNode, path: string, complain: Complain): Head | undefined => {
  const [first, second] = heads.filter(head => entries.has(head))
  if (second === undefined) return first ?? 'that'
  complain('E153', `a check says one thing: ${quoted(first)} or ${quoted(second)}`, {
    place: entries.get(second)?.keyPlace,
    path,
    help: 'make two checks of it',
  })
  return undefined
}

/** The id of a strategy, or undefined after a complaint. */
const strategyOf = (node: TreeNode, path: string, { strategies }: Known, { complain }: Tools): string | undefined => {
  if (node.kind === 'scalar' && strategies.includes(node.text)) return node.text
  const place = node.place
  if (node.kind !== 'scalar')
    complain(node.kind === 'empty' ? 'E122' : 'E121', `expected a strategy, found ${kindText(node)}`, { place, path })
  else
    complain('E124', `unknown strategy ${quoted(node.text)}`, {
      place,
      path,
      expected: oneOf(strategies),
      help: didYouMean(node.text, strategies),
    })
  return undefined
}

/** The strategies of an ordering; undefined after a complaint. */
const orderOf = (item: MapNode, path: string, known: Known, tools: Tools): readonly string[] | undefined => {
  const entry = item.entries.get('of')
  const items = entry?.value.kind === 'list' ? entry.value.items : []
  if (items.length < 2) {
    tools.complain('E153', 'an ordering names at least two strategies, the highest first', {
      place: entry?.value.place ?? item.entries.get('order')?.keyPlace,
      path,
      help: `add of: [${known.strategies.slice(0, 3).join(', ')}] in your order`,
    })
    return undefined
  }
  const ids = items.map(node => strategyOf(node, `${path}.of`, known, tools))
  const found = ids.filter(id => id !== undefined)
  if (found.length < ids.length) return undefined
  const again = found.findIndex((id, n) => found.indexOf(id) < n)
  if (again < 0) return found
  tools.complain('E153', `the strategy ${quoted(found[again])} is above itself here`, {
    place: items[again].place,
    path: `${path}.of`,
    help: 'name each strategy once',
  })
  return undefined
}

const directionOf = (node: TreeNode, path: string, { complain }: Tools): CheckParts['direction'] => {
  const direction = node.kind === 'scalar' ? directions.find(word => word === node.text) : undefined
  if (direction !== undefined) return direction
  complain('E120', `unknown direction ${node.kind === 'scalar' ? quoted(node.text) : `(${kindText(node)})`}`, {
    place: node.place,
    path: `${path}.direction`,
    expected: oneOf(directions),
    help: 'or leave it out: then either way will do',
  })
  return undefined
}

/** Whether what is laid over is a map that says something; complains if not. */
const isLaid = (entry: Entry | undefined, item: MapNode, path: string, complain: Complain): boolean => {
  if (entry?.value.kind === 'map' && entry.value.entries.size > 0) return true
  const example = 'write with: {partner.sales.reps: 3}'
  if (entry === undefined)
    complain('E153', 'what moves the figure is missing', {
      place: item.entries.get('moves')?.keyPlace,
      path,
      help: example.replace('write', 'add'),
    })
  else
    complain(
      entry.value.kind === 'empty' ? 'E122' : 'E121',
      `expected what is laid over the strategies, found ${entry.value.kind === 'map' ? 'an empty map' : kindText(entry.value)}`,
      {
        place: entry.value.kind === 'empty' ? entry.keyPlace : entry.value.place,
        path: `${path}.with`,
        help: example,
      },
    )
  return false
}

/** Reads what a check says beside its formula; undefined after a complaint that leaves nothing to check. */
export const readCheckParts = (
  item: MapNode,
  head: Head,
  path: string,
  known: Known,
  tools: Tools,
): CheckParts | undefined => {
  const { complain, warn } = tools
  const { entries } = item
  const cited = entries.get('source')
  const source = cited === undefined ? [] : readSources(cited, path, complain, warn)
  const laid = entries.get('with')
  const isGood = (laid === undefined && head !== 'moves') || isLaid(laid, item, path, complain)
  const order = head === 'order' ? orderOf(item, path, known, tools) : undefined
  const named = head === 'moves' ? entries.get('of') : undefined
  const of = named && strategyOf(named.value, `${path}.of`, known, tools)
  const ways = head === 'moves' ? entries.get('direction') : undefined
  const direction = ways && directionOf(ways.value, path, tools)
  if (!isGood || (head === 'order' && order === undefined) || (named !== undefined && of === undefined))
    return undefined
  return {
    head,
    ...(source.length > 0 && { source }),
    ...(order !== undefined && { order }),
    ...(of !== undefined && { of }),
    ...(direction !== undefined && { direction }),
    ...(laid !== undefined && { with: laid }),
  }
}
