import type { Place } from '../kernel/issue.ts'
import type { Unit } from '../kernel/unit.ts'
import { type Amount, type Dimension, readAmount } from './amount.ts'
import type { Layer } from './chain.ts'
import type { Complain } from './complain.ts'
import { ambiguous, isGoodName } from './names.ts'
import { notYet } from './not-yet.ts'
import { isRecord, openRecord } from './record.ts'
import type { Quantity, Setting } from './scenario.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from './tree.ts'
import { uncertainOf } from './uncertain.ts'
import { complainOf, isWrong, quotedNumber, readMended, type Wrong } from './wrong.ts'

/** A named input; without a setting when it was written wrongly (then a complaint was made). */
export type Input = { readonly setting?: Setting; readonly kind?: Dimension | 'rate' }

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

/** `{p10, p90}` and its like, all entries of the kind of the first. */
const uncertainInput = (node: MapNode, path: string, complain: Complain): Omit<Read, 'place'> | undefined => {
  const [first] = [...node.entries.values()].map(entry => entry.value).filter(value => value.kind === 'scalar')
  const model = first === undefined ? undefined : readAmount(first.text)
  const unit = model === undefined || isWrong(model) ? 'USD/USD' : unitOf[model.dimension]
  const read = (text: string): ReturnType<typeof fitted> | Wrong => {
    const amount = readMended(text, readAmount)
    if (isWrong(amount)) return amount
    if (model !== undefined && !isWrong(model)) {
      const same = amount.dimension === model.dimension && amount.heads.join() === model.heads.join()
      if (!same)
        return { code: 'E117', problem: 'these entries are of different kinds', help: 'write all of them in one unit' }
    }
    return fitted(amount)
  }
  const quantity = uncertainOf(node, unit, read, path, complain)
  if (quantity === undefined || model === undefined || isWrong(model)) return undefined
  return { quantity, kind: kindOf(model) }
}

type Read = { readonly quantity: Quantity; readonly kind: Dimension | 'rate' }

const readValue = (node: TreeNode, path: string, complain: Complain): Read | undefined => {
  if (node.kind === 'map') return uncertainInput(node, path, complain)
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
  if (node.text.trimStart().startsWith('=')) {
    notYet(complain, 'an input that is computed from others', node.place, path, 'write its value')
    return undefined
  }
  const amount = quotedNumber(node) ?? readMended(node.text, readAmount)
  if (isWrong(amount)) {
    complainOf(amount, node, path, complain)
    return undefined
  }
  return { quantity: { kind: 'constant', ...fitted(amount) }, kind: kindOf(amount) }
}

const readInput = (entry: Entry, complain: Complain): Input => {
  const path = `inputs.${entry.key}`
  const { value, ...provenance } = openRecord(entry.value, path, complain)
  const node = isRecord(value) ? undefined : value
  if (node === undefined) complain('E121', 'a value inside a value', { place: entry.keyPlace, path })
  const read = node === undefined ? undefined : readValue(node, path, complain)
  if (read === undefined) return {}
  const unit = read.kind === 'rate' ? {} : { unit: unitOf[read.kind] }
  return {
    setting: { path, quantity: read.quantity, place: entry.value.place, ...unit, ...provenance },
    kind: read.kind,
  }
}

/** The named inputs of all layers, weakest first; a nearer layer replaces an input whole. */
export const readInputs = (layers: readonly Layer[], complain: Complain): ReadonlyMap<string, Input> => {
  const inputs = new Map<string, Input>()
  const places = new Map<string, Place>()
  for (const { tree } of layers) {
    const room = tree.entries.get('inputs')
    if (room === undefined || room.value.kind === 'empty') continue
    if (room.value.kind !== 'map') {
      complain('E121', `expected a map of inputs, found ${kindText(room.value)}`, {
        place: room.value.place,
        path: 'inputs',
      })
      continue
    }
    for (const entry of room.value.entries.values()) {
      if (!isGoodName(entry.key, 'input', entry.keyPlace, complain)) continue
      inputs.set(entry.key, readInput(entry, complain))
      places.set(entry.key, entry.keyPlace)
    }
  }
  ambiguous(places, 'input', complain)
  return inputs
}
