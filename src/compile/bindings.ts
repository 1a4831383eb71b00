import { evidenceLaw } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import { addressOf } from '../kernel/address.ts'
import type { Field } from '../kernel/field.ts'
import { fieldAt } from '../kernel/field-at.ts'
import type { Law } from '../kernel/law.ts'
import { type Period, periodRatio } from '../kernel/unit.ts'
import { defaultRow } from '../scenario/default-row.ts'
import type { Quantity, Scenario, Setting, Strategy } from '../scenario/scenario.ts'
import { convertRate } from './convert.ts'
import type { Copulas } from './copula.ts'
import type { ParamRef } from './instances.ts'
import { partBinding } from './part.ts'
import { ramped } from './ramp.ts'
import type { Binding, Convert } from './structure.ts'

/**
 * Bindings that are made already, by field, path and what each was made of: a quantity, or the name of what holds where
 * nobody says anything. Strategies that are alike but for a few numbers are bound in the time that those take.
 */
export type KeptBindings = Map<Field, Map<string, Map<Quantity | string, Binding>>>

/** What all bindings of a scenario share. */
export type World = {
  readonly scenario: Scenario
  readonly seed: string
  readonly fields: readonly Field[]
  readonly copulas: Copulas
  readonly made: KeptBindings
  /** Bindings of what holds where nobody says anything, which no number of the scenario moves. */
  readonly defaults: KeptBindings
}

/** What a binding depends on besides the quantity: whose luck it is, by which address, and how rates are brought to a step. */
type Where = World & { readonly strategy: Strategy; readonly field: Field; readonly path: string }

const mapIn = <K, A, B>(maps: Map<K, Map<A, B>>, key: K): Map<A, B> => {
  const known = maps.get(key)
  if (known) return known
  const map = new Map<A, B>()
  maps.set(key, map)
  return map
}

/** Whether a quantity decides the whole of its binding: what one of several shares comes to hangs on the others. */
const isWhole = (of: Quantity | string): boolean =>
  typeof of === 'string' ||
  (of.kind === 'spread' ? isWhole(of.typical) : !['part', 'schedule', 'ramp'].includes(of.kind))

/** The binding of a parameter that is made of something, made once where that decides it. */
const madeOnce = (of: Quantity | string, where: Where, make: () => Binding): Binding => {
  const isAlone = typeof of === 'string' && !where.copulas.has(where.path)
  const made = mapIn(mapIn(isAlone ? where.defaults : where.made, where.field), where.path)
  const known = made.get(of)
  if (known) return known
  const binding = make()
  if (isWhole(of)) made.set(of, binding)
  return binding
}

const conversion = ({ field, scenario }: Pick<Where, 'field' | 'scenario'>, per: Period | undefined) =>
  field.rate && per ? { how: field.rate, steps: periodRatio(per, scenario.time.step) } : undefined

const withConvert = <T extends object>(binding: T, convert: Convert | undefined): T =>
  convert ? { ...binding, convert } : binding

/** A law as a value of each trial, at the address of a path; constants are converted once, here. */
const trialBinding = (law: Law, convert: Convert | undefined, scope: string, path: string, where: Where): Binding => {
  if (law.kind === 'constant') return { kind: 'constant', value: convertRate(law.params[0], convert) }
  const stream = addressOf(where.seed, scope, path)
  const copula = where.copulas.get(path)
  return withConvert({ kind: 'trial', law, path, stream, ...(copula && { copula }) }, convert)
}

const one: Law = { kind: 'constant', params: [1] }

/** A named input, drawn or computed once per trial, the same wherever it is used. */
const inputBinding = (name: string, where: Where): Binding => {
  const quantity = where.scenario.inputs.get(name)?.quantity
  if (quantity === undefined) throw new Error(`there is no input "${name}"`)
  return valueBinding(quantity, undefined, 'world', `inputs.${name}`, where)
}

/** A quantity as one value a trial. */
const valueBinding = (
  quantity: Quantity,
  convert: Convert | undefined,
  scope: string,
  path: string,
  where: Where,
): Binding => {
  switch (quantity.kind) {
    case 'constant':
      return { kind: 'constant', value: convertRate(quantity.value, convert) }
    case 'law':
      return trialBinding(quantity.law, convert, scope, path, where)
    case 'formula':
      return withConvert(
        {
          kind: 'formula',
          expr: quantity.expr,
          of: quantity.of.map(name => inputBinding(name, where)),
          said: { text: quantity.text, names: quantity.of },
        },
        convert,
      )
    case 'row':
      return withConvert(
        { kind: 'row', values: quantity.values, path, stream: addressOf(where.seed, 'world', `rows ${quantity.rows}`) },
        convert,
      )
    case 'part':
      return partBinding(quantity, where, where.seed, scope)
    default:
      throw new Error(`a ${quantity.kind} is not one value a trial`)
  }
}

