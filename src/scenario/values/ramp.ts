import type { Field } from '../../kernel/field.ts'
import type { Quantity } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, quotedNumber } from '../wrong.ts'
import { kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { fitText } from './fit.ts'
import { isRecord } from './record.ts'
import { isSchedule } from './schedule.ts'

const keys = ['start', 'end', 'over'] as const

/** True if a map is a value that moves from one to another: `{start, end, over}`. */
export const isRamp = (node: TreeNode): boolean =>
  node.kind === 'map' && keys.some(key => node.entries.has(key)) && !isRecord(node)

const example = 'a ramp is {start: a, end: b, over: 24 months}'

/** Why a field cannot move along a line, if it cannot. */
const fixedText = (field: Field): string | undefined => {
  const name = quoted(field.path.split('.').findLast(part => part !== '*') ?? '')
  if (field.initial === true) return `${name} is only looked at at the start`
  if (field.certain === true) return `${name} cannot change over time`
  if (field.integer === true) return `${name} is a whole number and cannot move along a line`
  return field.draw === 'event' ? `${name} is another for each event and cannot move along a line` : undefined
}

/** The time that the move takes, in months. */
const readOver = (node: TreeNode, path: string, { complain }: Tools): number | undefined => {
  if (node.kind !== 'scalar') {
    const code = node.kind === 'empty' ? 'E122' : 'E121'
    complain(code, `expected a duration such as 24 months, found ${kindText(node)}`, { place: node.place, path })
    return undefined
  }
  const fitted = quotedNumber(node) ?? fitText(node.text, { unit: 'months', range: [0, 600] })
  if ('problem' in fitted) {
    complainOf(fitted, node, path, complain)
    return undefined
  }
  if (fitted.value > 0) return fitted.value
  complain('E117', 'a ramp must take more than no time', {
    place: node.place,
    path,
    help: 'write 1 month, or one value',
  })
  return undefined
}

const readEnd = (node: TreeNode, path: string, tools: Tools, read: Read): Quantity | undefined => {
  const what = isSchedule(node) ? 'a schedule' : isRamp(node) ? 'a ramp' : isRecord(node) ? 'a record' : undefined
  if (what === undefined) return read(node)
  tools.complain('E117', `${what} inside a ramp`, { place: node.place, path, help: example })
  return undefined
}

type Read = (piece: TreeNode) => Quantity | undefined

/** `{start, end, over}` as a value; its ends, which may be uncertain, are read by `read`. Undefined after a complaint. */
export const readRamp = (field: Field, node: MapNode, path: string, tools: Tools, read: Read): Quantity | undefined => {
  const { complain } = tools
  const fixed = fixedText(field)
  if (fixed !== undefined) {
    const help = field.draw === 'event' ? 'write a value for each date: {2026-01: a, 2027-01: b}' : 'write one value'
    complain('E147', fixed, { place: node.place, path, help })
    return undefined
  }
  const extra = [...node.entries.values()].find(({ key }) => !keys.some(known => known === key))
  if (extra !== undefined) {
    const help = didYouMean(extra.key, keys) ?? example
    const expected = oneOf(keys)
    complain('E121', `${quoted(extra.key)} does not belong into a ramp`, {
      place: extra.keyPlace,
      path,
      expected,
      help,
    })
    return undefined
  }
  const missing = keys.filter(key => !node.entries.has(key))
  if (missing.length > 0) {
    const there = [...node.entries.keys()].map(quoted).join(' and ')
    const what = `${missing.map(quoted).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing beside ${there}`
    complain('E117', what, { place: node.place, path, help: example })
    return undefined
  }
  const [first, last, span] = keys.map(key => node.entries.get(key)?.value ?? node)
  const [start, end] = [first, last].map(one => readEnd(one, path, tools, read))
  const over = readOver(span, path, tools)
  return start && end && over ? { kind: 'ramp', start, end, over } : undefined
}
