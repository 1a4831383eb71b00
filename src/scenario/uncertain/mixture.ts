import type { Period } from '../../kernel/unit.ts'
import { type Entry, kindText, type TreeNode } from '../yaml/tree.ts'
import { perOf, readNumber } from './entries.ts'
import type { Formed, Scale } from './scale.ts'
import { itemsUnder, readWeighted } from './weighted.ts'

export const mixtureForm = '{mixture: [{weight: 70%, value: {p10: a, p90: b}}, {weight: 30%, value: c}]}'

const mostParts = 20
const mostDeep = 3

/** Reads a value of any form as a law. */
export type ReadForm = (node: TreeNode, depth: number) => Formed | undefined

const partOf = (node: TreeNode, depth: number, scale: Scale, read: ReadForm): Formed | undefined => {
  if (node.kind === 'map') return read(node, depth + 1)
  if (node.kind === 'list') {
    scale.complain('E121', `expected one value, found ${kindText(node)}`, { place: node.place, path: scale.path })
    return undefined
  }
  const one = readNumber(node, 'value', node.place, scale.read, scale)
  return one && { law: { kind: 'constant', params: [one.value] }, ...perOf(one) }
}

const perText = (per: Period | undefined): string => (per === undefined ? 'not a rate' : `per ${per}`)

/** `{mixture: [{weight, value}, ...]}`: one of several uncertain values; `depth` is how many mixtures are around it. */
export const mixture = (
  { keyPlace, value }: Entry,
  scale: Scale,
  depth: number,
  read: ReadForm,
): Formed | undefined => {
  const { path, complain } = scale
  if (depth >= mostDeep) {
    const help = 'write the parts of the inner mixture into the outer one'
    complain('E117', `mixtures are nested more than ${mostDeep} deep`, { place: keyPlace, path, help })
    return undefined
  }
  const items = itemsUnder(value, 'mixture', mostParts, mixtureForm, scale)
  const weighted = items && readWeighted(items, mixtureForm, scale)
  if (weighted === undefined) return undefined
  const parts = weighted.map(one => partOf(one.value, depth, scale, read))
  const good = parts.filter(one => one !== undefined)
  if (good.length < parts.length) return undefined
  const other = good.findIndex(({ per }) => per !== good[0].per)
  if (other >= 0) {
    complain('E117', `part 1 is ${perText(good[0].per)} but part ${other + 1} is ${perText(good[other].per)}`, {
      place: weighted[other].value.place,
      path,
      help: 'write all of them per the same period',
    })
    return undefined
  }
  const weights = weighted.map(({ weight }) => weight)
  return {
    law: { kind: 'mixture', params: [], parts: good.map(({ law }) => law), weights },
    ...(good[0].per === undefined ? {} : { per: good[0].per }),
  }
}