/** An amount of events: its spread, times what is typical in a trial. */
const eventBinding = (quantity: Quantity, where: Where): Binding => {
  const { path } = where
  if (quantity.kind === 'constant') return { kind: 'event', law: { kind: 'constant', params: [quantity.value] } }
  if (quantity.kind === 'law') return { kind: 'event', law: quantity.law }
  if (quantity.kind === 'spread')
    return {
      kind: 'event',
      law: quantity.law,
      times: valueBinding(quantity.typical, undefined, where.field.scope, path, where),
    }
  return { kind: 'event', law: one, times: valueBinding(quantity, undefined, where.field.scope, path, where) }
}

const quantityBinding = (quantity: Quantity, where: Where): Binding => {
  const { field, path } = where
  if (quantity.kind === 'worded') return { kind: 'constant', value: quantity.value }
  if (quantity.kind === 'choice') return { kind: 'constant', value: field.choices?.indexOf(quantity.value) ?? -1 }
  if (quantity.kind === 'schedule')
    return {
      kind: 'schedule',
      pieces: quantity.pieces.map(({ from, quantity: piece }) => ({ from, binding: quantityBinding(piece, where) })),
    }
  if (quantity.kind === 'ramp') return ramped(quantity, where.scenario.time, end => quantityBinding(end, where))
  if (field.draw === 'event') return eventBinding(quantity, where)
  const convert = 'per' in quantity ? conversion(where, quantity.per) : undefined
  return valueBinding(quantity, convert, field.scope, path, where)
}

/**
 * What holds when nobody says anything: the evidence library's row, a neutral value, or nothing. What is required and
 * not there belongs to a room that a strategy has removed, and counts for nothing.
 */
const defaultBinding = (row: string, where: Where): Binding => {
  const { field } = where
  const said = field.default
  if (said === 'required') return quantityBinding({ kind: 'constant', value: 0 }, where)
  if (said === 'absent') {
    const isChoice = field.choices !== undefined && field.many !== true
    return { kind: 'constant', value: isChoice ? -1 : field.unlimited ? field.range[1] : 0 }
  }
  if ('like' in said) throw new Error(`"${where.path}" is like another field and nobody looked there`)
  if ('choice' in said) return { kind: 'constant', value: field.choices?.indexOf(said.choice) ?? -1 }
  if ('value' in said) return quantityBinding({ kind: 'constant', value: said.value }, where)
  const evidence = evidenceOf(row)
  return quantityBinding({ kind: 'law', law: evidenceLaw(evidence), ...(evidence.per && { per: evidence.per }) }, where)
}

/** The row of the evidence library that holds where nobody says anything; empty for a default that is no row. */
const rowOf = (where: Where): string => {
  const said = where.field.default
  return typeof said === 'object' && 'evidence' in said
    ? defaultRow(said, where.path, path => settingAt(where, where.strategy, path))
    : ''
}

const settingAt = ({ scenario }: Pick<World, 'scenario'>, { settings }: Strategy, path: string): Setting | undefined =>
  settings.get(path) ?? scenario.settings.get(path)

/** Whether a strategy says the field that this one stands instead of: `while` unsets the file's `lasts`. */
const isReplaced = (strategy: Strategy, { path: template, instead }: Field, path: string): boolean => {
  if (instead === undefined) return false
  const key = template.split('.').length - 1
  const other = path.split('.')
  other[key] = instead.split('.')[key]
  return strategy.settings.has(other.join('.'))
}

/**
 * The binding of one parameter in one strategy: what the strategy sets, else the file, else the default, which may be
 * what another field says.
 */
export const bindingOf = (world: World, strategy: Strategy, { field, path }: ParamRef): Binding => {
  const isGone = strategy.removed.has(path) || isReplaced(strategy, field, path)
  const setting = isGone ? strategy.settings.get(path) : settingAt(world, strategy, path)
  const { scenario, seed, fields, copulas, made, defaults } = world
  const where: Where = { scenario, seed, fields, copulas, made, defaults, strategy, field, path }
  if (setting) return madeOnce(setting.quantity, where, () => quantityBinding(setting.quantity, where))
  if (typeof field.default === 'object' && 'like' in field.default) {
    const { like } = field.default
    const other = fieldAt(world.fields, like)
    if (!other) throw new Error(`"${path}" is like "${like}", which is no field`)
    return bindingOf(world, strategy, { field: other, path: like })
  }
  const row = rowOf(where)
  return madeOnce(row, where, () => defaultBinding(row, where))
}
