import type { Axis, Field } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Input } from '../inputs/inputs.ts'
import { isReserved } from '../names.ts'
import type { Setting, SettingLayer } from '../scenario.ts'
import { declaredAt, type Shape, shape } from '../shape.ts'
import type { Tools } from '../tools.ts'
import { readQuantity } from '../values/quantity.ts'
import { isRecord, openRecord } from '../values/record.ts'
import { byElement, looksLikeDate } from '../values/schedule.ts'
import { quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { listHelp } from './list-help.ts'
import { isNone } from './none.ts'
import { isMix, isWhole, mixExample } from './shares.ts'
import { unknownElement, unknownKey } from './unknown.ts'

/**
 * What one file or strategy sets: values by concrete path, the place of every path it mentions, and of every `none`,
 * by the path that it takes away with all that is below.
 */
export type Body = {
  readonly settings: Map<string, Setting>
  readonly places: Map<string, Place>
  readonly removed: Map<string, Place>
}

/** What somebody sets who says nothing. */
export const emptyBody = (): Body => ({ settings: new Map(), places: new Map(), removed: new Map() })

export type BodyContext = {
  /** Elements of each axis; `refused` are names that were complained of already, or that a nearer layer removes. */
  readonly elements: ReadonlyMap<Axis, readonly string[]>
  readonly refused: ReadonlySet<string>
  /** Axes whose elements could not be read: no name can be told to be unknown. */
  readonly unread?: ReadonlySet<Axis>
  /** Paths that a wrong key seems to mean; what is missing there is no second mistake. */
  readonly meant?: Set<string>
  readonly inputs: ReadonlyMap<string, Input>
  readonly tools: Tools
  readonly complain: Complain
  readonly layer: SettingLayer
  /** What stands before a path in messages, such as `strategies.resell.`; empty for a file. */
  readonly prefix: string
  /** Keys of the top level that somebody else reads. */
  readonly own: ReadonlySet<string>
  /** Called for every field that is set. */
  readonly onField?: (field: Field, entry: Entry, path: string) => void
}

type Each = NonNullable<Shape['each']>

/** A place in what can be said, with and without the names of elements. */
export type Spot = { readonly shape: Shape; readonly path: string; readonly generic: string }

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** Reads one value for a field into `body`, for one element or for all of them. */
const readField = (
  field: Field,
  node: TreeNode,
  spot: Spot,
  targets: readonly string[],
  body: Body,
  context: BodyContext,
) => {
  const path = context.prefix + spot.path
  const { layer, tools } = context
  const { value, ...provenance } = openRecord(node, path, context.complain, tools.warn)
  const quantity = isRecord(value)
    ? context.complain('E121', 'a value inside a value', { place: value.place, path })
    : readQuantity(field, value, {
        path,
        generic: spot.generic,
        inputs: context.inputs,
        tools: { ...tools, complain: context.complain },
      })
  for (const target of targets) {
    if (!body.places.has(target)) body.places.set(target, node.place)
    if (quantity) body.settings.set(target, { path: target, quantity, place: node.place, layer, ...provenance })
  }
}

/** Keys that only a value has: of a record, of an uncertain value, of a ramp, of a schedule. */
const valueKey =
  /^(?:value|p\d{1,2}|low|typical|high|mean|sd|spread|normal|lognormal|triangular|uniform|beta|gamma|exponential|poisson|binomial|bernoulli|pert|discrete|empirical|mixture|truncate|csv|start|end|over|since)$/

/** True if a map at a place that takes one value per element is itself one value for all of them. */
const isOneValue = (node: MapNode, elements: readonly string[]): boolean => {
  const keys = [...node.entries.keys()]
  return keys.some(key => valueKey.test(key) || looksLikeDate(key)) && !keys.some(key => elements.includes(key))
}

/** A whole mix for each date, as one schedule for each element. */
const walkDatedMix = (node: MapNode, field: Field, spot: Spot, axis: Axis, body: Body, context: BodyContext): void => {
  const elements = context.elements.get(axis) ?? []
  const path = context.prefix + spot.path
  for (const { key, keyPlace, value } of node.entries.values()) {
    if (value.kind !== 'map') {
      const help = `write ${mixExample(elements)} with your shares`
      context.complain('E121', `expected the shares from ${key} on, found ${kindText(value)}`, {
        place: value.kind === 'empty' ? keyPlace : value.place,
        path,
        help,
      })
      return
    }
    for (const entry of value.entries.values())
      if (!elements.includes(entry.key) && !context.refused.has(entry.key))
        unknownElement(entry, axis, { ...spot, path: join(spot.path, key) }, context)
  }
  for (const element of elements) {
    const at = { ...spot, path: join(spot.path, element), generic: `${spot.generic}.*` }
    readField(field, byElement(node, element), at, [at.path], body, context)
  }
}

/** An entry that stands for one value per element of an axis: one for all, or a map by element. */
const walkEach = (entry: Entry, each: Each, field: Field, spot: Spot, body: Body, context: BodyContext): void => {
  const { layer, tools, complain } = context
  const elements = context.elements.get(each.axis) ?? []
  const path = context.prefix + spot.path
  const isAround = isRecord(entry.value) && !elements.includes('value')
  const value = isAround ? (entry.value.entries.get('value')?.value ?? entry.value) : entry.value
  context.onField?.(field, entry, path)
  if (isWhole(field.path) && (value.kind === 'empty' || (value.kind === 'map' && value.entries.size === 0))) {
    complain(value.kind === 'empty' ? 'E122' : 'E121', `${quoted(entry.key)} needs at least one share`, {
      place: value.place,
      path,
      help: elements.length === 0 ? undefined : `write ${mixExample(elements)} with your shares`,
    })
    return
  }
  const asMap = listHelp(value, entry.key)
  if (asMap !== undefined) {
    const message = `expected one value for each ${each.axis}, found a list`
    complain('E121', message, { place: value.place, path, help: asMap })
    for (const element of elements) body.places.set(join(spot.path, element), value.place)
    context.meant?.add(spot.path)
    return
  }
  const isDated = value.kind === 'map' && isWhole(field.path) && [...value.entries.keys()].some(looksLikeDate)
  if (!isDated && (value.kind !== 'map' || isOneValue(value, elements))) {
    const targets = elements.map(element => join(spot.path, element))
    readField(field, entry.value, { ...spot, generic: `${spot.generic}.*` }, targets, body, context)
    return
  }
  if (value.kind !== 'map') return
  const { value: _, ...provenance } = isAround ? openRecord(entry.value, path, complain, tools.warn) : { value }
  if (isDated) walkDatedMix(value, field, spot, each.axis, body, context)
  else walkMap(value, spot, body, { ...context, onField: () => {} })
  for (const path of elements.map(element => join(spot.path, element))) {
    const setting = body.settings.get(path)
    if (setting !== undefined) body.settings.set(path, { ...provenance, ...setting })
    else if (isWhole(field.path) && !body.places.has(path)) {
      const quantity = { kind: 'constant', value: 0 } as const
      body.settings.set(path, { path, quantity, place: entry.value.place, layer, ...provenance })
    }
  }
}

/** What a strategy can say instead of taking an element away. */
const withoutIt: Readonly<Partial<Record<Axis, string>>> = {
  activity: 'give it a share of 0% in the plan',
  component: 'write "share: 0%", and give its share to others',
  segment: 'give it a share of 0% in the mix',
  source: 'write "leads: 0 per month"',
}

/** Notes that an entry is taken away, or complains that it cannot be. */
const remove = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { place } = entry.value
  const path = context.prefix + spot.path
  const room = spot.generic.slice(0, Math.max(0, spot.generic.lastIndexOf('.')))
  const axis = declaredAt.get(spot.generic) ?? declaredAt.get(room)
  if (isWhole(spot.generic)) {
    const what = isMix(spot.generic) ? 'mix' : 'plan'
    context.complain('E151', `"none" is not a share: a ${what} is one value`, {
      place,
      path,
      help: `write "${entry.key}: 0%", or leave ${quoted(entry.key)} out of the ${what}`,
    })
  } else if (context.prefix !== '' && axis !== undefined)
    context.complain(
      'E151',
      `a strategy cannot remove ${quoted(entry.key)}: all strategies share the ${axis === 'activity' ? 'activities' : `${axis}s`}`,
      {
        place,
        path,
        help: withoutIt[axis],
      },
    )
  else body.removed.set(spot.path, place)
}

