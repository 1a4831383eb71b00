import { evidenceLaw } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import { addressOf } from '../kernel/address.ts'
import type { Field } from '../kernel/field.ts'
import type { Law } from '../kernel/law.ts'
import { type Period, periodRatio } from '../kernel/unit.ts'
import type { Quantity, Scenario, Strategy } from '../scenario/scenario.ts'
import { convertRate } from './convert.ts'
import type { ParamRef } from './instances.ts'
import type { Binding, Convert } from './structure.ts'

/** A law as a binding: constants are converted once, here. */
const lawBinding = (law: Law, convert: Convert | undefined, field: Field, seed: string, path: string): Binding => {
  if (field.draw === 'event') return { kind: 'event', law }
  if (law.kind === 'constant') return { kind: 'constant', value: convertRate(law.params[0], convert) }
  const stream = addressOf(seed, field.scope, path)
  return convert ? { kind: 'trial', law, stream, convert } : { kind: 'trial', law, stream }
}

/** A named input, drawn once per trial, the same wherever it is used. */
const inputBinding = (scenario: Scenario, seed: string, name: string): Binding => {
  const quantity = scenario.inputs.get(name)?.quantity
  if (quantity?.kind === 'constant') return { kind: 'constant', value: quantity.value }
  if (quantity?.kind !== 'law') throw new Error(`input "${name}" has no number`)
  if (quantity.law.kind === 'constant') return { kind: 'constant', value: quantity.law.params[0] }
  return { kind: 'trial', law: quantity.law, stream: addressOf(seed, 'world', `inputs.${name}`) }
}

const conversion = (field: Field, per: Period | undefined, step: Period): Convert | undefined =>
  field.rate && per ? { how: field.rate, steps: periodRatio(per, step) } : undefined

const quantityBinding = (scenario: Scenario, seed: string, field: Field, path: string, quantity: Quantity): Binding => {
  if (quantity.kind === 'choice') return { kind: 'constant', value: field.choices?.indexOf(quantity.value) ?? -1 }
  if (quantity.kind === 'product') {
    const [a, b] = quantity.of
    return { kind: 'product', of: [inputBinding(scenario, seed, a), inputBinding(scenario, seed, b)] }
  }
  const convert = conversion(field, quantity.per, scenario.time.step)
  const law: Law = quantity.kind === 'law' ? quantity.law : { kind: 'constant', params: [quantity.value] }
  return lawBinding(law, convert, field, seed, path)
}

/** What holds when nobody says anything: the evidence library's row, a neutral value, or nothing. */
const defaultBinding = (scenario: Scenario, seed: string, field: Field, path: string): Binding => {
  const said = field.default
  if (said === 'absent') return { kind: 'constant', value: field.choices ? -1 : 0 }
  if (said === 'required' || (typeof said === 'object' && 'like' in said))
    throw new Error(`"${path}" is required and nobody set it`)
  if ('choice' in said) return { kind: 'constant', value: field.choices?.indexOf(said.choice) ?? -1 }
  if ('value' in said) return lawBinding({ kind: 'constant', params: [said.value] }, undefined, field, seed, path)
  const row = evidenceOf(said.evidence)
  return lawBinding(evidenceLaw(row), conversion(field, row.per, scenario.time.step), field, seed, path)
}

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
export const bindingOf = (
  scenario: Scenario,
  strategy: Strategy,
  seed: string,
  fields: readonly Field[],
  { field, path }: ParamRef,
): Binding => {
  const setting =
    strategy.settings.get(path) ?? (isReplaced(strategy, field, path) ? undefined : scenario.settings.get(path))
  if (!setting && typeof field.default === 'object' && 'like' in field.default) {
    const { like } = field.default
    const other = fields.find(f => f.path === like)
    if (!other) throw new Error(`"${path}" is like "${like}", which is no field`)
    return bindingOf(scenario, strategy, seed, fields, { field: other, path: like })
  }
  return setting
    ? quantityBinding(scenario, seed, field, path, setting.quantity)
    : defaultBinding(scenario, seed, field, path)
}
