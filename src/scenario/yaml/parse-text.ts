import { isMap, isPair, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLMap } from 'yaml'
import type { Place, SourceFile } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { quoted } from '../words.ts'
import { type Bare, commaSplit, gluedEntry, spaced } from './flow-slip.ts'
import { forbiddenAt } from './forbidden.ts'
import { limits, prescan } from './prescan.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from './tree.ts'
import { yamlProblem } from './yaml-problem.ts'

const starter = `the shortest scenario looks like this:
tandem: 1
name: My partner
time: {start: 2026-01, step: month, horizon: 5 years}
segments: {midMarket: {dealSize: $60k}}
strategies:
  today: {motion: resell}`

const placeOf = (file: SourceFile, range: readonly number[] | null | undefined): Place => {
  const start = Math.min(range?.[0] ?? 0, file.text.length)
  return { file, start, end: Math.max(range?.[1] ?? start, start) }
}

/** Turns what the YAML parser made into our own tree, and complains of what no scenario may hold. */
const convert = (file: SourceFile, node: ParsedNode | null, around: Place, complain: Complain): TreeNode => {
  if (node === null) return { kind: 'empty', place: around }
  const place = placeOf(file, node.range)
  if (isMap(node)) return convertMap(file, node as YAMLMap.Parsed, place, complain)
  if (isSeq(node)) {
    const items = node.items.map(item => convert(file, item as ParsedNode, place, complain))
    return { kind: 'list', items, place }
  }
  if (!isScalar(node)) return { kind: 'empty', place: around }
  const isPlain = node.type === 'PLAIN'
  const text = isPlain ? (node.source ?? '') : String(node.value ?? '')
  if (isPlain && (text === '' || node.value === null)) return { kind: 'empty', place: text === '' ? around : place }
  if (!isPlain && forbiddenAt(text) >= 0)
    complain('E109', 'this text hides a control character or one that changes how text is shown', {
      place,
      help: 'remove what stands after the "\\"',
    })
  return { kind: 'scalar', text, quoted: !isPlain, place }
}

const convertMap = (file: SourceFile, node: YAMLMap.Parsed, place: Place, complain: Complain): MapNode => {
  const entries = new Map<string, Entry>()
  let before: Entry | undefined
  // Keys in braces without a value, one behind the other.
  let bare: Bare[] = []
  const settle = (): void => {
    const mended = bare.length === 0 ? undefined : commaSplit(before, bare, complain)
    if (mended !== undefined) entries.set(mended.key, mended)
    bare = []
  }
  for (const pair of node.items) {
    const key = isPair(pair) ? pair.key : null
    if (key === null || !isScalar(key) || key.range === undefined || typeof key.value !== 'string') {
      complain('E105', 'keys must be plain text', {
        place: placeOf(file, key?.range ?? (place && [place.start, place.start + 1])),
      })
      continue
    }
    const keyPlace = placeOf(file, key.range)
    if (key.value === '<<') {
      const help = 'write the keys out here; a scenario takes what another says with "extends", a strategy with "like"'
      complain('E107', 'merge keys are not supported: "<<"', { place: keyPlace, help })
      continue
    }
    const isBare = node.flow === true && pair.value === null
    const meant = isBare ? gluedEntry({ key: key.value, place: keyPlace }, complain) : undefined
    if (isBare && meant === undefined) {
      bare.push({ key: key.value, place: keyPlace })
      continue
    }
    settle()
    const name = meant?.key ?? key.value
    const first = entries.get(name)
    const found = meant?.value ?? convert(file, pair.value as ParsedNode | null, keyPlace, complain)
    const value = node.flow === true ? found : spaced(name, keyPlace, found, complain)
    if (first !== undefined) {
      complain('E102', `${quoted(name)} is written twice`, {
        place: keyPlace,
        help: 'keep one of them',
        also: [{ place: first.keyPlace, note: 'first written here' }],
      })
      continue
    }
    before = { key: name, keyPlace, value }
    entries.set(name, before)
  }
  settle()
  if (entries.size > limits.keys)
    complain('E108', `a map with ${entries.size} keys; at most ${limits.keys} are allowed`, {
      place: { ...place, end: place.start + 1 },
    })
  return { kind: 'map', entries, place }
}

const options = {
  version: '1.2',
  schema: 'core',
  strict: true,
  stringKeys: true,
  merge: false,
  customTags: null,
  prettyErrors: false,
  logLevel: 'silent',
  // Duplicates are found by convert, in linear time.
  uniqueKeys: false,
} as const

/** The value that stands in a text from `at` on, or undefined when it cannot be used at all (then one complaint was made). */
export const parseValue = (file: SourceFile, at: number, complain: Complain): TreeNode | undefined => {
  // Parsed with blanks before it, so that what the parser says of places is true of the text.
  const blank = { name: file.name, text: ' '.repeat(at) + file.text.slice(at) }
  const told: Complain = (code, message, detail) =>
    complain(code, message, detail?.place === undefined ? detail : { ...detail, place: { ...detail.place, file } })
  if (!prescan(blank, told)) return undefined
  const document = parseDocument(blank.text, options)
  const [error] = [...document.errors, ...document.warnings]
  if (error === undefined)
    return convert(file, document.contents as ParsedNode | null, { file, start: at, end: file.text.length }, complain)
  yamlProblem(blank, error, told)
  return undefined
}

/** A scenario file as a tree, or undefined when it cannot be used at all (then at least one complaint was made). */
export const parseText = (file: SourceFile, complain: Complain): MapNode | undefined => {
  if (!prescan(file, complain)) return undefined
  const document = parseDocument(file.text, options)
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) {
    yamlProblem(file, error, complain)
    return undefined
  }
  const top = { file, start: 0, end: 0 }
  const tree = convert(file, document.contents as ParsedNode | null, top, complain)
  if (tree.kind === 'map' && tree.entries.size > limits.keys) return undefined
  if (tree.kind === 'map') return tree
  if (tree.kind === 'empty') complain('E144', 'empty scenario', { place: top, help: starter })
  else
    complain('E121', `expected a map, found ${kindText(tree)}`, {
      place: { ...tree.place, end: tree.place.start + 1 },
      help: 'start with "tandem: 1"',
    })
  return undefined
}
