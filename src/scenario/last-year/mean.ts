import { evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import { allFields } from '../../domain/fields.ts'
import { closureOf } from '../../kernel/closure.ts'
import { mean } from '../../kernel/distribution/index.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import { constantParam } from '../../kernel/param.ts'
import { type Period, periodYears } from '../../kernel/unit.ts'
import type { Quantity, Scenario, Setting, Strategy } from '../scenario.ts'

/** What the status quo says of a path, or the file where that says nothing. */
export const settingOf = ({ settings, strategies, against }: Scenario, path: string): Setting | undefined => {
  const today: Strategy | undefined = strategies.find(({ id }) => id === against)
  const isGone = today !== undefined && (today.removed.has(path) || isReplaced(today, path))
  return today?.settings.get(path) ?? (isGone ? undefined : settings.get(path))
}

/** Whether a strategy says the field that this one stands instead of: `while` unsets the file's `lasts`. */
const isReplaced = ({ settings }: Strategy, path: string): boolean => {
  const instead = fieldAt(allFields, path)?.instead?.split('.')
  return (
    instead !== undefined &&
    settings.has(
      path
        .split('.')
        .with(-1, instead[instead.length - 1])
        .join('.'),
    )
  )
}

/** A quantity at the mean of what it is made of, at the start: of a schedule or a ramp its first value. */
const meanOf = (quantity: Quantity, scenario: Scenario): number => {
  switch (quantity.kind) {
    case 'constant':
    case 'worded':
      return quantity.value
    case 'law':
      return mean(quantity.law)
    case 'formula': {
      const inputs = quantity.of.map(name => {
        const input = scenario.inputs.get(name)
        if (input === undefined) throw new Error(`there is no input "${name}"`)
        return constantParam(meanOf(input.quantity, scenario))
      })
      return closureOf(quantity.expr, inputs)(0)
    }
    case 'schedule':
      return meanOf(quantity.pieces[0].quantity, scenario)
    case 'ramp':
      return meanOf(quantity.start, scenario)
    case 'spread':
      return meanOf(quantity.typical, scenario) * mean(quantity.law)
    case 'part':
      return quantity.typical
    case 'row':
      return quantity.values.reduce((sum, x) => sum + x, 0) / quantity.values.length
    default:
      throw new Error('a choice has no mean')
  }
}

const periodOf = (quantity: Quantity): Period | undefined =>
  quantity.kind === 'schedule'
    ? periodOf(quantity.pieces[0].quantity)
    : quantity.kind === 'ramp'
      ? periodOf(quantity.start)
      : 'per' in quantity
        ? quantity.per
        : undefined

const aYear = (x: number, per: Period | undefined): number => (per === undefined ? x : x / periodYears[per])

/**
 * What a path is at the start, at the mean of each input, in the status quo: in the unit of its field, a flow per year.
 * What nobody says has its default, at its mean.
 */
export const atStart = (scenario: Scenario, path: string): number => {
  const setting = settingOf(scenario, path)
  if (setting !== undefined) return aYear(meanOf(setting.quantity, scenario), periodOf(setting.quantity))
  const field = fieldAt(allFields, path)
  if (field === undefined) throw new Error(`there is no field "${path}"`)
  const said = field.default
  if (typeof said === 'string' || 'choice' in said) return 0
  if ('like' in said) return atStart(scenario, said.like)
  if ('value' in said) return said.value
  const row = evidenceOf(said.evidence)
  return aYear(mean(evidenceLaw(row)), row.per)
}
