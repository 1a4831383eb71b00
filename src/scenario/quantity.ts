import type { Field } from '../kernel/field.ts'
import type { Complain } from './complain.ts'
import { fitText } from './fit.ts'
import type { Input } from './inputs.ts'
import { isDateKey, notYet, notYetChoices, uncertainHelp } from './not-yet.ts'
import { readProduct } from './product.ts'
import type { Quantity } from './scenario.ts'
import { kindText, type Scalar, type TreeNode } from './tree.ts'
import { uncertain } from './uncertain.ts'
import { didYouMean, oneOf, quoted, valueText, wanted } from './words.ts'
import { complainOf, quotedNumber } from './wrong.ts'

/** What reading a value needs to know besides the field. `path` is for messages; `generic` has `*` for elements. */
export type ValueContext = {
  readonly path: string
  readonly generic: string
  readonly inputs: ReadonlyMap<string, Input>
  readonly complain: Complain
}

const readChoice = (field: Field, node: TreeNode, context: ValueContext): Quantity | undefined => {
  const { complain, path } = context
  const choices = field.choices ?? []
  if (node.kind !== 'scalar') {
    if (node.kind === 'map' && [...node.entries.keys()].some(isDateKey))
      notYet(complain, 'a value that changes by date', node.place, path)
    else complain('E121', `expected ${choices.join(' or ')}, found ${kindText(node)}`, { place: node.place, path })
    return undefined
  }
  if (choices.includes(node.text)) return { kind: 'choice', value: node.text }
  const later = notYetChoices.get(context.generic)?.get(node.text)
  if (later !== undefined) notYet(complain, later, node.place, path, `today: ${choices.join(' or ')}`)
  else if (node.text === 'none') notYet(complain, 'removing an entry with "none"', node.place, path)
  else
    complain('E120', `unknown choice ${quoted(node.text)}`, {
      place: node.place,
      path,
      expected: oneOf(choices),
      help: didYouMean(node.text, choices),
    })
  return undefined
}

type Range = readonly [number, number]

const kindWords: Readonly<Record<NonNullable<Input['kind']>, string>> = {
  share: 'a share',
  plain: 'a plain number',
  money: 'money',
  duration: 'a duration',
  hours: 'hours',
  rate: 'a rate',
}

/** The smallest and largest value that an input can have; [0, 0] for one that was complained of. */
const supportOf = (quantity: Quantity | undefined): Range => {
  if (quantity?.kind === 'constant') return [quantity.value, quantity.value]
  if (quantity?.kind !== 'law') return [0, 0]
  const { kind, params } = quantity.law
  return kind === 'pert' ? [params[0], params[params.length - 1]] : [0, kind === 'logitNormal' ? 1 : Infinity]
}

const productRange = (a: Range, b: Range): Range => {
  const corners = a.flatMap(x => b.map(y => (x === 0 || y === 0 ? 0 : x * y)))
  return [Math.min(...corners), Math.max(...corners)]
}

const productFor = (field: Field, node: Scalar, context: ValueContext): Quantity | undefined => {
  const { complain, path, inputs } = context
  if ((field.unit !== 'USD/USD' && field.unit !== '1') || field.rate !== undefined || field.draw === 'event') {
    notYet(complain, `a formula for ${wanted(field)}`, node.place, path, uncertainHelp)
    return undefined
  }
  const of = readProduct(node.text, [...inputs.keys()])
  if ('problem' in of) {
    complainOf(of, node, path, complain)
    return undefined
  }
  for (const name of of) {
    const kind = inputs.get(name)?.kind
    if (kind === undefined || kind === 'share' || (kind === 'plain' && field.unit === 'USD/USD')) continue
    complain('E111', `the input ${quoted(name)} is ${kindWords[kind]}, which cannot be part of this product`, {
      place: node.place,
      path,
      expected: `expected ${field.unit === '1' ? 'shares such as 20%' : 'plain numbers such as 5.3 and shares such as 20%'}`,
    })
    return undefined
  }
  const [low, high] = productRange(
    supportOf(inputs.get(of[0])?.setting?.quantity),
    supportOf(inputs.get(of[1])?.setting?.quantity),
  )
  if (low < field.range[0] || (high > field.range[1] && high !== Infinity)) {
    const [from, to, least, most] = [...field.range, low, high].map(value => valueText(value, field.unit))
    const can = low === high ? `is ${least}` : `can be ${least} to ${most === 'Infinity' ? 'anything' : most}`
    complain('E114', `must be ${from} to ${to} but this product ${can}`, { place: node.place, path })
    return undefined
  }
  return { kind: 'product', of }
}

/** One scalar, map or list as the value of a field; undefined after a complaint. */
export const readQuantity = (field: Field, node: TreeNode, context: ValueContext): Quantity | undefined => {
  const { complain, path } = context
  if (node.kind === 'empty') {
    complain('E122', 'this key has no value', {
      place: node.place,
      path,
      expected: `expected ${field.choices?.join(' or ') ?? wanted(field)}`,
    })
    return undefined
  }
  if (field.choices !== undefined) return readChoice(field, node, context)
  if (node.kind === 'list') {
    complain('E121', 'expected one value, found a list', { place: node.place, path, help: uncertainHelp })
    return undefined
  }
  if (node.kind === 'map') {
    if (field.certain) {
      notYet(complain, `an uncertain value for ${wanted(field)} here`, node.place, path, 'write one value')
      return undefined
    }
    const law = uncertain(node, field, path, complain)
    if (law !== undefined && field.integer === true) {
      notYet(complain, 'an uncertain whole number', node.place, path, 'write one whole number')
      return undefined
    }
    return law
  }
  if (node.text.trimStart().startsWith('=')) return productFor(field, node, context)
  if (node.text === 'none') {
    notYet(complain, 'removing an entry with "none"', node.place, path)
    return undefined
  }
  const fitted = quotedNumber(node) ?? fitText(node.text, field)
  if ('problem' in fitted) {
    complainOf(fitted, node, path, complain)
    return undefined
  }
  return { kind: 'constant', ...fitted }
}
