import { sources } from '../../domain/evidence/sources.ts'
import type { Complain } from '../complain.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { calendarProblem } from './date.ts'

/** What a record says beside its value. */
export type Provenance = {
  readonly source?: readonly string[]
  readonly note?: string
  /** A year, a month or a day. */
  readonly date?: string
  readonly owner?: string
}

/** The keys of a record. */
export const recordKeys: readonly string[] = ['value', 'unit', 'source', 'note', 'date', 'owner']

/** True if a map is a record `{value, source, note, ...}` around a value. */
export const isRecord = (node: TreeNode): node is MapNode => node.kind === 'map' && node.entries.has('value')

/** What to write for a key, when what stands there says nothing. */
const examples: Readonly<Record<string, string>> = {
  source: 'write where the value comes from, such as S02',
  unit: 'write what one of it is, such as $ of services',
}

/** What is there instead of a text that says something; a date may be a bare year. */
const notText = ({ key, value }: Entry): string | undefined => {
  if (value.kind === 'list' && value.items.length === 0) return 'an empty list'
  if (value.kind !== 'scalar') return kindText(value)
  if (value.text.trim() === '') return 'an empty text'
  if (value.text.length > 2000) return 'a text of more than 2000 characters'
  return key !== 'date' && kindText(value) === 'a number' ? 'a number' : undefined
}

/** The text of an entry, or undefined after a complaint that it says nothing. */
export const textOf = (entry: Entry, path: string, complain: Complain): string | undefined => {
  const what = notText(entry)
  if (entry.value.kind === 'scalar' && what === undefined) return entry.value.text
  complain('E121', `expected text, found ${what}`, {
    place: entry.value.place,
    path: `${path}.${entry.key}`,
    help: examples[entry.key] ?? 'write a text, or remove the key',
  })
  return undefined
}

/** Warns of what looks like the id of a source in the evidence library and is none. */
const checkSource = (entry: Entry, path: string, warn: Complain): void => {
  if (entry.value.kind !== 'scalar') return
  const { text, place } = entry.value
  if (!/^S\d+$/.test(text) || sources.has(text)) return
  warn('E124', `the evidence library has no source ${quoted(text)}`, {
    place,
    path: `${path}.source`,
    help: didYouMean(text, [...sources.keys()]) ?? 'write another name if it is a source of your own',
  })
}

/** Where something comes from: ids of sources or texts, one or a list. */
export const readSources = (entry: Entry, path: string, complain: Complain, warn: Complain): string[] => {
  const items = entry.value.kind === 'list' && entry.value.items.length > 0 ? entry.value.items : [entry.value]
  return items.flatMap(value => {
    const text = textOf({ ...entry, value }, path, complain)
    if (text === undefined) return []
    checkSource({ ...entry, value }, path, warn)
    return [text]
  })
}

const readDate = (entry: Entry, path: string, complain: Complain): string | undefined => {
  const text = textOf(entry, path, complain)?.trim()
  const problem = text === undefined ? undefined : calendarProblem(text)
  if (problem === undefined) return text
  complain('E140', problem.problem, { place: entry.value.place, path: `${path}.date`, help: problem.help })
  return undefined
}

const unknownKey = ({ key, keyPlace }: Entry, path: string, complain: Complain): void =>
  complain('E101', `unknown key ${quoted(key)} beside "value"`, {
    place: keyPlace,
    path,
    expected: oneOf(recordKeys),
    help: didYouMean(key, recordKeys),
  })

/** The value inside a record, and where it comes from; a node that is no record is its own value. */
export const openRecord = (
  node: TreeNode,
  path: string,
  complain: Complain,
  warn: Complain = () => {},
): { value: TreeNode } & Provenance => {
  if (!isRecord(node)) return { value: node }
  const said: { -readonly [K in keyof Provenance]: Provenance[K] } = {}
  for (const entry of node.entries.values()) {
    const { key } = entry
    if (key === 'value') continue
    if (!recordKeys.includes(key)) unknownKey(entry, path, complain)
    else if (key === 'source') {
      const source = readSources(entry, path, complain, warn)
      if (source.length > 0) said.source = source
    } else {
      const text = key === 'date' ? readDate(entry, path, complain) : textOf(entry, path, complain)
      if (text !== undefined && (key === 'note' || key === 'date' || key === 'owner')) said[key] = text
    }
  }
  return { value: node.entries.get('value')?.value ?? node, ...said }
}
