import type { Place } from '../../kernel/issue.ts'
import type { Fitted } from '../values/fit.ts'
import { didYouMean, oneOf, quoted, valueText } from '../words.ts'
import { complainOf, quotedNumber, type Wrong } from '../wrong.ts'
import { kindText, type MapNode, type Scalar, type TreeNode } from '../yaml/tree.ts'
import type { ReadEntry, Scale } from './scale.ts'

/** One entry, read: what it says and where. */
export type Read = Fitted & { readonly key: string; readonly node: Scalar }

/** One number, read by `read`; undefined after a complaint. `key` is what it is called in messages. */
export const readNumber = (
  node: TreeNode,
  key: string,
  keyPlace: Place,
  read: ReadEntry,
  { path, complain }: Scale,
): Read | undefined => {
  if (node.kind === 'empty') complain('E122', `${quoted(key)} has no value`, { place: keyPlace, path })
  else if (node.kind !== 'scalar')
    complain('E121', `expected one value for ${quoted(key)}, found ${kindText(node)}`, { place: node.place, path })
  else {
    const fitted = quotedNumber(node) ?? read(node.text)
    if (!('problem' in fitted)) return { ...fitted, key, node }
    complainOf(fitted, node, path, complain)
  }
  return undefined
}

/** The entries of these keys, each read by its own reader, in the order of the keys; undefined after a complaint. */
export const readEntries = (
  node: MapNode,
  readers: readonly (readonly [key: string, read: ReadEntry])[],
  scale: Scale,
): readonly Read[] | undefined => {
  const reads = readers.map(([key, read]) => {
    const entry = node.entries.get(key)
    return entry === undefined ? undefined : readNumber(entry.value, key, entry.keyPlace, read, scale)
  })
  const good = reads.filter(one => one !== undefined)
  return good.length === readers.length ? good : undefined
}

const listed = (names: readonly string[]): string =>
  names.length <= 2 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

/**
 * Which of several sets of keys a map has, all and no more; undefined after a complaint. `help` says what to write
 * instead.
 */
export const keysOf = (
  node: MapNode,
  sets: readonly (readonly string[])[],
  help: string,
  { path, complain }: Scale,
): readonly string[] | undefined => {
  const keys = [...node.entries.keys()]
  const exact = sets.find(set => set.length === keys.length && set.every(key => node.entries.has(key)))
  if (exact !== undefined) return exact
  const shared = (set: readonly string[]) => set.filter(key => node.entries.has(key)).length
  const [near] = [...sets].sort((a, b) => shared(b) - shared(a) || a.length - b.length)
  const known = [...new Set(sets.flat())]
  const extra = keys.find(key => !known.includes(key)) ?? keys.find(key => !near.includes(key))
  const missing = near.find(key => !node.entries.has(key))
  const [first] = node.entries.values()
  if (first === undefined) complain('E121', 'this map is empty', { place: node.place, path, help })
  else if (extra !== undefined && known.includes(extra)) {
    const kept = keys.filter(key => key !== extra && near.includes(key))
    const forms = sets.filter(set => set.some(key => node.entries.has(key))).map(set => `{${set.join(', ')}}`)
    complain('E121', `${quoted(extra)} has no place beside ${listed(kept.map(quoted))}`, {
      place: node.entries.get(extra)?.keyPlace ?? node.place,
      path,
      help: `the forms with these keys are ${listed(forms)}`,
    })
  } else if (extra !== undefined)
    complain('E121', `${quoted(extra)} does not belong here`, {
      place: node.entries.get(extra)?.keyPlace ?? node.place,
      path,
      expected: oneOf(known),
      help: didYouMean(extra, known) ?? help,
    })
  else if (missing !== undefined)
    complain('E117', `${quoted(missing)} is missing beside ${keys.map(quoted).join(', ')}`, {
      place: first.keyPlace,
      path,
      help,
    })
  return undefined
}

/** What is wrong with entries that are each fine by themselves but not per the same period. */
export const periodsDiffer = (reads: readonly Read[]): readonly [Read, Wrong] | undefined => {
  const [first] = reads
  const other = reads.find(read => read.per !== first.per)
  if (other === undefined) return undefined
  const per = (read: Read) => (read.per === undefined ? 'not a rate' : `per ${read.per}`)
  const problem = `${first.key} is ${per(first)} but ${other.key} is ${per(other)}`
  return [other, { code: 'E117', problem, help: 'write all of them per the same period' }]
}

/** The same values in the order of their keys, where that is all it takes. */
const risingHelp = (reads: readonly Read[]): Pick<Wrong, 'help'> => {
  const values = [...reads].sort((a, b) => a.value - b.value)
  if (values[0].value === values[values.length - 1].value) return {}
  return { help: `write {${reads.map(({ key }, i) => `${key}: ${values[i].node.text.trim()}`).join(', ')}}` }
}

/** What is wrong with entries that must rise, the ends apart; at the entry to point at. */
const falls = (reads: readonly Read[], unit: Scale['unit']): readonly [Read, Wrong] | undefined => {
  const [first] = reads
  const last = reads[reads.length - 1]
  const index = reads.findIndex((read, i) => i > 0 && read.value < reads[i - 1].value)
  if (index > 0) {
    const [x, y] = [reads[index - 1], reads[index]].map(read => `${read.key} (${valueText(read.value, unit())})`)
    const keys = reads.map(({ key }) => key)
    const expected = keys.length === 2 ? `${keys[0]} must be smaller than ${keys[1]}` : `${listed(keys)} must rise`
    const problem = `${x} is larger than ${y}`
    return [reads[index - 1], { code: 'E117', problem, expected, ...risingHelp(reads) }]
  }
  if (first.value !== last.value) return undefined
  const problem = `${first.key} and ${last.key} are the same: ${valueText(first.value, unit())}`
  return [first, { code: 'E117', problem, help: `write one value: ${first.node.text}` }]
}

/** Complains of an entry; always undefined. */
export const refuse = ({ node }: Pick<Read, 'node'>, wrong: Wrong, { path, complain }: Scale): undefined => {
  complainOf(wrong, node, path, complain)
  return undefined
}

/** Entries of these keys that must rise, per one period; undefined after a complaint. */
export const readRising = (node: MapNode, keys: readonly string[], scale: Scale): readonly Read[] | undefined => {
  const reads = readEntries(
    node,
    keys.map(key => [key, scale.read] as const),
    scale,
  )
  if (reads === undefined) return undefined
  const wrong = periodsDiffer(reads) ?? falls(reads, scale.unit)
  return wrong === undefined ? reads : refuse(wrong[0], wrong[1], scale)
}

/** `{per}` of an entry, or nothing. */
export const perOf = ({ per }: Fitted): Pick<Fitted, 'per'> => (per === undefined ? {} : { per })

/** The map under a key, or a complaint. */
export const mapUnder = (node: TreeNode, name: string, example: string, scale: Scale): MapNode | undefined => {
  if (node.kind === 'map') return node
  const { path, complain } = scale
  complain(node.kind === 'empty' ? 'E122' : 'E121', `${quoted(name)} needs a map, found ${kindText(node)}`, {
    place: node.place,
    path,
    help: `write ${example}`,
  })
  return undefined
}
