import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { quoted } from '../words.ts'
import type { Entry, Scalar, TreeNode } from './tree.ts'

/** A key in braces that has no value, and its place. */
export type Bare = { readonly key: string; readonly place: Place }

/** `text` in straight quotes, as YAML reads it. */
export const inQuotes = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const glued = /^([a-z][A-Za-z0-9]*):(?!\/\/)(\S.*)$/

const plain = (text: string, place: Place): Scalar => ({ kind: 'scalar', text, quoted: false, place })

/** `heads:6` as the entry that it was meant to be, after a complaint; undefined if it is none. */
export const gluedEntry = ({ key, place }: Bare, complain: Complain): Entry | undefined => {
  const [, name, text] = glued.exec(key) ?? []
  if (name === undefined) return undefined
  complain('E105', 'a space is missing after ":"', { place, help: `write ${name}: ${text}`, settled: true })
  const start = place.start + name.length + 1
  return { key: name, keyPlace: { ...place, end: start - 1 }, value: plain(text, { ...place, start }) }
}

/** Keys whose values are texts, in which `a:b` and `-a` mean nothing. */
const texts = new Set(['name', 'title', 'note', 'why', 'that', 'source', 'question'])

/**
 * A text on its own lines, each `key:value` or `-value`, as the map or the list that it was meant to be, after a
 * complaint of the first; any other value as it is.
 */
export const spaced = (key: string, keyPlace: Place, value: TreeNode, complain: Complain): TreeNode => {
  const { file, start, end } = value.place
  if (value.kind !== 'scalar' || value.quoted || texts.has(key)) return value
  if (!file.text.slice(keyPlace.end, start).includes('\n')) return value
  const lines: Bare[] = []
  let at = start
  for (const line of file.text.slice(start, end).split('\n')) {
    const text = line.replace(/\s#.*$/, '').trim()
    const from = at + line.length - line.trimStart().length
    if (text !== '') lines.push({ key: text, place: { file, start: from, end: from + text.length } })
    at += line.length + 1
  }
  if (lines.every(line => glued.test(line.key))) {
    const told = onlyFirst(complain)
    const entries = lines.flatMap(line => gluedEntry(line, told) ?? [])
    return { kind: 'map', entries: new Map(entries.map(entry => [entry.key, entry])), place: value.place }
  }
  if (!lines.every(line => /^-[A-Za-z]/.test(line.key))) return value
  const [first] = lines
  complain('E105', 'a space is missing after "-"', { place: first.place, help: `write - ${first.key.slice(1)}` })
  const items = lines.map(line => plain(line.key.slice(1), { ...line.place, start: line.place.start + 1 }))
  return { kind: 'list', items, place: value.place }
}

const onlyFirst = (complain: Complain): Complain => {
  let told = false
  return (...complaint) => {
    if (!told) complain(...complaint)
    told = true
  }
}

const withoutValue = ({ key, place }: Bare, complain: Complain): void =>
  complain('E122', `${quoted(key)} has no value`, { place, help: 'write "key: value"' })

/** A number that commas cut, without them: `0,4` is 0.4 and `25,000` is 25000. */
const joined = (text: string, rests: readonly string[]): string | undefined => {
  if (rests.length > 0 && rests.every((rest, i) => (i < rests.length - 1 ? /^\d{3}$/ : /^\d{3}(?!\d)/).test(rest)))
    return /(?:^|\D)0$/.test(text) ? `${text}.${rests.join('')}` : `${text}${rests.join('')}`
  if (rests.length !== 1) return undefined
  return /^\d{1,2}(?!\d)/.test(rests[0]) || /(?:^|\D)0$/.test(text) ? `${text}.${rests[0]}` : undefined
}

/**
 * Complains of keys without a value, one behind the other, of which most often a comma in the value before made the
 * first. Gives that value as it was meant, so that reading can go on; nothing else is said of it.
 */
export const commaSplit = (before: Entry | undefined, bare: readonly Bare[], complain: Complain): Entry | undefined => {
  const value = before?.value
  if (before === undefined || value === undefined || value.kind !== 'scalar' || value.quoted) {
    for (const one of bare) withoutValue(one, complain)
    return undefined
  }
  const { file, start } = value.place
  const isTight = ({ key, place }: Bare): boolean => file.text[place.start - 1] === ',' && /^\d/.test(key)
  const isNumber = /\d$/.test(value.text) && isTight(bare[0])
  const other = isNumber ? bare.findIndex(one => !isTight(one)) : -1
  const rests = other < 0 ? bare : bare.slice(0, other)
  for (const one of bare.slice(rests.length)) withoutValue(one, complain)
  // A word behind a quantity is a key, not a part of a text.
  if (!isNumber && /^[+-]?[$\d.]/.test(value.text) && /^[A-Za-z]\w*$/.test(bare[0].key)) {
    for (const one of bare) withoutValue(one, complain)
    return undefined
  }
  const place = { file, start, end: rests[rests.length - 1].place.end }
  const written = file.text.slice(start, place.end).replace(/\s+/g, ' ')
  const number = isNumber
    ? joined(
        value.text,
        rests.map(({ key }) => key),
      )
    : undefined
  const text = number ?? written
  const curly = /^[\u201c\u201d]([^"]*)[\u201c\u201d]$/.exec(written)
  if (curly !== null)
    complain('E105', 'curly quotes “ ” do not count as quotes', {
      place,
      help: `write ${inQuotes(curly[1])}`,
      settled: true,
    })
  else
    complain('E122', `a comma split this ${/^[\d$,.]+$/.test(written) ? 'number' : 'value'}: ${quoted(written)}`, {
      place,
      help:
        number !== undefined
          ? `write ${number}`
          : /^[+-]?[$\d., ]+$/.test(written)
            ? 'write one number, without commas'
            : `quote it: ${inQuotes(written)}`,
      settled: true,
    })
  return { ...before, value: plain(text, place) }
}
