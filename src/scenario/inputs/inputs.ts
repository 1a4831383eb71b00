import type { Place } from '../../kernel/issue.ts'
import type { Unit } from '../../kernel/unit.ts'
import { csvValue } from '../csv/csv-value.ts'
import { dimsOfAmount } from '../formula/dims.ts'
import type { Reach } from '../formula/reach.ts'
import type { Dims } from '../formula/term.ts'
import type { Layer, LayerKind } from '../layers/chain.ts'
import { isNone, nothingToRemove } from '../layers/none.ts'
import { ambiguous, isGoodName } from '../names.ts'
import type { Quantity, Setting } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { uncertainOf } from '../uncertain/uncertain.ts'
import { type Amount, type Dimension, readAmount } from '../values/amount.ts'
import { isRecord, openRecord } from '../values/record.ts'
import { complainOf, isWrong, quotedNumber, readMended, type Wrong } from '../wrong.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { computeInputs, type Waiting } from './computed-inputs.ts'

/**
 * A named input; without a setting when it was written wrongly (then a complaint was made). `reach`, `parts` (how
 * many a formula has with all that it is computed from) and `certain` (its value where that is the same in every future)
 * are of computed ones.
 */
export type Input = {
  readonly setting?: Setting
  readonly kind?: Dimension | 'rate'
  readonly dims?: Dims
  readonly reach?: Reach
  readonly parts?: number
  readonly certain?: number
}

const unitOf: Readonly<Record<Dimension, Unit>> = {
  money: 'USD',
  share: '1',
  plain: 'USD/USD',
  duration: 'months',
  hours: 'hours',
}

const kindOf = (amount: Amount): Dimension | 'rate' =>
  amount.period === undefined && amount.heads.length === 0 ? amount.dimension : 'rate'

const fitted = (amount: Amount) =>
  amount.period === undefined ? { value: amount.value } : { value: amount.value, per: amount.period }

/** A quantity of any kind; of a text that is none and says no more, what there is to write. */
const anyAmount = (text: string): Amount | Wrong => {
  const amount = readMended(text, readAmount)
  if (!isWrong(amount) || amount.code !== 'E110' || (amount.help ?? amount.expected) !== undefined) return amount
  return { ...amount, expected: 'expected a number with its unit, such as 5.3, 20%, $20k or 9 months' }
}

/** An uncertain value of any form, all entries of the kind of the first that is read. */
const uncertainInput = (node: MapNode, path: string, tools: Tools): Omit<Read, 'place'> | undefined => {
  let model: Amount | undefined
  const read = (text: string): ReturnType<typeof fitted> | Wrong => {
    const amount = anyAmount(text)
    if (isWrong(amount)) return amount
    model ??= amount
    const same = amount.dimension === model.dimension && amount.heads.join() === model.heads.join()
    if (same) return fitted(amount)
    return { code: 'E117', problem: 'these entries are of different kinds', help: 'write all of them in one unit' }
  }
  const quantity = uncertainOf(node, {
    unit: () => unitOf[model?.dimension ?? 'share'],
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    integer: false,
    heads: '',
    read,
    readMean: read,
    readSize: read,
    csv: table => csvValue(table, read, path, tools),
    path,
    complain: tools.complain,
  })
  // only the shapes of a beta law have no unit, and they are of a share
  const amount = model ?? { dimension: 'share' as const, value: 0, heads: [] }
  return quantity && { quantity, kind: kindOf(amount), dims: dimsOfAmount(amount) }
}

type Read = { readonly quantity: Quantity; readonly kind: Dimension | 'rate'; readonly dims: Dims }

const readValue = (node: TreeNode, path: string, tools: Tools): Read | undefined => {
  const { complain } = tools
  if (node.kind === 'map') return uncertainInput(node, path, tools)
  if (node.kind !== 'scalar') {
    complain(
      node.kind === 'empty' ? 'E122' : 'E121',
      node.kind === 'empty' ? 'this input has no value' : 'expected one value, found a list',
      {
        place: node.place,
        path,
      },
    )
    return undefined
  }
  const amount = quotedNumber(node) ?? anyAmount(node.text)
  if (isWrong(amount)) {
    complainOf(amount, node, path, complain)
    return undefined
  }
  return { quantity: { kind: 'constant', ...fitted(amount) }, kind: kindOf(amount), dims: dimsOfAmount(amount) }
}

const readInput = (entry: Entry, layer: LayerKind, tools: Tools): Input | Waiting => {
  const { complain, warn } = tools
  const path = `inputs.${entry.key}`
  const { value, ...provenance } = openRecord(entry.value, path, complain, warn)
  const node = isRecord(value) ? undefined : value
  if (node === undefined) complain('E121', 'a value inside a value', { place: entry.keyPlace, path })
  if (node?.kind === 'scalar' && node.text.trimStart().startsWith('='))
    return { node, path, place: entry.value.place, rest: { layer, ...provenance } }
  const read = node === undefined ? undefined : readValue(node, path, tools)
  if (read === undefined) return {}
  const unit = read.kind === 'rate' ? {} : { unit: unitOf[read.kind] }
  return {
    setting: { path, quantity: read.quantity, place: entry.value.place, layer, ...unit, ...provenance },
    kind: read.kind,
    dims: read.dims,
  }
}

/** The named inputs of all layers, weakest first; a nearer layer replaces an input whole. */
export const readInputs = (layers: readonly Layer[], tools: Tools): ReadonlyMap<string, Input> => {
  const { complain } = tools
  const inputs = new Map<string, Input>()
  const places = new Map<string, Place>()
  const waiting = new Map<string, Waiting>()
  for (const { tree, kind } of layers) {
    const room = tree.entries.get('inputs')
    if (room === undefined || room.value.kind === 'empty') continue
    if (isNone(room.value)) {
      if (inputs.size === 0) nothingToRemove('inputs', room.value.place, '', [], complain)
      for (const map of [inputs, places, waiting]) map.clear()
      continue
    }
    if (room.value.kind !== 'map') {
      complain('E121', `expected a map of inputs, found ${kindText(room.value)}`, {
        place: room.value.place,
        path: 'inputs',
      })
      continue
    }
    for (const entry of room.value.entries.values()) {
      if (!isGoodName(entry.key, 'input', entry.keyPlace, complain)) continue
      if (isNone(entry.value)) {
        waiting.delete(entry.key)
        if (!inputs.delete(entry.key))
          nothingToRemove(`inputs.${entry.key}`, entry.value.place, '', [...inputs.keys()], complain)
        places.delete(entry.key)
        continue
      }
      const input = readInput(entry, kind, tools)
      // Its place among the others is kept until all of them are known.
      inputs.set(entry.key, 'rest' in input ? {} : input)
      if ('rest' in input) waiting.set(entry.key, input)
      else waiting.delete(entry.key)
      places.set(entry.key, entry.keyPlace)
    }
  }
  ambiguous(places, 'input', complain)
  computeInputs(waiting, inputs, tools)
  return inputs
}
