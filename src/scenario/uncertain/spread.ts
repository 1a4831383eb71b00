import { log1p } from '../../kernel/arithmetic.ts'
import { lognormalFromQuantiles } from '../../kernel/distribution/convert.ts'
import { probabilityWithin, quantile } from '../../kernel/distribution/index.ts'
import type { Law } from '../../kernel/law.ts'
import type { Quantity } from '../scenario.ts'
import { fitText } from '../values/fit.ts'
import { valueText } from '../words.ts'
import type { MapNode, TreeNode } from '../yaml/tree.ts'
import { keysOf, readEntries, readNumber, refuse } from './entries.ts'
import type { ReadEntry, Scale } from './scale.ts'
import { mostOutside } from './window.ts'

export const spreadForm = '{typical: a, spread: 50%}'

/** A share of what is typical: more than 100% only with a %. */
const factor: ReadEntry = text => fitText(text, { unit: '1', range: text.includes('%') ? [-1000, 1000] : [-1, 1] })

const mostSpread = 10

/** The law of an event around its median, as factors of it: by its coefficient of variation, or by its p10 and p90. */
const lawOf = (node: TreeNode, keyPlace: MapNode['place'], scale: Scale): Law | undefined => {
  if (node.kind === 'map') {
    const keys = keysOf(node, [['p10', 'p90']], 'write spread: 50%, or spread: {p10: 40%, p90: 250%}', scale)
    const reads =
      keys &&
      readEntries(
        node,
        keys.map(key => [key, factor] as const),
        scale,
      )
    if (reads === undefined) return undefined
    const [p10, p90] = reads
    const expected = 'they are shares of what is typical: p10 below 100%, p90 above'
    if (!(p10.value > 0 && p10.value < 1))
      return refuse(p10, { code: 'E117', problem: `p10 must be more than 0% and less than 100%`, expected }, scale)
    if (!(p90.value > 1)) return refuse(p90, { code: 'E117', problem: `p90 must be more than 100%`, expected }, scale)
    const law = lognormalFromQuantiles(p10.value, p90.value)
    return 'problem' in law ? refuse(p10, { code: 'E117', problem: law.problem }, scale) : law
  }
  const read = readNumber(node, 'spread', keyPlace, factor, scale)
  if (read === undefined) return undefined
  if (read.value === 0)
    return refuse(
      read,
      { code: 'E117', problem: 'spread is 0, so all are the same', help: 'write what is typical alone' },
      scale,
    )
  if (read.value < 0 || read.value > mostSpread) {
    const limit = read.value < 0 ? 'more than 0%' : `at most ${valueText(mostSpread, '1')}`
    return refuse(
      read,
      {
        code: 'E117',
        problem: `spread must be ${limit} but is ${valueText(read.value, '1')}`,
        help: 'write a spread such as 50%',
      },
      scale,
    )
  }
  return { kind: 'lognormal', params: [0, Math.sqrt(log1p(read.value * read.value))] }
}

/** Whether the spread around what is typical (of an uncertain one: around its median) stays inside the field's range. */
const staysInRange = (node: MapNode, law: Law, typical: Quantity, { range, unit, path, complain }: Scale): boolean => {
  const middle =
    typical.kind === 'constant' ? typical.value : typical.kind === 'law' ? quantile(typical.law, 0.5) : undefined
  if (middle === undefined || !(middle > 0)) return true
  const outside = 1 - probabilityWithin(law, range[0] / middle, range[1] / middle)
  if (outside < mostOutside) return true
  const [least, most] = range.map(end => valueText(end, unit()))
  complain(
    'E114',
    `${valueText(Number(outside.toPrecision(2)), '1')} of these values lie outside ${least} to ${most}`,
    {
      place: node.place,
      path,
      help: 'write a smaller spread, or {p10: a, p90: b} with "min" and "max" beside it',
    },
  )
  return false
}

/** `{typical, spread}` of events: what is typical may be uncertain itself, and is read by `readTypical`. */
export const eventSpread = (
  node: MapNode,
  scale: Scale,
  readTypical: (node: TreeNode) => Quantity | undefined,
): Quantity | undefined => {
  if (keysOf(node, [['typical', 'spread']], `write ${spreadForm}`, scale) === undefined) return undefined
  const [typical, spread] = ['typical', 'spread'].map(key => node.entries.get(key))
  if (typical === undefined || spread === undefined) return undefined
  const law = lawOf(spread.value, spread.keyPlace, scale)
  const middle = readTypical(typical.value)
  if (law === undefined || middle === undefined || !staysInRange(node, law, middle, scale)) return undefined
  return { kind: 'spread', typical: middle, law }
}

/** More would make a gamma that is almost always 0. */
const mostTimes = 3

/** `{typical, spread}` of a share of one whole; whose whole it is, is for the caller to say. */
export const shareSpread = (node: MapNode, scale: Scale): Quantity | undefined => {
  if (keysOf(node, [['typical', 'spread']], 'write {typical: 45%, spread: 10%}', scale) === undefined) return undefined
  const reads = readEntries(
    node,
    [
      ['typical', scale.read],
      ['spread', scale.readSize],
    ],
    scale,
  )
  if (reads === undefined) return undefined
  const [typical, spread] = reads
  const [middle, size] = reads.map(({ value }) => valueText(value, '1'))
  const help = `write one value: ${typical.node.text}`
  if (typical.value === 0)
    return refuse(typical, { code: 'E117', problem: 'typical is 0%, and 0% has no spread', help }, scale)
  if (spread.value === 0) return refuse(spread, { code: 'E117', problem: 'spread is 0%', help }, scale)
  if (spread.value < 0)
    return refuse(
      spread,
      { code: 'E117', problem: `spread must be more than 0% but is ${size}`, help: `write ${size.replace('-', '')}` },
      scale,
    )
  if (spread.value > mostTimes * typical.value) {
    const problem = `spread (${size}) is more than ${mostTimes} times what is typical (${middle})`
    return refuse(spread, { code: 'E117', problem, help: 'write a smaller spread' }, scale)
  }
  return { kind: 'part', typical: typical.value, spread: spread.value, among: [] }
}

/** `{typical, spread}` where neither events nor shares of one whole are meant. */
export const noSpread = (node: MapNode, { path, complain }: Scale): undefined => {
  complain('E117', '"spread" is for what differs from deal to deal, and for shares of one whole', {
    place: node.entries.get('spread')?.keyPlace ?? node.place,
    path,
    help: 'here write {p10: a, p90: b} or {low: a, typical: b, high: c}',
  })
  return undefined
}
