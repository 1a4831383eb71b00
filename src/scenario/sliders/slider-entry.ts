import { meantBy } from '../layers/meant.ts'
import { isReserved } from '../names.ts'
import type { Tools } from '../tools.ts'
import { type Demand, type Fitted, fitText } from '../values/fit.ts'
import { oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, quotedNumber } from '../wrong.ts'
import { type Entry, kindText, type MapNode, type Scalar, type TreeNode } from '../yaml/tree.ts'
import { type Movable, readTarget } from './movable.ts'
import { type SliderAsk, sliderKeys } from './slider-ask.ts'

const example = 'write captureShare, or {move: captureShare, from: 20%, to: 60%}'

const keys: readonly string[] = sliderKeys

/** The name that a node is; undefined after a complaint. */
const nameIn = (node: TreeNode, path: string, { complain }: Tools): Scalar | undefined => {
  if (node.kind === 'scalar' && node.text.trim() !== '') return node
  const isEmpty = node.kind === 'empty' || node.kind === 'scalar'
  complain(isEmpty ? 'E122' : 'E121', `expected what to move, found ${isEmpty ? 'nothing' : kindText(node)}`, {
    place: node.place,
    path,
    help: example,
  })
  return undefined
}

/** Complains of keys that do not belong there; true if there are none. */
const fits = (node: MapNode, path: string, { complain }: Tools): boolean => {
  let isFine = true
  for (const { key, keyPlace } of node.entries.values()) {
    if (keys.includes(key)) continue
    isFine = false
    if (isReserved(key, keyPlace, complain)) continue
    const meant = meantBy(key, keys)
    complain('E101', `unknown key ${quoted(key)}`, {
      place: keyPlace,
      path,
      expected: oneOf(keys),
      help: meant === undefined ? example : `did you mean ${quoted(meant)}?`,
    })
  }
  return isFine
}

/** One end; undefined after a complaint. */
const endIn = ({ value, keyPlace }: Entry, demand: Demand, path: string, { complain }: Tools): Fitted | undefined => {
  if (value.kind !== 'scalar') {
    const isEmpty = value.kind === 'empty'
    complain(isEmpty ? 'E122' : 'E121', `expected an end of the slider, found ${kindText(value)}`, {
      place: isEmpty ? keyPlace : value.place,
      path,
      help: 'write one value, or remove the key and tandem chooses',
    })
    return undefined
  }
  const fitted = quotedNumber(value) ?? fitText(value.text, demand)
  if (!isWrong(fitted)) return fitted
  complainOf(fitted, value, path, complain)
  return undefined
}

/** Complains of two ends between which there is nothing; true if there is. */
const goes = (from: Entry, to: Entry, low: Fitted, high: Fitted, path: string, { complain }: Tools): boolean => {
  const [first, last] = [from, to].map(({ value }) => (value.kind === 'scalar' ? value.text.trim() : ''))
  const wrong = (problem: string, help: string): boolean => {
    complain('E155', problem, { place: to.value.place, path: `${path}.to`, help })
    return false
  }
  if (low.per !== high.per)
    return wrong(`one end is per ${low.per}, the other per ${high.per}`, 'write both per the same period')
  if (low.value < high.value) return true
  return low.value > high.value
    ? wrong(`a slider cannot go from ${first} up to ${last}`, `write from: ${last}, to: ${first}`)
    : wrong(`a slider from ${first} to ${last} has nowhere to go`, 'write two different ends, or leave one out')
}

type Range = Pick<SliderAsk, 'from' | 'to' | 'per'>

/** The ends that a map gives; undefined after a complaint. */
const rangeIn = (node: MapNode, demand: Demand | null, path: string, tools: Tools): Range | undefined => {
  const [from, to] = [node.entries.get('from'), node.entries.get('to')]
  const said = from ?? to
  if (said === undefined) return {}
  if (demand === null) {
    tools.complain('E155', 'the ends of a slider cannot be said where an input is a rate', {
      place: said.keyPlace,
      path,
      help: 'leave "from" and "to" out: tandem chooses',
    })
    return undefined
  }
  const low = from && endIn(from, demand, `${path}.from`, tools)
  const high = to && endIn(to, demand, `${path}.to`, tools)
  if ((from !== undefined && low === undefined) || (to !== undefined && high === undefined)) return undefined
  if (from && to && low && high && !goes(from, to, low, high, path, tools)) return undefined
  const per = low?.per ?? high?.per
  return { ...(low && { from: low.value }), ...(high && { to: high.value }), ...(per !== undefined && { per }) }
}

/** One entry of the list: a name, or a map with its own ends; undefined after a complaint, and for what a base names in vain. */
export const readSlider = (item: TreeNode, path: string, known: Movable, tools: Tools): SliderAsk | undefined => {
  const { place } = item
  if (item.kind !== 'map') {
    const node = nameIn(item, path, tools)
    const target = node && readTarget(node, path, known, tools)
    return node && target && { name: node.text.trim(), path: target.path, place }
  }
  const isFine = fits(item, path, tools)
  const move = item.entries.get('move')
  if (move === undefined) {
    if (isFine)
      tools.complain('E125', 'a slider says what it moves, and this one does not: "move" is missing', {
        place,
        path,
        help: example,
      })
    return undefined
  }
  const value = move.value.kind === 'empty' ? { ...move.value, place: move.keyPlace } : move.value
  const node = nameIn(value, `${path}.move`, tools)
  const target = node && readTarget(node, `${path}.move`, known, tools)
  const range = target && rangeIn(item, target.demand, path, tools)
  if (!isFine || node === undefined || target === undefined || range === undefined) return undefined
  return { name: node.text.trim(), path: target.path, ...range, place }
}
