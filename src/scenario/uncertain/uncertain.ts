import type { Field } from '../../kernel/field.ts'
import type { Law } from '../../kernel/law.ts'
import { csvValue } from '../csv/csv-value.ts'
import type { Quantity } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { fitText } from '../values/fit.ts'
import { isShareOfWhole } from '../whole/shares.ts'
import type { MapNode, TreeNode } from '../yaml/tree.ts'
import { formOf } from './form.ts'
import { fromTable } from './from-table.ts'
import type { Scale } from './scale.ts'
import { eventSpread, shareSpread } from './spread.ts'
import { inRange } from './window.ts'

export type { ReadEntry } from './scale.ts'

/** Whether every value of a law is whole. */
const isWhole = (law: Law): boolean => {
  if (law.kind === 'mixture') return (law.parts ?? []).every(isWhole)
  if (law.kind === 'poisson') return true
  return (law.values ?? (law.kind === 'constant' ? law.params : [0.5])).every(Number.isInteger)
}

/** A map as an uncertain value on a scale; undefined after a complaint. */
export const uncertainOf = (node: MapNode, scale: Scale): Quantity | undefined => {
  if (node.entries.has('csv')) return fromTable(node, scale)
  const formed = formOf(node, scale)
  if (formed === undefined) return undefined
  if (scale.integer && !isWhole(formed.law)) {
    scale.complain('E115', 'this has to be a whole number, and most of these values are not', {
      place: node.place,
      path: scale.path,
      help: 'write {discrete: [{value: 3, weight: 1}, {value: 4, weight: 1}]}, {poisson: {mean: 3}} or one whole number',
    })
    return undefined
  }
  const kept = inRange(node, formed, scale)
  return kept && { kind: 'law', ...kept }
}

/** Far outside any range, but on the scale: shares without a % stay between -1 and 1. */
const sizes = (field: Field): readonly [number, number] => {
  const most = field.unit === '1' ? Math.max(1, field.range[1]) : 1e15
  return [-most, most]
}

const scaleOf = (field: Field, path: string, tools: Tools): Scale => {
  const { integer: _, ...fraction } = field
  return {
    unit: () => field.unit,
    range: field.range,
    integer: field.integer === true,
    heads: (field.per ?? []).map(head => ` per ${head}`).join(''),
    read: text => fitText(text, field),
    readMean: text => fitText(text, fraction),
    readSize: text => fitText(text, { ...fraction, range: sizes(field) }),
    csv: node => csvValue(node, text => fitText(text, field), path, tools),
    path,
    complain: tools.complain,
  }
}

/** An uncertain value of a field; what is typical of events is read by `readTypical`. */
export const uncertain = (
  node: MapNode,
  field: Field,
  path: string,
  tools: Tools,
  readTypical: (node: TreeNode) => Quantity | undefined,
): Quantity | undefined => {
  const scale = scaleOf(field, path, tools)
  const hasSpread = node.entries.has('spread')
  if (field.draw === 'event' && hasSpread) return eventSpread(node, scale, readTypical)
  if (!isShareOfWhole(field)) return uncertainOf(node, scale)
  if (hasSpread) return shareSpread(node, scale)
  tools.complain('E117', 'the shares of one whole vary together, so that they keep their sum', {
    place: node.place,
    path,
    help: 'write {typical: 45%, spread: 10%} for each uncertain share, and one value for each certain one',
  })
  return undefined
}
