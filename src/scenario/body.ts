import { allFields } from '../domain/fields.ts'
import type { Axis, Field } from '../kernel/field.ts'
import type { Place } from '../kernel/issue.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Complain } from './complain.ts'
import type { Input } from './inputs.ts'
import { isReserved } from './names.ts'
import { isDateKey, notYet, notYetForms, notYetKeys, uncertainHelp } from './not-yet.ts'
import { readQuantity } from './quantity.ts'
import { isRecord, openRecord } from './record.ts'
import type { Setting } from './scenario.ts'
import { type Shape, shape } from './shape.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from './tree.ts'
import { didYouMean, fieldText, oneOf, quoted } from './words.ts'

/** What one file or strategy sets: values by concrete path, and the place of every path it mentions. */
export type Body = { readonly settings: Map<string, Setting>; readonly places: Map<string, Place> }

export type BodyContext = {
  /** Elements of each axis; `refused` are names that were complained of already. */
  readonly elements: ReadonlyMap<Axis, readonly string[]>
  readonly refused: ReadonlySet<string>
  readonly inputs: ReadonlyMap<string, Input>
  readonly complain: Complain
  /** What stands before a path in messages, such as `strategies.resell.`. */
  readonly prefix: string
  /** Keys of the top level that somebody else reads. */
  readonly own: ReadonlySet<string>
  /** Called for every field that is set. */
  readonly onField?: (field: Field, entry: Entry, path: string) => void
}

type Each = NonNullable<Shape['each']>

type Spot = { readonly shape: Shape; readonly path: string; readonly generic: string }

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** Shares of one whole: naming some elements says that the others have none. */
export const isMix = (generic: string): boolean => generic.endsWith('.mix.*')

/** A mix that is right, for these elements. */
export const mixExample = (elements: readonly string[]): string =>
  `{${elements.map((element, i) => `${element}: ${i === 0 ? '100%' : '0%'}`).join(', ')}}`

/** Where a field is at home: `segments.<segment>`. */
const homeOf = (field: Field): string => {
  const axes = [...field.over]
  const parts = field.path.split('.').slice(0, -1)
  return quoted(parts.map(part => (part === '*' ? `<${axes.shift()}>` : part)).join('.'))
}

const unknownKey = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { complain, prefix, own } = context
  const generic = join(spot.generic, entry.key)
  const path = prefix + join(spot.path, entry.key)
  const later = notYetKeys.get(generic)
  if (later !== undefined) {
    notYet(complain, later, entry.keyPlace, path)
    return
  }
  const known = [...(spot.path === '' ? [...own] : []), ...spot.shape.rooms.keys()]
  const close = didYouMean(entry.key, known)
  const meant = nearest(entry.key, known)
  const target = meant === undefined ? undefined : spot.shape.rooms.get(meant)?.field
  // What was meant is not missing as well.
  if (meant !== undefined && !body.places.has(join(spot.path, meant)))
    body.places.set(join(spot.path, meant), entry.keyPlace)
  const home = allFields.find(field => field.path.split('.').pop() === entry.key)
  complain('E101', `unknown key ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path,
    expected: known.length === 0 ? undefined : oneOf(known, 30),
    help:
      close !== undefined
        ? target === undefined
          ? close
          : `${close} (${fieldText(target)})`
        : home === undefined
          ? undefined
          : `${quoted(entry.key)} belongs to ${homeOf(home)}`,
  })
}

const unknownElement = (entry: Entry, axis: Axis, spot: Spot, context: BodyContext): void => {
  const known = context.elements.get(axis) ?? []
  context.complain('E123', `unknown ${axis} ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path: context.prefix + join(spot.path, entry.key),
    expected: known.length === 0 ? `no ${axis} is declared` : oneOf(known),
    help: didYouMean(entry.key, known) ?? (axis === 'segment' ? 'declare it under "segments"' : undefined),
  })
}

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
  const { value, ...provenance } = openRecord(node, path, context.complain)
  const quantity = isRecord(value)
    ? context.complain('E121', 'a value inside a value', { place: value.place, path })
    : readQuantity(field, value, { path, generic: spot.generic, inputs: context.inputs, complain: context.complain })
  for (const target of targets) {
    if (!body.places.has(target)) body.places.set(target, node.place)
    if (quantity) body.settings.set(target, { path: target, quantity, place: node.place, ...provenance })
  }
}

