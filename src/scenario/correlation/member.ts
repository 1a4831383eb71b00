import { evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import type { Field } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Unit } from '../../kernel/unit.ts'
import type { Input } from '../inputs/inputs.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { fieldAt, unknownName } from '../layers/named-path.ts'
import type { Quantity, Setting } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { quoted, valueText } from '../words.ts'

/** What a list of correlations may name, all layers together. */
export type Known = { readonly inputs: ReadonlyMap<string, Input>; readonly body: Body; readonly axes: Axes }

/** Why a value cannot follow ranks, and what to do. */
type Reason = { readonly why: string; readonly help: string }

const uncertain = 'only what is uncertain can be correlated: write {p10: a, p90: b}, or take it out'
const takeOut = 'take it out of "between"'

/** Why a quantity cannot be correlated, or undefined if it can: one draw a trial by a law. */
export const reasonAgainst = (quantity: Quantity, unit: Unit, draw: Field['draw']): Reason | undefined => {
  switch (quantity.kind) {
    case 'constant':
      return { why: `is certain: ${valueText(quantity.value, unit)}`, help: uncertain }
    case 'law':
      if (quantity.law.kind === 'constant')
        return { why: `is certain: ${valueText(quantity.law.params[0], unit)}`, help: uncertain }
      if (draw === 'trial') return undefined
      return {
        why: 'is the spread between deals, drawn anew for each of them',
        help: 'only what is typical can be correlated: write {typical: {p10: a, p90: b}, spread: 50%}',
      }
    case 'spread': {
      const reason = reasonAgainst(quantity.typical, unit, 'trial')
      return reason && { ...reason, why: `has a typical value that ${reason.why}` }
    }
    case 'worded':
      return { why: `is certain: ${quantity.text}`, help: takeOut }
    case 'choice':
      return { why: `is a choice: ${quantity.value}`, help: takeOut }
    case 'formula': {
      const names = quantity.of.map(quoted)
      return {
        why: 'is computed by a formula',
        help: names.length === 0 ? takeOut : `correlate what it is computed from: ${names.join(', ')}`,
      }
    }
    case 'schedule':
      return { why: 'changes on dates', help: takeOut }
    case 'ramp':
      return { why: 'moves from one value to another', help: takeOut }
    case 'part':
      return { why: 'is one of several shares of a whole, which depend on each other already', help: takeOut }
    case 'row':
      return { why: 'is a column of a table, whose rows are drawn as they are', help: takeOut }
  }
}

/** Why the default of a field cannot be correlated; `null` if there is more to complain of elsewhere. */
const againstDefault = (field: Field, path: string, body: Body): Reason | null | undefined => {
  const said = field.default
  if (said === 'required' && body.places.has(path.split('.').slice(0, -1).join('.'))) return null
  if (said === 'required' || said === 'absent') return { why: 'has no value: nobody sets it', help: uncertain }
  if ('like' in said) return { why: `is the same as ${quoted(said.like)}`, help: `correlate ${quoted(said.like)}` }
  if ('choice' in said) return reasonAgainst({ kind: 'choice', value: said.choice }, field.unit, field.draw)
  if ('value' in said)
    return { why: `is ${valueText(said.value, field.unit)}, certainly, unless someone sets it`, help: uncertain }
  return reasonAgainst({ kind: 'law', law: evidenceLaw(evidenceOf(said.evidence)) }, field.unit, field.draw)
}

/**
 * The path of a name in `between`: `inputs.x` for an input, else the path of the field. Undefined after a complaint that
 * it cannot be correlated, here or where its value is. A value that `--set` fixes for one run only loses its
 * correlations there, with a warning.
 */
export const readMember = (
  name: string,
  known: Known,
  detail: { readonly place: Place; readonly path: string },
  { complain, warn }: Pick<Tools, 'complain' | 'warn'>,
): string | undefined => {
  const judged = (path: string, reason: Reason | undefined, setting?: Setting): string | undefined => {
    if (reason === undefined) return path
    const { why, help } = reason
    if (setting?.layer !== '--set') {
      complain('E138', `${quoted(name)} cannot be correlated: it ${why}`, { ...detail, help })
      return undefined
    }
    const message = `the correlations of ${quoted(name)} do not hold in this run`
    warn('E138', message, { place: setting.place, path, expected: `here it ${why}` })
    return path
  }
  const input = known.inputs.get(name)
  if (input !== undefined) {
    const { setting } = input
    if (setting === undefined) return undefined
    return judged(`inputs.${name}`, reasonAgainst(setting.quantity, setting.unit ?? 'USD/USD', 'trial'), setting)
  }
  const field = fieldAt(name, known.axes)
  if (field === undefined) {
    const what = name.includes('.') ? 'field' : 'input'
    complain('E124', `unknown ${what} ${quoted(name)}`, { ...detail, help: unknownName(name, known) })
    return undefined
  }
  const setting = known.body.settings.get(name)
  if (setting !== undefined) return judged(name, reasonAgainst(setting.quantity, field.unit, field.draw), setting)
  if (known.body.places.has(name)) return undefined
  const reason = againstDefault(field, name, known.body)
  return reason === null ? undefined : judged(name, reason)
}
