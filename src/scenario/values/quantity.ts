import type { Field } from '../../kernel/field.ts'
import { formulaValue } from '../formula/value.ts'
import type { Input } from '../inputs/inputs.ts'
import { isNone, noneInside } from '../layers/none.ts'
import { notYet, notYetChoices, uncertainHelp } from '../not-yet.ts'
import type { Quantity } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { uncertain } from '../uncertain/uncertain.ts'
import { didYouMean, isYesOrNo, oneOf, quoted, wanted } from '../words.ts'
import { complainOf, isWrong, quotedNumber } from '../wrong.ts'
import { kindText, type ListNode, type TreeNode } from '../yaml/tree.ts'
import { readDay } from './day.ts'
import { fitText } from './fit.ts'
import { isRamp, readRamp } from './ramp.ts'
import { isSchedule, readSchedule } from './schedule.ts'
import { readSeveral } from './several.ts'
import { emptyHelp } from './unsaid.ts'

/** What reading a value needs to know besides the field. `path` is for messages; `generic` has `*` for elements. */
export type ValueContext = {
  readonly path: string
  readonly generic: string
  readonly inputs: ReadonlyMap<string, Input>
  readonly tools: Tools
}

const readText = (node: TreeNode, { path, tools }: ValueContext): Quantity | undefined => {
  if (node.kind === 'scalar' && node.text.trim() !== '' && node.text.length <= 200)
    return { kind: 'choice', value: node.text }
  const found = node.kind === 'scalar' ? `${node.text.length} characters` : kindText(node)
  tools.complain('E121', `expected a name of 1 to 200 characters, found ${found}`, { place: node.place, path })
  return undefined
}

/** How YAML says yes and no. */
const truths: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
])

const readChoice = (field: Field, node: TreeNode, context: ValueContext): Quantity | undefined => {
  const { path } = context
  const { complain } = context.tools
  const choices = field.choices ?? []
  if (choices.length === 0) return readText(node, context)
  if (node.kind !== 'scalar') {
    complain('E121', `expected ${choices.join(' or ')}, found ${kindText(node)}`, { place: node.place, path })
    return undefined
  }
  if (choices.includes(node.text)) return { kind: 'choice', value: node.text }
  const truth = truths.get(node.text)
  if (truth !== undefined && isYesOrNo(field)) return { kind: 'choice', value: truth }
  const later = notYetChoices.get(context.generic)?.get(node.text)
  if (later !== undefined) notYet(complain, later, node.place, path, `today: ${choices.join(' or ')}`)
  else if (isNone(node)) noneInside(node, path, complain)
  else
    complain('E120', `unknown choice ${quoted(node.text)}`, {
      place: node.place,
      path,
      expected: oneOf(choices),
      help: didYouMean(node.text, choices),
    })
  return undefined
}

/** What is typical of events in one trial: any value that is drawn or computed once. */
const readTypical = (field: Field, node: TreeNode, context: ValueContext): Quantity | undefined => {
  const what = isSchedule(node) ? 'a schedule' : isRamp(node) ? 'a ramp' : undefined
  if (what === undefined) return readQuantity({ ...field, draw: 'trial' }, node, context)
  const help = 'write one value, or an uncertain one that does not change over time'
  context.tools.complain('E117', `${what} inside a spread`, { place: node.place, path: context.path, help })
  return undefined
}

/** A list of values as a schedule that starts with the scenario, a year for each. */
const overTime = (field: Field, { items }: ListNode, { tools: { time } }: ValueContext): string | undefined => {
  const texts = items.flatMap(item => (item.kind === 'scalar' && item.text.length <= 30 ? [item.text] : []))
  const isGood = texts.length === items.length && texts.length > 1 && texts.length <= 5 && field.certain !== true
  if (!isGood || texts.some(text => isWrong(fitText(text, field)))) return undefined
  const [year, month] = time.start.startsWith('1900')
    ? [2026, '01']
    : [Number(time.start.slice(0, 4)), time.start.slice(5, 7)]
  return `for a change over time write {${texts.map((text, i) => `${year + i}-${month}: ${text}`).join(', ')}}`
}

/** One scalar, map or list as the value of a field; undefined after a complaint. */
export const readQuantity = (field: Field, node: TreeNode, context: ValueContext): Quantity | undefined => {
  const { path } = context
  const { complain } = context.tools
  if (node.kind === 'empty') {
    complain('E122', 'this key has no value', {
      place: node.place,
      path,
      help: emptyHelp(field),
    })
    return undefined
  }
  if (field.date === true && !isSchedule(node)) return readDay(field, node, path, context.tools)
  if (field.many === true && !isSchedule(node)) return readSeveral(field, node, path, complain)
  if (node.kind === 'map' && isSchedule(node))
    return readSchedule(field, node, path, context.tools, piece => readQuantity(field, piece, context))
  if (field.choices !== undefined) return readChoice(field, node, context)
  if (node.kind === 'map' && isRamp(node))
    return readRamp(field, node, path, context.tools, piece => readQuantity(field, piece, context))
  if (node.kind === 'list') {
    const help = overTime(field, node, context) ?? uncertainHelp
    complain('E121', 'expected one value, found a list', { place: node.place, path, help })
    return undefined
  }
  if (node.kind === 'map') {
    if (field.certain) {
      const help = `write one value such as ${wanted(field).replace(/^.* such as /, '')}`
      complain('E121', 'this has to be one certain number', { place: node.place, path, help })
      return undefined
    }
    const quantity = uncertain(node, field, path, context.tools, typical => readTypical(field, typical, context))
    if (quantity?.kind !== 'row' || field.draw !== 'event') return quantity
    complain('E121', 'a paired row is drawn once per future, and this is drawn for each deal', {
      place: node.entries.get('paired')?.keyPlace ?? node.place,
      path,
      help: 'leave out "paired": each deal then draws a row of its own',
    })
    return undefined
  }
  if (node.text.trimStart().startsWith('=')) return formulaValue(field, node, context)
  if (isNone(node)) {
    if (field.none === true) return { kind: 'worded', value: 0, text: 'none' }
    noneInside(node, path, complain)
    return undefined
  }
  const fitted = quotedNumber(node) ?? fitText(node.text, field)
  if ('problem' in fitted) {
    complainOf(fitted, node, path, complain)
    return undefined
  }
  return { kind: 'constant', ...fitted }
}
