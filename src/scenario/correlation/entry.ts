import type { Complain } from '../complain.ts'
import { isReserved } from '../names.ts'
import type { Correlation } from '../scenario.ts'
import { openRecord, textOf } from '../values/record.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { readRank } from './rank.ts'

const provenance: readonly string[] = ['source', 'note', 'date', 'owner']
const keys: readonly string[] = ['between', 'rank', ...provenance, 'why']

const example = 'such as {between: [ecosystemMultiplier, captureShare], rank: 0.4}'

/** The names of `between`, each with its place; undefined after a complaint. */
const namesOf = (
  entry: Entry,
  path: string,
  complain: Complain,
): readonly (readonly [string, TreeNode])[] | undefined => {
  const { value } = entry
  if (value.kind !== 'list') {
    complain(value.kind === 'empty' ? 'E122' : 'E121', `expected a list of names, found ${kindText(value)}`, {
      place: value.kind === 'empty' ? entry.keyPlace : value.place,
      path,
      help: 'such as between: [ecosystemMultiplier, captureShare]',
    })
    return undefined
  }
  const names = new Map<string, TreeNode>()
  let isRight = true
  for (const item of value.items) {
    if (item.kind !== 'scalar')
      complain('E121', `expected a name, found ${kindText(item)}`, { place: item.place, path })
    else if (names.has(item.text))
      complain('E138', `${quoted(item.text)} is correlated with itself`, {
        place: item.place,
        path,
        help: 'name it once',
      })
    if (item.kind !== 'scalar' || names.has(item.text)) isRight = false
    else names.set(item.text, item)
  }
  if (isRight && names.size < 2) {
    complain('E138', `a correlation needs two names, found ${names.size}`, { place: value.place, path })
    return undefined
  }
  return isRight ? [...names] : undefined
}

/** The path of a name, or undefined after a complaint. */
export type MemberOf = (name: string, node: TreeNode, path: string) => string | undefined

/** Whether a key that nobody knows seems to mean `wanted`. */
const isMeant = (node: MapNode, wanted: string): boolean =>
  [...node.entries.keys()].some(key => !keys.includes(key) && didYouMean(key, [wanted]) !== undefined)

/** Where a correlation comes from, said as in a record around a value. */
const provenanceOf = (node: MapNode, path: string, complain: Complain) => {
  const value: Entry = { key: 'value', keyPlace: node.place, value: { kind: 'empty', place: node.place } }
  const said = [...node.entries.values()].filter(({ key }) => provenance.includes(key))
  const entries = new Map([value, ...said].map(entry => [entry.key, entry]))
  const { value: _, ...rest } = openRecord({ ...node, entries }, path, complain)
  return rest
}

/** One correlation; undefined after a complaint. */
export const readEntry = (
  node: MapNode,
  path: string,
  memberOf: MemberOf,
  complain: Complain,
): Correlation | undefined => {
  for (const { key, keyPlace } of node.entries.values())
    if (!keys.includes(key) && !isReserved(key, keyPlace, complain))
      complain('E101', `unknown key ${quoted(key)}`, {
        place: keyPlace,
        path,
        expected: oneOf(keys),
        help: didYouMean(key, keys),
      })
  const [between, rank, why] = ['between', 'rank', 'why'].map(key => node.entries.get(key))
  const reason = why === undefined ? undefined : textOf(why, path, complain)
  const said = provenanceOf(node, path, complain)
  const missing = ['between', 'rank'].filter(key => !node.entries.has(key) && !isMeant(node, key))
  if (missing.length > 0)
    complain('E125', `a correlation needs ${missing.map(quoted).join(' and ')}`, {
      place: node.place,
      path,
      help: example,
    })
  const names = between === undefined ? undefined : namesOf(between, `${path}.between`, complain)
  const paths = (names ?? []).map(([name, item]) => memberOf(name, item, `${path}.between`))
  if (rank === undefined) return undefined
  if (names === undefined) {
    if (rank.value.kind !== 'list') readRank(rank.value, ['', ''], `${path}.rank`, complain)
    return undefined
  }
  const ranks = readRank(
    rank.value,
    names.map(([name]) => name),
    `${path}.rank`,
    complain,
  )
  if (ranks === undefined || paths.includes(undefined)) return undefined
  return {
    paths: paths.filter(one => one !== undefined),
    rank: ranks,
    place: node.place,
    ...said,
    ...(reason === undefined ? {} : { why: reason }),
  }
}
