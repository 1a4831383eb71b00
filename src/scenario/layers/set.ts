import type { Place, SourceFile } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Input } from '../inputs/inputs.ts'
import type { Setting } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { fileOnly, ownKeys, topKeys } from '../top-keys.ts'
import { warnOfOverruled } from '../whole/nearer.ts'
import { overlay } from '../whole/whole.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { forbiddenAt } from '../yaml/forbidden.ts'
import { parseValue } from '../yaml/parse-text.ts'
import type { Entry, MapNode, TreeNode } from '../yaml/tree.ts'
import { type Axes, axesAt } from './axes.ts'
import { type Body, emptyBody, readBody } from './body.ts'
import type { Layer } from './chain.ts'
import { checkRemoved, removedAt } from './none.ts'
import { type StrategyBody, titleOf, warnOfFacts } from './strategies.ts'

/** What the command line lays over one strategy. */
type StrategySet = { readonly id: string; readonly idPlace: Place; readonly tree: MapNode }

/** What the command line lays over the file and all strategies, and over single ones. */
export type Sets = {
  readonly layers: readonly Layer[]
  readonly strategies: readonly StrategySet[]
  /** All texts, in their order. */
  readonly files: readonly SourceFile[]
}

const maxSets = 100
const maxLength = 2000

const example = 'write --set partner.sales.reps=3'

/** What belongs to the files themselves. */
const notSet: ReadonlyMap<string, string> = new Map([
  ['tandem', 'the version is that of the file'],
  ['extends', 'write the base into the file'],
  ['include', 'write what is included into the file'],
])

type Part = { readonly key: string; readonly place: Place }

/** The keys of the path before the first equals sign, each with its place; undefined after a complaint. */
const partsOf = (file: SourceFile, end: number, complain: Complain): readonly Part[] | undefined => {
  const parts: Part[] = []
  let at = 0
  for (const text of file.text.slice(0, end).split('.')) {
    const start = at + text.length - text.trimStart().length
    parts.push({ key: text.trim(), place: { file, start, end: start + Math.max(1, text.trim().length) } })
    at += text.length + 1
  }
  const empty = parts.find(({ key }) => key === '' || forbiddenAt(key) >= 0)
  if (empty === undefined) return parts
  complain('E152', 'a --set is path=value, and a path is keys with dots between them', {
    place: empty.place,
    help: example,
  })
  return undefined
}

const nest = (parts: readonly Part[], value: TreeNode, whole: Place): TreeNode =>
  parts.reduceRight<TreeNode>((inner, { key, place }) => {
    const entry: Entry = { key, keyPlace: place, value: inner }
    return { kind: 'map', entries: new Map([[key, entry]]), place: whole }
  }, value)

const mapOf = (node: TreeNode): MapNode =>
  node.kind === 'map' ? node : { kind: 'map', entries: new Map(), place: node.place }

/** One text of the command line; undefined after a complaint. */
const readSet = (file: SourceFile, complain: Complain): Layer | StrategySet | undefined => {
  const { text } = file
  const whole: Place = { file, start: 0, end: text.length }
  const refuse = (message: string, place: Place, help: string): undefined =>
    complain('E152', message, { place, help }) as undefined
  if (text.length > maxLength)
    return refuse(`a --set of more than ${maxLength} characters`, { ...whole, end: 1 }, 'write it into the file')
  const equals = text.indexOf('=')
  if (equals < 0) return refuse(`${quoted(text)} is not path=value`, whole, example)
  const parts = partsOf(file, equals, complain)
  if (parts === undefined) return undefined
  const [top, id] = parts
  const why = notSet.get(top.key)
  if (why !== undefined) return refuse(`--set cannot say ${quoted(top.key)}`, top.place, why)
  if (text.slice(equals + 1).trim() === '') {
    const help = 'write the value after the =; none takes away what a file says'
    return refuse(
      `${quoted(text.slice(0, equals).trim())} has no value`,
      { file, start: equals, end: equals + 1 },
      help,
    )
  }
  const isStrategy = top.key === 'strategies'
  const help = 'write what to set of which strategy: --set strategies.resell.partner.sales.reps=4'
  if (isStrategy && parts.length < 3) return refuse('--set cannot say whole strategies', top.place, help)
  if (isStrategy && parts[2].key === 'like')
    return refuse('--set cannot say "like"', parts[2].place, 'write it into the file')
  // A shell makes `path== x * 2` of path="= x * 2": with a space it is a formula.
  const doubled = /^==([\w$.%][^-+*/()]*)$/.exec(text.slice(equals))?.[1].trim()
  if (doubled !== undefined) {
    const once = `write ${text.slice(0, equals).trim()}=${doubled}`
    const isWord = /^[A-Za-z_]\w*$/.test(doubled)
    const help = isWord ? `${once}, or with a space before ${doubled} if it is a formula` : once
    return refuse('two "="', { file, start: equals, end: equals + 2 }, help)
  }
  const value = parseValue(file, equals + 1, complain)
  if (value === undefined) return undefined
  if (isStrategy) return { id: id.key, idPlace: id.place, tree: mapOf(nest(parts.slice(2), value, whole)) }
  return { file, tree: mapOf(nest(parts, value, whole)), kind: '--set' }
}

