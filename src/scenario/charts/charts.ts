import { knownOf, type Played } from '../figures/known.ts'
import type { OwnMetrics } from '../figures/metrics.ts'
import type { Layer } from '../layers/chain.ts'
import { isNone } from '../layers/none.ts'
import type { Tools } from '../tools.ts'
import { kindText, type TreeNode } from '../yaml/tree.ts'
import type { ChartAsk } from './chart-ask.ts'
import { readChart } from './chart-entry.ts'

/** The most charts that a file can name. */
export const mostCharts = 50

/** The entries of the list; undefined after a complaint. */
const itemsOf = (node: TreeNode, { complain }: Tools): readonly TreeNode[] | undefined => {
  if (isNone(node)) return []
  if (node.kind === 'list') {
    const extra = node.items[mostCharts]
    if (extra === undefined) return node.items
    complain('E108', `more than ${mostCharts} charts`, {
      place: extra.place,
      path: 'charts',
      help: 'keep those that are looked at',
    })
    return undefined
  }
  const help =
    node.kind === 'map' ? 'put "- " before each chart' : 'write a list: [{fan: partner.value}], or [] for no charts'
  complain('E121', `expected a list of charts, found ${kindText(node)}`, { place: node.place, path: 'charts', help })
  return undefined
}

/**
 * The charts that the nearest layer names, in its order; undefined where no layer does, and the kinds choose. A list
 * replaces that of a weaker layer whole.
 */
export const readCharts = (
  layers: readonly Layer[],
  played: Played,
  own: OwnMetrics,
  tools: Tools,
): readonly ChartAsk[] | undefined => {
  const entry = layers.flatMap(({ tree }) => tree.entries.get('charts') ?? []).at(-1)
  if (entry === undefined || entry.value.kind === 'empty') return undefined
  const all = knownOf(layers, played, tools)
  const subjects = {
    known: { ...all, own: all.own.filter(id => !own.stranded.has(id)) },
    own,
    activities: played.elements.get('activity') ?? [],
    rebates: played.elements.get('rebate') ?? [],
  }
  return itemsOf(entry.value, tools)?.flatMap((item, n) => readChart(item, `charts[${n}]`, subjects, tools) ?? [])
}
