import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Input } from '../inputs/inputs.ts'
import { ambiguous, isGoodName } from '../names.ts'
import type { Tools } from '../tools.ts'
import { fileOnly, ownKeys, topKeys } from '../top-keys.ts'
import { quoted } from '../words.ts'
import { type Entry, kindText, type MapNode } from '../yaml/tree.ts'
import type { Axes } from './axes.ts'
import { type Body, type BodyContext, readBody } from './body.ts'
import type { Layer } from './chain.ts'
import { isMisspelt } from './level.ts'
import { type Like, readLike } from './like.ts'
import { listHelp } from './list-help.ts'

/** A strategy as read; `place` is that of its id. */
export type StrategyBody = Body & {
  readonly id: string
  readonly title: string
  readonly titlePlace: Place
  readonly place: Place
  readonly like?: Like
}

export const titleOf = (entry: Entry | undefined, id: string, path: string, complain: Complain): string => {
  if (entry === undefined) return id
  const { value } = entry
  if (value.kind === 'scalar' && value.text.trim() !== '' && value.text.trim().length <= 200) return value.text.trim()
  const { length } = value.kind === 'scalar' ? value.text.trim() : ''
  const found = value.kind !== 'scalar' ? kindText(value) : length === 0 ? 'an empty text' : `${length} characters`
  complain('E121', `expected a text of 1 to 200 characters, found ${found}`, {
    place: value.place,
    path,
    help: length > 200 ? 'shorten it' : `write a title, or remove the line: the title is then ${quoted(id)}`,
  })
  return id
}

/** Warns where a strategy sets what it cannot decide. */
export const warnOfFacts =
  (prefix: string, warn: Complain): NonNullable<BodyContext['onField']> =>
  (field, { keyPlace }, path) => {
    if (field.role !== 'input') return
    const who = field.scope === 'world' ? 'nobody decides' : `the ${field.scope} does not decide`
    warn('E180', `a strategy sets ${quoted(path.slice(prefix.length))}, which ${who}`, {
      place: keyPlace,
      path,
      help: 'strategies should differ in what someone decides; set it for the whole file if it is a fact',
    })
  }

const readStrategy = (
  entry: Entry,
  axes: Axes,
  inputs: ReadonlyMap<string, Input>,
  tools: Tools,
  meant: Set<string>,
): StrategyBody | undefined => {
  const { complain, warn } = tools
  const prefix = `strategies.${entry.key}.`
  const { value } = entry
  if (value.kind !== 'map' && value.kind !== 'empty') {
    complain('E121', `expected a map of what the strategy sets, found ${kindText(value)}`, {
      place: value.place,
      path: prefix.slice(0, -1),
    })
    return undefined
  }
  if (value.kind === 'empty')
    complain('E122', `the strategy ${quoted(entry.key)} has no value`, {
      place: value.place,
      path: prefix.slice(0, -1),
      help: 'write {} for a strategy that changes nothing',
    })
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
    tools,
    complain,
    layer: 'strategy',
    meant,
    prefix,
    own: new Set([...ownKeys, 'title', 'like']),
    onField: warnOfFacts(prefix, warn),
  })
  const like = readLike(node.entries.get('like'), `${prefix}like`, complain)
  return {
    ...body,
    id: entry.key,
    title: titleOf(node.entries.get('title'), entry.key, `${prefix}title`, complain),
    titlePlace: node.entries.get('title')?.value.place ?? entry.keyPlace,
    place: entry.keyPlace,
    ...(like === undefined ? {} : { like }),
  }
}

/** Warns of titles that a reader of the results could not tell apart. */
const sameTitles = (strategies: readonly StrategyBody[], warn: Complain): void => {
  const seen = new Map<string, StrategyBody>()
  for (const strategy of strategies) {
    const { id, title, titlePlace } = strategy
    const other = seen.get(title)
    if (other === undefined) seen.set(title, strategy)
    else
      warn('E182', `the strategies ${quoted(other.id)} and ${quoted(id)} have the same title: ${quoted(title)}`, {
        place: titlePlace,
        path: `strategies.${id}.title`,
        help: 'give each a title of its own',
        also: [{ place: other.titlePlace, note: 'the other one' }],
      })
  }
}

/** The strategies of the file itself; those of its bases are not inherited. */
export const readStrategies = (
  layer: Layer,
  axes: Axes,
  inputs: ReadonlyMap<string, Input>,
  tools: Tools,
  meant: Set<string> = new Set(),
): readonly StrategyBody[] => {
  const entry = layer.tree.entries.get('strategies')
  const { complain, warn } = tools
  const help = 'add "strategies: {today: {title: Today}}"'
  if (
    entry === undefined ||
    entry.value.kind === 'empty' ||
    (entry.value.kind === 'map' && entry.value.entries.size === 0)
  ) {
    if (entry === undefined && isMisspelt(layer.tree, 'strategies', topKeys)) return []
    const place = entry?.keyPlace ?? { file: layer.file, start: 0, end: 0 }
    complain('E125', 'a scenario needs at least one strategy', {
      place,
      path: 'strategies',
      expected: layer.tree.entries.has('extends') ? 'strategies are not inherited from a base file' : undefined,
      help,
    })
    return []
  }
  if (entry.value.kind !== 'map') {
    complain('E121', `expected a map of strategies, found ${kindText(entry.value)}`, {
      place: entry.value.place,
      path: 'strategies',
      help: listHelp(entry.value, 'strategies') ?? help,
    })
    return []
  }
  const places = new Map<string, Place>()
  const strategies: StrategyBody[] = []
  for (const one of entry.value.entries.values()) {
    if (!isGoodName(one.key, 'strategy', one.keyPlace, complain)) continue
    places.set(one.key, one.keyPlace)
    const strategy = readStrategy(one, axes, inputs, tools, meant)
    if (strategy !== undefined) strategies.push(strategy)
  }
  ambiguous(places, 'strategy', complain)
  sameTitles(strategies, warn)
  return strategies
}