/** Values from the command line: `partner.sales.reps=3`, `strategies.resell.partner.sales.reps=4`. */
export const readSets = (texts: readonly string[], complain: Complain): Sets => {
  const files = texts.slice(0, maxSets).map((text): SourceFile => ({ name: '--set', text }))
  const sets = files.flatMap(file => readSet(file, complain) ?? [])
  if (texts.length > maxSets)
    complain('E152', `${texts.length} times --set; at most ${maxSets} are allowed`, { help: 'write a file instead' })
  return {
    layers: sets.filter(set => 'kind' in set),
    strategies: sets.filter(set => 'idPlace' in set),
    files,
  }
}

/** Whether a path begins with an input or a strategy, without the room that it is in; then complains of that. */
const isRoomless = (
  { file, tree }: Layer,
  inputs: ReadonlyMap<string, Input>,
  strategies: readonly string[],
  complain: Complain,
): boolean => {
  const [entry] = tree.entries.values()
  if (entry === undefined || topKeys.includes(entry.key)) return false
  const isBare = entry.value.kind !== 'map' || file.text.slice(0, file.text.indexOf('=')).trim() === entry.key
  const place = entry.keyPlace
  const said = file.text.length > 120 ? `${file.text.slice(0, file.text.indexOf('=')).trim()}=...` : file.text.trim()
  if (isBare && inputs.has(entry.key))
    complain('E101', `unknown key ${quoted(entry.key)}`, { place, help: `did you mean inputs.${said}?` })
  else if (!isBare && strategies.includes(entry.key))
    complain('E101', `unknown key ${quoted(entry.key)}`, {
      place,
      help: `write --set strategies.${said}`,
    })
  else return false
  return true
}

/** Complains of inputs that no file names: the command line gives values, not names. */
export const checkInputs = (sets: Sets, inputs: ReadonlyMap<string, Input>, complain: Complain): void => {
  const known = [...inputs.keys()]
  for (const { tree } of sets.layers) {
    const room = tree.entries.get('inputs')?.value
    if (room?.kind !== 'map') continue
    for (const { key, keyPlace } of room.entries.values()) {
      if (inputs.has(key)) continue
      complain('E124', `unknown input ${quoted(key)}`, {
        place: keyPlace,
        path: `inputs.${key}`,
        expected: known.length === 0 ? 'the file has no inputs' : oneOf(known),
        help: didYouMean(key, known),
      })
    }
  }
}

/** What the command line says of one strategy, over what it is. */
const overOne = <T extends StrategyBody>(strategy: T, { id, tree }: StrategySet, near: Body, complain: Complain): T => {
  const title = tree.entries.get('title')
  const titled = title === undefined ? {} : { title: titleOf(title, id, `strategies.${id}.title`, complain) }
  return { ...strategy, ...overlay(strategy, near), ...titled }
}

/**
 * The file and its strategies under the values of the command line: what is said for all goes over every strategy, what
 * is said for one goes over that. `files` is how many layers lie below the command line.
 */
export const applySets = <T extends StrategyBody>(
  sets: Sets,
  file: Body,
  strategies: readonly T[],
  axes: Axes,
  files: number,
  inputs: ReadonlyMap<string, Input>,
  tools: Tools,
): { readonly file: Body; readonly strategies: readonly T[] } => {
  const { complain } = tools
  const context = { inputs, tools, complain, layer: '--set' } as const
  const said = new Set([file, ...strategies].flatMap(({ places }) => [...places.keys()]))
  const ids = strategies.map(({ id }) => id)
  let general = emptyBody()
  for (const [at, layer] of sets.layers.entries()) {
    if (isRoomless(layer, inputs, ids, complain)) continue
    const { tree } = layer
    const near = readBody(tree, { ...context, ...axesAt(axes, files + at), prefix: '', own: ownKeys })
    checkRemoved(near.removed, said, '', complain)
    general = overlay(general, near)
  }
  for (const { id, idPlace } of sets.strategies)
    if (!ids.includes(id)) {
      const expected = oneOf(ids)
      complain('E124', `unknown strategy ${quoted(id)}`, { place: idPlace, expected, help: didYouMean(id, ids) })
    }
  const read = ({ id, tree }: StrategySet, strategy: T): Body => {
    const prefix = `strategies.${id}.`
    for (const { key, keyPlace } of tree.entries.values()) {
      const why = fileOnly.get(key)
      if (why !== undefined)
        complain('E150', `a strategy cannot set ${quoted(key)}`, { place: keyPlace, path: prefix + key, help: why })
    }
    const own = new Set([...ownKeys, 'title'])
    const near = readBody(tree, {
      ...context,
      ...axesAt(axes, files),
      prefix,
      own,
      onField: warnOfFacts(prefix, tools.warn),
    })
    checkRemoved(near.removed, overlay(file, strategy).places.keys(), prefix, complain)
    warnOfOverruled(overlay(file, strategy), near, prefix, tools.warn)
    return near
  }
  warnOfOverruled(file, general, '', tools.warn)
  const under = overlay(file, general)
  return {
    file: under,
    strategies: strategies.map(strategy => {
      const own = sets.strategies.filter(({ id }) => id === strategy.id)
      const all = own.reduce((one, set) => overOne(one, set, read(set, one), complain), {
        ...strategy,
        ...overlay(strategy, general),
      })
      return { ...all, settings: withoutSame(all, under.settings) }
    }),
  }
}

/** What a strategy sets besides what holds for all: a value for all that lies over it is the file's by now. */
const withoutSame = ({ settings, removed }: Body, shared: ReadonlyMap<string, Setting>): Map<string, Setting> =>
  new Map(
    [...settings].filter(([path, setting]) => shared.get(path) !== setting || removedAt(removed, path) !== undefined),
  )