/** Whether "none" is a value of the field, and not the word that takes away what a weaker layer says. */
const hasNone = ({ choices, many, none }: Field): boolean =>
  none === true || many === true || choices?.includes('none') === true

const walk = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { value } = entry
  const { field, each, rooms } = spot.shape
  const own = field ?? each?.shape.field
  if (isNone(value) && !(own !== undefined && hasNone(own))) {
    if (own !== undefined) context.onField?.(own, entry, context.prefix + spot.path)
    remove(entry, spot, body, context)
    return
  }
  body.places.set(spot.path, entry.keyPlace)
  if (field !== undefined) {
    context.onField?.(field, entry, context.prefix + spot.path)
    readField(field, value, spot, [spot.path], body, context)
  } else if (each?.shape.field !== undefined) walkEach(entry, each, each.shape.field, spot, body, context)
  else if (value.kind === 'map') walkMap(value, spot, body, context)
  else if (value.kind === 'empty') return
  else
    context.complain('E121', `expected a map, found ${kindText(value)}`, {
      place: value.place,
      path: context.prefix + spot.path,
      expected: `expected a map of ${each === undefined ? [...rooms.keys()].join(', ') : `one entry per ${each.axis}`}`,
      help: listHelp(value, entry.key),
    })
}

const walkMap = (node: MapNode, spot: Spot, body: Body, context: BodyContext): void => {
  for (const entry of node.entries.values()) {
    const isKnown = spot.shape.each !== undefined && context.elements.get(spot.shape.each.axis)?.includes(entry.key)
    if (spot.shape.each !== undefined && !isKnown && context.refused.has(entry.key)) continue
    if (isReserved(entry.key, entry.keyPlace, context.complain)) continue
    if (spot.path === '' && context.own.has(entry.key)) continue
    const path = join(spot.path, entry.key)
    const room = spot.shape.rooms.get(entry.key)
    if (room !== undefined) {
      walk(entry, { shape: room, path, generic: join(spot.generic, entry.key) }, body, context)
      continue
    }
    const { each } = spot.shape
    if (each === undefined) unknownKey(entry, spot, body, context)
    else if (isKnown) walk(entry, { shape: each.shape, path, generic: join(spot.generic, '*') }, body, context)
    else unknownElement(entry, each.axis, spot, context)
  }
}

/** Reads everything that a file or a strategy sets. */
export const readBody = (node: MapNode, context: BodyContext): Body => {
  const body = emptyBody()
  walkMap(node, { shape, path: '', generic: '' }, body, context)
  return body
}
