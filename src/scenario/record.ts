import type { Complain } from './complain.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from './tree.ts'
import { didYouMean, oneOf, quoted } from './words.ts'

/** What a record says beside its value. */
export type Provenance = { readonly source?: readonly string[]; readonly note?: string }

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

const textOf = (entry: Entry, path: string, complain: Complain): string | undefined => {
  const what = notText(entry)
  if (entry.value.kind === 'scalar' && what === undefined) return entry.value.text
  complain('E121', `expected text, found ${what}`, {
    place: entry.value.place,
    path: `${path}.${entry.key}`,
    help: examples[entry.key] ?? 'write a text, or remove the key',
  })
  return undefined
}

/** The value inside a record, and where it comes from; a node that is no record is its own value. */
export const openRecord = (node: TreeNode, path: string, complain: Complain): { value: TreeNode } & Provenance => {
  if (!isRecord(node)) return { value: node }
  let source: string[] | undefined
  let note: string | undefined
  for (const entry of node.entries.values()) {
    if (entry.key === 'value') continue
    if (!recordKeys.includes(entry.key))
      complain('E101', `unknown key ${quoted(entry.key)} beside "value"`, {
        place: entry.keyPlace,
        path,
        expected: oneOf(recordKeys),
        help: didYouMean(entry.key, recordKeys),
      })
    else if (entry.key === 'source' && entry.value.kind === 'list' && entry.value.items.length > 0) {
      source = []
      for (const item of entry.value.items) {
        const text = textOf({ ...entry, value: item }, path, complain)
        if (text !== undefined) source.push(text)
      }
    } else {
      const text = textOf(entry, path, complain)
      if (text !== undefined && entry.key === 'source') source = [text]
      if (text !== undefined && entry.key === 'note') note = text
    }
  }
  const value = node.entries.get('value')?.value ?? node
  return { value, ...(source === undefined ? {} : { source }), ...(note === undefined ? {} : { note }) }
}
