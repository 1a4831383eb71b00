import type { Place } from '../kernel/issue.ts'
import type { Axes } from './axes.ts'
import { type Body, readBody } from './body.ts'
import type { Layer } from './chain.ts'
import type { Collector, Complain } from './complain.ts'
import type { Input } from './inputs.ts'
import { ambiguous, isGoodName } from './names.ts'
import { type Entry, kindText, type MapNode } from './tree.ts'
import { quoted } from './words.ts'

/** A strategy as read; `place` is that of its id. */
export type StrategyBody = Body & { readonly id: string; readonly title: string; readonly place: Place }

/** Keys of a file that are not part of its shape, with why a strategy cannot set them. */
const fileOnly: ReadonlyMap<string, string> = new Map([
  ['tandem', 'the version is that of the whole file'],
  ['name', 'a strategy has a "title"'],
  ['extends', 'a base belongs to the whole file'],
  ['time', 'all strategies are compared over the same time'],
  ['run', 'all strategies meet the same trials'],
  ['statusQuo', 'it belongs to the whole file'],
  ['inputs', 'inputs are the same in all strategies, so that they meet the same world'],
  ['strategies', 'strategies do not nest'],
])

export const ownKeys: ReadonlySet<string> = new Set(fileOnly.keys())

const titleOf = (entry: Entry | undefined, id: string, path: string, complain: Complain): string => {
  if (entry === undefined) return id
  const { value } = entry
  if (value.kind === 'scalar' && value.text.trim() !== '' && value.text.length <= 200) return value.text.trim()
  complain('E121', `expected a text of 1 to 200 characters, found ${kindText(value)}`, { place: value.place, path })
  return id
}

const readStrategy = (
  entry: Entry,
  axes: Axes,
  inputs: ReadonlyMap<string, Input>,
  to: Collector,
): StrategyBody | undefined => {
  const { complain, warn } = to
  const prefix = `strategies.${entry.key}.`
  const { value } = entry
  if (value.kind !== 'map' && value.kind !== 'empty') {
    complain('E121', `expected a map of what the strategy sets, found ${kindText(value)}`, {
      place: value.place,
      path: prefix.slice(0, -1),
    })
    return undefined
  }
  const empty: MapNode = { kind: 'map', entries: new Map(), place: value.place }
  const node = value.kind === 'map' ? value : empty
  for (const { key, keyPlace } of node.entries.values()) {
    const why = fileOnly.get(key)
    if (why !== undefined)
      complain('E150', `a strategy cannot set ${quoted(key)}`, { place: keyPlace, path: prefix + key, help: why })
  }
  const body = readBody(node, {
    ...axes,
    inputs,
    complain,
    prefix,
    own: new Set([...ownKeys, 'title']),
    onField: (field, { keyPlace }, path) => {
      if (field.role !== 'input') return
      const who = field.scope === 'world' ? 'nobody decides' : `the ${field.scope} does not decide`
      warn('E180', `a strategy sets ${quoted(path.slice(prefix.length))}, which ${who}`, {
        place: keyPlace,
        path,
        help: 'strategies should differ in what someone decides; set it for the whole file if it is a fact',
      })
    },
  })
  return {
    ...body,
    id: entry.key,
    title: titleOf(node.entries.get('title'), entry.key, `${prefix}title`, complain),
    place: entry.keyPlace,
  }
}

/** The strategies of the file itself; those of its bases are not inherited. */
export const readStrategies = (
  layer: Layer,
  axes: Axes,
  inputs: ReadonlyMap<string, Input>,
  to: Collector,
): readonly StrategyBody[] => {
  const entry = layer.tree.entries.get('strategies')
  const { complain } = to
  const help = 'add "strategies: {today: {title: Today}}"'
  if (
    entry === undefined ||
    entry.value.kind === 'empty' ||
    (entry.value.kind === 'map' && entry.value.entries.size === 0)
  ) {
    const place = entry?.keyPlace ?? { file: layer.file, start: 0, end: 0 }
    complain('E125', 'a scenario needs at least one strategy', { place, path: 'strategies', help })
    return []
  }
  if (entry.value.kind !== 'map') {
    complain('E121', `expected a map of strategies, found ${kindText(entry.value)}`, {
      place: entry.value.place,
      path: 'strategies',
      help,
    })
    return []
  }
  const places = new Map<string, Place>()
  const strategies: StrategyBody[] = []
  for (const one of entry.value.entries.values()) {
    if (!isGoodName(one.key, 'strategy', one.keyPlace, complain)) continue
    places.set(one.key, one.keyPlace)
    const strategy = readStrategy(one, axes, inputs, to)
    if (strategy !== undefined) strategies.push(strategy)
  }
  ambiguous(places, 'strategy', complain)
  return strategies
}