/** True if a map at a place that takes one value per element is itself one value for all of them. */
const isOneValue = (node: MapNode, elements: readonly string[]): boolean => {
  const keys = [...node.entries.keys()]
  const known = (key: string) => key === 'value' || /^(?:p10|p90|low|typical|high)$/.test(key) || notYetForms.has(key)
  return keys.length > 0 && keys.every(key => known(key) && !elements.includes(key))
}

/** An entry that stands for one value per element of an axis: one for all, or a map by element. */
const walkEach = (entry: Entry, each: Each, field: Field, spot: Spot, body: Body, context: BodyContext): void => {
  const { value } = entry
  const elements = context.elements.get(each.axis) ?? []
  context.onField?.(field, entry, context.prefix + spot.path)
  if (isMix(field.path) && (value.kind === 'empty' || (value.kind === 'map' && value.entries.size === 0))) {
    context.complain(value.kind === 'empty' ? 'E122' : 'E121', `${quoted(entry.key)} needs at least one share`, {
      place: value.place,
      path: context.prefix + spot.path,
      help: elements.length === 0 ? undefined : `write ${mixExample(elements)} with your shares`,
    })
    return
  }
  if (value.kind !== 'map' || isOneValue(value, elements)) {
    const targets = elements.map(element => join(spot.path, element))
    readField(field, value, { ...spot, generic: `${spot.generic}.*` }, targets, body, context)
    return
  }
  const dated = [...value.entries.values()].find(({ key }) => isDateKey(key) && !elements.includes(key))
  if (dated !== undefined) {
    const help = `write ${field.choices?.join(' or ') ?? uncertainHelp}`
    notYet(context.complain, 'a value that changes by date', dated.keyPlace, context.prefix + spot.path, help)
    return
  }
  walkMap(value, spot, body, { ...context, onField: () => {} })
  if (!isMix(field.path)) return
  for (const path of elements.map(element => join(spot.path, element)))
    if (!body.places.has(path))
      body.settings.set(path, { path, quantity: { kind: 'constant', value: 0 }, place: entry.keyPlace })
}

const walk = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { value } = entry
  const { field, each, rooms } = spot.shape
  body.places.set(spot.path, entry.keyPlace)
  if (field !== undefined) {
    context.onField?.(field, entry, context.prefix + spot.path)
    readField(field, value, spot, [spot.path], body, context)
  } else if (each?.shape.field !== undefined) walkEach(entry, each, each.shape.field, spot, body, context)
  else if (value.kind === 'map') walkMap(value, spot, body, context)
  else if (value.kind === 'empty') return
  else if (value.kind === 'scalar' && value.text === 'none')
    notYet(context.complain, 'removing an entry with "none"', value.place, context.prefix + spot.path)
  else
    context.complain('E121', `expected a map, found ${kindText(value)}`, {
      place: value.place,
      path: context.prefix + spot.path,
      expected: `expected a map of ${each === undefined ? [...rooms.keys()].join(', ') : `one entry per ${each.axis}`}`,
    })
}

const walkMap = (node: MapNode, spot: Spot, body: Body, context: BodyContext): void => {
  for (const entry of node.entries.values()) {
    if (spot.shape.each !== undefined && context.refused.has(entry.key)) continue
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
    else if (context.elements.get(each.axis)?.includes(entry.key))
      walk(entry, { shape: each.shape, path, generic: join(spot.generic, '*') }, body, context)
    else unknownElement(entry, each.axis, spot, context)
  }
}

/** Reads everything that a file or a strategy sets. */
export const readBody = (node: MapNode, context: BodyContext): Body => {
  const body: Body = { settings: new Map(), places: new Map() }
  walkMap(node, { shape, path: '', generic: '' }, body, context)
  return body
}
