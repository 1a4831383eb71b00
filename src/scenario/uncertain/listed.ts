import type { Entry } from '../yaml/tree.ts'
import { periodsDiffer, perOf, type Read, readNumber, refuse } from './entries.ts'
import type { Formed, Scale } from './scale.ts'
import { itemsUnder, readWeighted } from './weighted.ts'

export const listedForms = {
  discrete: '{discrete: [{value: a, weight: 3}, {value: b, weight: 1}]}',
  empirical: '{empirical: [a, b, c]}',
} as const

const mostValues = 10_000

/** Values that are per one period and not all the same, or a complaint. */
const checked = (reads: readonly Read[], scale: Scale): readonly Read[] | undefined => {
  const [first] = reads
  const wrong = periodsDiffer(reads)
  if (wrong !== undefined) return refuse(wrong[0], wrong[1], scale)
  if (reads.some(({ value }) => value !== first.value)) return reads
  const help = `write one value: ${first.node.text}`
  return refuse(first, { code: 'E117', problem: 'there is only one value', help }, scale)
}

/** `{discrete: [{value, weight}, ...]}`: a few values, each with its weight. */
export const discrete = ({ value }: Entry, scale: Scale): Formed | undefined => {
  const items = itemsUnder(value, 'discrete', mostValues, listedForms.discrete, scale)
  const weighted = items && readWeighted(items, listedForms.discrete, scale)
  if (weighted === undefined) return undefined
  const reads = weighted.map((one, i) => readNumber(one.value, `value ${i + 1}`, one.value.place, scale.read, scale))
  const good = reads.filter(one => one !== undefined)
  if (good.length < weighted.length || checked(good, scale) === undefined) return undefined
  const weights = weighted.map(({ weight }) => weight)
  return { law: { kind: 'discrete', params: [], values: good.map(one => one.value), weights }, ...perOf(good[0]) }
}

/** `{empirical: [...]}`: observed values, each equally likely. */
export const empirical = ({ value }: Entry, scale: Scale): Formed | undefined => {
  const items = itemsUnder(value, 'empirical', mostValues, listedForms.empirical, scale)
  if (items === undefined) return undefined
  const good: Read[] = []
  let bad = 0
  for (const [i, item] of items.entries()) {
    const read = readNumber(item, `value ${i + 1}`, item.place, scale.read, scale)
    if (read !== undefined) good.push(read)
    else if (++bad >= 20) break
  }
  if (bad > 0 || checked(good, scale) === undefined) return undefined
  return { law: { kind: 'empirical', params: [], values: good.map(one => one.value) }, ...perOf(good[0]) }
}
