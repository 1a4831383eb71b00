import type { Layer } from '../layers/chain.ts'
import { isNone } from '../layers/none.ts'
import type { Tools } from '../tools.ts'
import { quoted } from '../words.ts'
import { type Entry, kindText, type TreeNode } from '../yaml/tree.ts'
import type { Movable } from './movable.ts'
import type { SliderAsk } from './slider-ask.ts'
import { readSlider } from './slider-entry.ts'

/** The most sliders that a file can name. */
export const mostNamed = 12

/** The entries of the list; undefined after a complaint. */
const itemsOf = ({ value: node }: Entry, { complain }: Tools): readonly TreeNode[] | undefined => {
  if (isNone(node)) return []
  if (node.kind === 'list') {
    const extra = node.items[mostNamed]
    if (extra === undefined) return node.items
    complain('E108', `more than ${mostNamed} sliders`, {
      place: extra.place,
      path: 'sliders',
      help: 'keep those that are worth moving',
    })
    return undefined
  }
  const help =
    node.kind === 'map'
      ? 'put "- " before each slider'
      : node.kind === 'scalar' && /^[\w.-]{1,80}$/.test(node.text)
        ? `write a list: [${node.text}]`
        : 'write a list: [captureShare, partner.sales.winRate], or [] for no sliders'
  complain('E121', `expected a list of sliders, found ${kindText(node)}`, { place: node.place, path: 'sliders', help })
  return undefined
}

/**
 * The sliders that the nearest layer names, in its order; undefined where no layer does, and the run chooses. A list
 * replaces that of a weaker layer whole.
 */
export const readSliders = (
  layers: readonly Layer[],
  known: Omit<Movable, 'bases'>,
  tools: Tools,
): readonly SliderAsk[] | undefined => {
  const entry = layers.flatMap(({ tree }) => tree.entries.get('sliders') ?? []).at(-1)
  if (entry === undefined || entry.value.kind === 'empty') return undefined
  const bases = new Set(layers.flatMap(({ kind, file }) => (kind === 'base' ? [file.name] : [])))
  const found = new Map<string, SliderAsk>()
  for (const [n, item] of (itemsOf(entry, tools) ?? []).entries()) {
    const path = `sliders[${n}]`
    const ask = readSlider(item, path, { ...known, bases }, tools)
    if (ask === undefined) continue
    if (found.has(ask.path))
      tools.complain('E155', `${quoted(ask.name)} is named twice`, { place: item.place, path, help: 'name it once' })
    else found.set(ask.path, ask)
  }
  return [...found.values()]
}
