import { convertRate } from '../../compile/convert.ts'
import { type Evidence, evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import { quantile } from '../../kernel/distribution/index.ts'
import type { Field } from '../../kernel/field.ts'
import type { Issue } from '../../kernel/issue.ts'
import { type Period, periodRatio } from '../../kernel/unit.ts'
import { defaultRow } from '../../scenario/default-row.ts'
import type { Quantity, Scenario, Setting } from '../../scenario/scenario.ts'
import { perText, valueText } from '../quantity-text.ts'
import { warning } from './lint.ts'

type Middle = { readonly value: number; readonly per: Period | undefined }

/** The middles of what is said: of a law its median, of what moves over time each of its values. */
const middles = (quantity: Quantity): readonly Middle[] => {
  switch (quantity.kind) {
    case 'constant':
      return [{ value: quantity.value, per: quantity.per }]
    case 'law':
      return [{ value: quantile(quantity.law, 0.5), per: quantity.per }]
    case 'schedule':
      return quantity.pieces.flatMap(piece => middles(piece.quantity))
    case 'ramp':
      return [quantity.start, quantity.end].flatMap(middles)
    case 'spread':
      return middles(quantity.typical)
    default:
      return []
  }
}

/** Where published values lie: the ends of a range, or the 5 % and 95 % points where P10 and P90 are published. */
const rangeOf = (row: Evidence): readonly [number, number] | undefined => {
  if (row.grade === 'J' || row.low === undefined || row.high === undefined) return undefined
  if (row.ends === 'bounds') return [row.low, row.high]
  const law = evidenceLaw(row)
  return [quantile(law, 0.05), quantile(law, 0.95)]
}

/** A rate in the period of the published one. */
const inPeriodOf = (row: Evidence, field: Field, { value, per }: Middle): number =>
  field.rate && per && row.per ? convertRate(value, { how: field.rate, steps: periodRatio(per, row.per) }) : value

/**
 * Values whose middle lies outside what has been published for the field. One that says where it comes from is left
 * alone: its author knows.
 */
export const unpublished = (setting: Setting, field: Field, { settings }: Scenario): readonly Issue[] => {
  if (setting.source !== undefined || setting.note !== undefined) return []
  if (typeof field.default !== 'object' || !('evidence' in field.default)) return []
  const row = evidenceOf(defaultRow(field.default, setting.path, path => settings.get(path)))
  const range = rangeOf(row)
  const middle = middles(setting.quantity).find(one => {
    const value = inPeriodOf(row, field, one)
    return range !== undefined && (value < range[0] || value > range[1])
  })
  if (range === undefined || middle === undefined) return []
  const said = `${valueText(middle.value, field.unit)}${perText(field, middle.per)}`
  const [low, high] = [row.low ?? 0, row.high ?? 0].map(x => valueText(x, field.unit))
  const ends = row.ends === 'bounds' ? `${low} to ${high}` : `P10 ${low}, P90 ${high}`
  return [
    warning('E183', setting, `"${setting.path}" is ${said}, outside what has been published`, {
      expected: `published: ${ends}${perText(field, row.per)} (${row.id}, grade ${row.grade}, ${row.sources.join(', ')})`,
      help: 'check the unit and the period; if it is right, say where it comes from: {value: ..., source: ...} or note: ...',
    }),
  ]
}
