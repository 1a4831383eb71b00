import { allFields } from '../../domain/fields.ts'
import type { Field } from '../../kernel/field.ts'
import type { Detail } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import { type Body, mixExample } from '../layers/body.ts'
import { removedAt } from '../layers/none.ts'
import { quoted, wanted } from '../words.ts'
import { concretePaths, type Fault, nearestPlace, parentOf } from './fault.ts'
import { sumFaults } from './share-sums.ts'
import { tiersAlike } from './tiers.ts'

const lineFor = (field: Field): string =>
  `${field.path.split('.').pop()}: ${field.choices?.[0] ?? wanted(field).replace(/^.* such as /, '')}`

const inUse = (body: Body, room: string): boolean => {
  if (body.places.has(room)) return [...body.places.keys()].some(path => path.startsWith(`${room}.`))
  return false
}

/** The place of the `none` that takes a field away, if one does. */
const removedOf = (body: Body, parent: string, field: Field): Detail['place'] =>
  removedAt(body.removed, `${parent}.${field.path.split('.').pop()}`)

/** Required fields that nobody set, one fault per parent. */
const missing = (body: Body, axes: Axes): Fault[] => {
  const byParent = new Map<string, Field[]>()
  for (const field of allFields) {
    if (field.default !== 'required') continue
    for (const path of concretePaths(field, axes)) {
      if (body.places.has(path) || !inUse(body, path.split('.')[0])) continue
      const parent = parentOf(path)
      byParent.set(parent, [...(byParent.get(parent) ?? []), field])
    }
  }
  return [...byParent].map(([parent, fields]) => ({
    key: `missing ${parent}`,
    code: 'E125',
    message: `${quoted(parent)} needs ${fields.map(field => quoted(field.path.split('.').pop() ?? '')).join(', ')}`,
    detail: {
      place: fields.map(field => removedOf(body, parent, field)).find(Boolean) ?? nearestPlace(body, parent),
      path: parent,
      help: `add ${fields.map(field => `"${lineFor(field)}"`).join(', ')}${fields.length === 1 ? ` (${fields[0].label})` : ''}`,
    },
  }))
}

const pairs = [
  [
    'lasts',
    'while',
    'add "lasts: 9 months" for one-time work, or "while: customer"',
    'keep "lasts" for one-time work, or "while" for work that goes on',
  ],
  [
    'delivered',
    'margin',
    'add "delivered: bench", or a margin such as "margin: 35%"',
    'keep one of them: delivery cost is never booked twice',
  ],
] as const

/** Each component says exactly one of `lasts` and `while`, and exactly one of `delivered` and `margin`. */
const components = (body: Body, axes: Axes): Fault[] =>
  (axes.elements.get('component') ?? []).flatMap(component => {
    const path = `services.components.${component}`
    if (!body.places.has(path)) return []
    return pairs.flatMap(([a, b, add, keep]): Fault[] => {
      const [first, second] = [body.places.get(`${path}.${a}`), body.places.get(`${path}.${b}`)]
      if ((first === undefined) !== (second === undefined)) return []
      const both = first !== undefined && second !== undefined
      return [
        {
          key: `pair ${path} ${a} ${both}`,
          code: 'E126',
          message: both
            ? `${quoted(component)} has both "${a}" and "${b}"`
            : `${quoted(component)} has neither "${a}" nor "${b}"`,
          detail: {
            place: both ? second : nearestPlace(body, path),
            path,
            help: both ? keep : add,
            also: both ? [{ place: first, note: 'and here' }] : [],
          },
        },
      ]
    })
  })

const engines = [
  ['partner.sales.reps', 'partner.sales.mix'],
  ['vendor.direct.wonDeals', 'vendor.direct.mix'],
] as const

/** Reps, direct deals or leads without a mix would quietly sell nothing. */
const unmixed = (body: Body, axes: Axes): Fault[] => {
  const named = (axes.elements.get('source') ?? []).map(
    name => [`sources.${name}.leads`, `sources.${name}.mix`] as const,
  )
  return [...engines, ...named].flatMap(([engine, mix]): Fault[] => {
    const quantity = body.settings.get(engine)?.quantity
    if (quantity === undefined || (quantity.kind === 'constant' && quantity.value === 0) || body.places.has(mix))
      return []
    const names = axes.elements.get('segment') ?? []
    return [
      {
        key: `unmixed ${mix}`,
        code: 'E125',
        message: `${quoted(engine)} needs ${quoted(mix)}: which segments the deals fall in`,
        detail: { place: body.places.get(engine), path: mix, help: `add "mix: ${mixExample(names)}" with your shares` },
      },
    ]
  })
}

const needs = (body: Body, axes: Axes): Fault[] =>
  inUse(body, 'services') && (axes.elements.get('component') ?? []).length === 0
    ? [
        {
          key: 'no components',
          code: 'E125',
          message: '"services" needs at least one component',
          detail: {
            place: nearestPlace(body, 'services'),
            path: 'services.components',
            help: 'add "components: {managed: {share: 100%, while: customer, delivered: bench}}"',
          },
        },
      ]
    : []

/** What the bench is to deliver waits for ever where there is no bench. */
const benchless = (body: Body, axes: Axes): Fault[] => {
  const bench = 'partner.bench.heads'
  const first = (axes.elements.get('component') ?? [])
    .map(name => `services.components.${name}.delivered`)
    .find(path => body.places.has(path))
  if (first === undefined || body.places.has(bench)) return []
  return [
    {
      key: 'no bench',
      code: 'E125',
      message: `${quoted('delivered: bench')} needs ${quoted(bench)}: how many deliver`,
      detail: { place: body.places.get(first), path: bench, help: 'add "partner: {bench: {heads: 5}}"' },
    },
  ]
}

/** What is wrong with a view of the whole scenario. */
export const faultsOf = (body: Body, axes: Axes): readonly Fault[] => [
  ...missing(body, axes),
  ...needs(body, axes),
  ...components(body, axes),
  ...sumFaults(body, axes),
  ...unmixed(body, axes),
  ...tiersAlike(body, axes),
  ...benchless(body, axes),
]

/** `near` over `far`; of two ways to say one thing about a component, the nearer one stands. */
export const overlay = (far: Body, near: Body): Body => {
  const merged: Body = {
    settings: new Map(far.settings),
    places: new Map(far.places),
    removed: new Map([...far.removed, ...near.removed]),
  }
  for (const map of near.removed.size > 0 ? [merged.settings, merged.places] : [])
    for (const path of map.keys()) if (removedAt(near.removed, path) !== undefined) map.delete(path)
  for (const path of near.places.keys()) {
    const pair = path.startsWith('services.components.')
      ? pairs.find(([a, b]) => path.endsWith(`.${a}`) || path.endsWith(`.${b}`))
      : undefined
    if (pair === undefined) continue
    const other = path.endsWith(`.${pair[0]}`) ? pair[1] : pair[0]
    merged.settings.delete(`${parentOf(path)}.${other}`)
    merged.places.delete(`${parentOf(path)}.${other}`)
  }
  for (const [path, setting] of near.settings) merged.settings.set(path, setting)
  for (const [path, place] of near.places) merged.places.set(path, place)
  return merged
}
