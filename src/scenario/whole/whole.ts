import { allFields } from '../../domain/fields.ts'
import type { Field } from '../../kernel/field.ts'
import type { Detail } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { removedAt } from '../layers/none.ts'
import { mixExample } from '../layers/shares.ts'
import type { Scenario } from '../scenario.ts'
import type { Inputs } from '../values/certain-value.ts'
import { quoted, wanted } from '../words.ts'
import { halfCapital } from './capital.ts'
import { componentFaults, isNeeded, pairOf } from './components.ts'
import { fadingFaults } from './fading.ts'
import { concretePaths, type Fault, inUse, nearestPlace, parentOf } from './fault.ts'
import { lapseFaults } from './lapses.ts'
import { multiplierFaults } from './multiplier.ts'
import { overruled } from './nearer.ts'
import { programFaults } from './program.ts'
import { planFaults, sumFaults } from './share-sums.ts'
import { cadenceFaults, rebateStepFaults } from './steps.ts'
import { tiersAlike } from './tiers.ts'
import { yearlyInvoiceFaults } from './yearly-invoice.ts'

const lineFor = (field: Field): string =>
  `${field.path.split('.').pop()}: ${field.choices?.[0] ?? wanted(field).replace(/^.* such as /, '')}`

/** The place of the `none` that takes a field away, if one does. */
const removedOf = (body: Body, parent: string, field: Field): Detail['place'] =>
  removedAt(body.removed, `${parent}.${field.path.split('.').pop()}`)

/** Required fields that nobody set, one fault per parent. */
const missing = (body: Body, axes: Axes): Fault[] => {
  const byParent = new Map<string, Field[]>()
  for (const field of allFields) {
    if (field.default !== 'required') continue
    for (const path of concretePaths(field, axes)) {
      if (body.places.has(path) || !inUse(body, path.split('.')[0]) || !isNeeded(path, body, axes)) continue
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
export const faultsOf = (body: Body, axes: Axes, time: Scenario['time'], inputs: Inputs): readonly Fault[] => [
  ...missing(body, axes),
  ...componentFaults(body, axes),
  ...sumFaults(body, axes),
  ...planFaults(body, axes),
  ...unmixed(body, axes),
  ...tiersAlike(body, axes),
  ...programFaults(body, axes),
  ...benchless(body, axes),
  ...multiplierFaults(body, axes, time, inputs),
  ...halfCapital(body),
  ...fadingFaults(body, axes),
  ...cadenceFaults(body, time),
  ...rebateStepFaults(body, axes, time),
  ...lapseFaults(body),
  ...yearlyInvoiceFaults(body, axes),
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
  for (const path of overruled(far, near).keys()) {
    merged.settings.delete(path)
    merged.places.delete(path)
  }
  for (const path of near.places.keys()) {
    const other = pairOf(path)
    if (other === undefined) continue
    merged.settings.delete(other)
    merged.places.delete(other)
  }
  for (const [path, setting] of near.settings) merged.settings.set(path, setting)
  for (const [path, place] of near.places) merged.places.set(path, place)
  return merged
}
